from __future__ import annotations

import pytest

from ismap_check.documents.check_sheet.headings import CONTAINED, EXACT, WORDS, Role, role_of


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("項番", Role.ID),
        ("Ｎｏ．", Role.ID),
        ("No", Role.ID),
        ("#", Role.ID),
        ("管理策\n番号", Role.ID),
        ("Control ID", Role.ID),
        ("管理策", Role.TEXT),
        ("【確認事項】", Role.TEXT),
        ("Requirements", Role.TEXT),
        ("大項目", Role.GROUP),
        ("必須／任意", Role.REQUIREMENT),
        ("エビデンス", Role.EVIDENCE),
        ("備　考", Role.NOTES),
        ("担当", Role.RESPONSIBILITY),
        ("回答欄", None),
    ],
)
def test_headings_people_write(heading: str, role: Role | None) -> None:
    assert role_of(heading) == (role, EXACT)


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("詳細管理策の内容", Role.TEXT),
        ("証跡番号", Role.ID),
        ("回答内容", None),
        ("事業者記入欄", None),
        ("統制目標 / 番号", Role.ID),
        ("クラウドサービス事業者が確認すべきすべてのこと / 番号", Role.ID),
        ("Control text", Role.TEXT),
        ("Mandatory / optional", Role.REQUIREMENT),
    ],
)
def test_headings_that_contain_a_word(heading: str, role: Role | None) -> None:
    found = role_of(heading)
    assert found is not None
    assert found[0] is role


@pytest.mark.parametrize(
    "text",
    [
        "管理策チェックシート（クラウドサービス編）第2版",
        "事業者は記録を残す。",
        "",
        "東京",
        "the controls that a provider has chosen",
    ],
)
def test_titles_and_sentences_are_no_headings(text: str) -> None:
    assert role_of(text) is None


def test_no_word_means_two_things() -> None:
    words = [word for listed in WORDS.values() for word in listed.split()]
    assert len(words) == len(set(words))
    assert CONTAINED < EXACT
