"""Lists in one cell, as people write them and as we do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ismap_check.questionnaire.lists import bullets_cell, lines_cell, read_bullets, read_ids, read_lines
from ismap_check.questionnaire.marks import BLANKS

items = st.lists(st.text(alphabet="ab・-' \n\u3000", min_size=1, max_size=6).filter(str.strip), min_size=1, max_size=4)


@given(items)
def test_texts_are_read_back(texts: list[str]) -> None:
    assert read_lines(lines_cell(texts).strip(BLANKS)) == texts
    assert read_bullets(bullets_cell(texts).strip(BLANKS)) == texts


def test_plain_texts_stand_in_plain_lines() -> None:
    assert lines_cell(["A社", "B社"]) == "A社\nB社"
    assert lines_cell(["A社", "B社\n東京"]) == "・A社\n・B社\n東京"


@pytest.mark.parametrize("cell", ["A社\nB社", "・A社\n・B社", "- A社\n- B社", "・ A社\n\n・ B社", " A社 \n\nB社\n"])
def test_people_write_lists_in_many_ways(cell: str) -> None:
    assert read_lines(cell) == ["A社", "B社"]


@pytest.mark.parametrize("cell", ["a, b", "a、b", "a\nb", "a ; b", "ａ，ｂ", "a　b"])
def test_ids_are_told_apart_whatever_stands_between_them(cell: str) -> None:
    assert read_ids(cell) == ["a", "b"]
