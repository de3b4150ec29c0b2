from __future__ import annotations

import pytest

from ismap_check.documents.meant import WORDS, meant
from ismap_check.model.profile import Status

STATUSES = tuple(Status)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("実施済み", "implemented"),
        ("対応済", "implemented"),
        (" 実施済み。", "implemented"),
        ("○", "implemented"),
        ("Yes", "implemented"),
        ("一部実施", "partial"),
        ("△", "partial"),
        ("対応予定", "planned"),
        ("代替策", "alternative"),
        ("継承", "inherited"),
        ("未実施", "not-implemented"),
        ("×", "not-implemented"),
        ("該当なし", "not-applicable"),
        ("Ｎ／Ａ", "not-applicable"),
        ("選択しない", "not-selected"),
        ("実施中", None),
        ("", None),
    ],
)
def test_what_an_answer_in_other_words_means(written: str, code: str | None) -> None:
    assert meant(written, STATUSES) == code


def test_a_word_is_offered_only_where_its_code_may_stand() -> None:
    assert meant("必須", STATUSES) is None
    assert meant("必須", ("mandatory", "selectable")) == "mandatory"


def test_no_word_means_two_things() -> None:
    words = [word for line in WORDS.values() for word in line.split()]
    assert len(words) == len(set(words))
