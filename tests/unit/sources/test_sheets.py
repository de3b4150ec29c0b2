from __future__ import annotations

import pytest

from ismap_check.sources.sheets import Cell, Sheet, column_letters, column_number, place_of


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (16384, "XFD")])
def test_columns_have_letters(number: int, letters: str) -> None:
    assert column_letters(number) == letters
    assert column_number(letters.lower()) == number


@pytest.mark.parametrize("other", ["", "A1", "項番", "ABCD"])
def test_other_texts_are_no_letters_of_a_column(other: str) -> None:
    assert column_number(other) is None


def test_a_place_is_written_as_spreadsheets_do_and_sorts_by_row() -> None:
    assert str(place_of("管理策", 12, 2)) == "管理策!B12"
    assert str(place_of(None, 12, 2)) == "B12"
    assert (place_of(None, 12, 2).line, place_of(None, 12, 2).column) == (12, 2)


def test_outside_its_table_a_sheet_is_empty() -> None:
    sheet = Sheet("a", ({1: Cell("x", 1, 1)},))
    assert sheet.cell(1, 1).text == "x"
    assert sheet.cell(1, 2) == Cell("", 1, 2)
    assert sheet.cell(0, 1) == Cell("", 0, 1)
    assert sheet.cell(9, 9) == Cell("", 9, 9)
