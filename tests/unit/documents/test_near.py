from __future__ import annotations

import pytest

from ismap_check.documents.near import Suggestions, near

STATUSES = ("implemented", "partial", "planned", "not-implemented", "not-applicable")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("implmented", "implemented"),
        ("Partial", "partial"),
        ("not_implemented", "not-implemented"),
        ("plan", "planned"),
        ("ｐａｒｔｉａｌ", "partial"),
        ("not applicable", "not-applicable"),
        ("実施済み", None),
        ("", None),
    ],
)
def test_the_nearest_word(written: str, meant: str | None) -> None:
    assert near(written, STATUSES) == meant


def test_no_candidates_no_suggestion() -> None:
    assert near("a", ()) is None


def test_a_file_full_of_wrong_words_gets_only_so_many_suggestions() -> None:
    suggestions = Suggestions(budget=2)
    assert [suggestions("parial", STATUSES) for _ in range(3)] == ["partial", "partial", None]
