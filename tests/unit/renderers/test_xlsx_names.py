"""Names of sheets are such that every program takes them, and differ."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ismap_check.renderers.xlsx_names import LONGEST, location, sheet_names


@given(st.lists(st.text(), max_size=6))
def test_names_are_allowed_and_differ(titles: list[str]) -> None:
    names = sheet_names(titles)
    assert len(names) == len(titles)
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= LONGEST
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() != "history"


def test_a_readable_title_stays() -> None:
    assert sheet_names(["1.6 全管理策", "A/B", "1.6 全管理策", ""]) == ["1.6 全管理策", "A B", "1.6 全管理策 (2)", "–"]


def test_a_long_title_ends_with_a_whole_word() -> None:
    assert sheet_names(["1 To be completed before signing the statement"]) == ["1 To be completed before"]
    assert sheet_names(["1 Incomprehensibilitiesandothers of it"]) == ["1 Incomprehensibilitiesandother"]


def test_places_are_quoted() -> None:
    assert location("it's", 4) == "'it''s'!A5"
