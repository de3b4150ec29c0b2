from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ismap_check.sources.lines import LONGEST_EXCERPT, excerpt, line_text, place_at, raw_line
from tests.unit.sources.reading import place


def test_places_count_from_one_and_in_characters() -> None:
    text = "ab\n管理策x\n"
    assert [place_at(text, offset) for offset in (0, 2, 3, 6, 8)] == [
        place(1, 1),
        place(1, 3),
        place(2, 1),
        place(2, 4),
        place(3, 1),
    ]


@given(st.text("ab\n", min_size=1), st.data())
def test_a_place_leads_back_to_its_character(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text) - 1))
    found = place_at(text, offset)
    assert (raw_line(text, found.line) + "\n")[found.column - 1] == text[offset]


def test_a_tab_takes_one_column_when_shown() -> None:
    assert line_text("a\n\tb\tc\n", 2) == " b c"


def test_there_are_no_lines_outside_the_text() -> None:
    assert [line_text("a\nb", line) for line in (-1, 0, 1, 2, 3)] == ["", "", "a", "b", ""]


def test_an_endless_line_is_cut_and_not_shown_beyond_the_cut() -> None:
    text = "x" * 5_000
    assert excerpt(text, place(1, 10)) == "x" * LONGEST_EXCERPT
    assert excerpt(text, place(1, LONGEST_EXCERPT + 1)) is None


def test_without_a_place_there_is_no_excerpt() -> None:
    assert excerpt("a", None) is None
