"""Workbooks as the spreadsheet programs write them: values, merged areas, hidden rows and sheets, typed cells."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from openpyxl import Workbook

from ismap_check.sources.sheets import CellKind
from tests.unit.sources.books import book_of, codes, member, read, saved, sheet_of, texts, with_members, with_shared

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"


def test_cells_are_read_with_their_places() -> None:
    sheet = sheet_of(book_of([["項番", None, "管理策"], [], ["1", "", "書く\r\n読む"]], title="別紙"))
    assert sheet.name == "別紙"
    assert texts(sheet) == [["項番", "", "管理策"], ["", "", ""], ["1", "", "書く\n読む"]]
    assert str(sheet.place(3, 3)) == "別紙!C3"


def test_texts_are_in_normal_form_without_blanks_around_them() -> None:
    cell = sheet_of(book_of([["　カ\u3099イド\t表 "]])).cell(1, 1)
    assert cell.text == "ガイド 表"


@pytest.mark.parametrize(
    ("value", "text", "kind"),
    [
        (3, "3", CellKind.NUMBER),
        (3.0, "3", CellKind.NUMBER),
        (9.1, "9.1", CellKind.NUMBER),
        (True, "TRUE", CellKind.BOOLEAN),
        (date(2026, 5, 1), "2026-05-01", CellKind.DATE),
        (datetime(2026, 5, 1, 12, 30), "2026-05-01T12:30:00", CellKind.DATE),  # noqa: DTZ001 -- cells have no zone
        ("#REF!", "#REF!", CellKind.ERROR),
        ("9.10", "9.10", CellKind.TEXT),
    ],
)
def test_what_a_program_typed_is_known(value: object, text: str, kind: CellKind) -> None:
    cell = sheet_of(book_of([[value]])).cell(1, 1)
    assert (cell.text, cell.kind) == (text, kind)


def test_a_number_is_read_as_its_cell_shows_it() -> None:
    book = Workbook()
    assert book.active is not None
    book.active["A1"] = 9.1
    book.active["A1"].number_format = "0.00"
    assert sheet_of(saved(book)).cell(1, 1).text == "9.10"


def test_a_merged_cell_stands_everywhere_it_covers_as_the_same_cell() -> None:
    sheet = sheet_of(book_of([["章", "文"], ["第1章", "一"], [None, "二"]], merged=["A2:A3"]))
    assert texts(sheet) == [["章", "文"], ["第1章", "一"], ["第1章", "二"]]
    assert sheet.cell(3, 1) is sheet.cell(2, 1)
    assert sheet.cell(3, 1).row == 2


def test_an_area_merged_far_beyond_the_table_ends_with_it() -> None:
    sheet = sheet_of(book_of([["表題", None], ["a", "b"]], merged=["A1:XFD1"]))
    assert len(sheet.rows) == 2
    assert sheet.cell(1, 64).text == "表題"
    assert sheet.cell(1, 65).text == ""


def test_hidden_rows_and_sheets_are_marked() -> None:
    assert sheet_of(book_of([["a"], ["b"], ["c"]], hidden=[2])).hidden_rows == {2}
    book = Workbook()
    book.create_sheet("裏").sheet_state = "hidden"
    loaded = read(saved(book))
    assert loaded.value is not None
    assert [(sheet.name, sheet.hidden) for sheet in loaded.value.sheets] == [("Sheet", False), ("裏", True)]


def test_a_formula_is_never_evaluated() -> None:
    sheet = sheet_of(book_of([["=1+1"]]))
    assert (sheet.cell(1, 1).text, sheet.cell(1, 1).kind) == ("", CellKind.FORMULA)


def test_the_stored_value_of_a_formula_is_read() -> None:
    raw = book_of([["=1+1"]])
    stored = member(raw, SHEET).replace("<v></v>", "<v>2</v>").replace("<v />", "<v>2</v>").replace("<v/>", "<v>2</v>")
    sheet = sheet_of(with_members(raw, {SHEET: stored}))
    assert (sheet.cell(1, 1).text, sheet.cell(1, 1).kind) == ("2", CellKind.NUMBER)


def test_escaped_line_ends_are_line_ends() -> None:
    assert sheet_of(book_of([["a_x000D_\nb"]])).cell(1, 1).text == "a\nb"


def test_furigana_is_no_part_of_a_text() -> None:
    strings = (
        f'<sst xmlns="{MAIN}"><si><r><t>管理</t></r><r><t>策</t></r><rPh sb="0" eb="2"><t>カンリ</t></rPh></si></sst>'
    )
    assert sheet_of(with_shared(book_of([["x"]]), strings)).cell(1, 1).text == "管理策"


def test_an_empty_sheet_has_no_rows() -> None:
    assert sheet_of(saved(Workbook())).rows == ()


def test_styled_cells_without_values_do_not_count() -> None:
    book = Workbook()
    assert book.active is not None
    book.active["A1"] = "x"
    book.active["XFD1048576"].number_format = "0.00"
    assert len(sheet_of(saved(book)).rows) == 1


def test_odd_characters_are_refused_with_their_places() -> None:
    raw = book_of([["a", "b\ufdd0c"], ["a\u2028b"]])
    assert codes(raw) == ["character-refused 表!B1", "character-refused 表!A2"]


def test_a_text_beyond_the_limit_is_refused() -> None:
    assert codes(book_of([["a" * 11]]), text_length=10) == ["text-too-long 表!A1"]


def test_after_a_hundred_problems_reading_stops() -> None:
    found = codes(book_of([["\ufdd0"]] * 300))
    assert len(found) == 101
    assert found[-1] == "reading-stopped 表!A100"
