"""The workbook as a whole: opens again, holds text only, looks the same each time, and refuses what does not fit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from ismap_check.errors import UsageError
from ismap_check.model.text import Language
from ismap_check.renderers.xlsx_page import render
from ismap_check.renderers.xlsx_text import cell_text
from ismap_check.report.blocks import Column, Fact, Facts, Link, Prose, Ref, Report, Section, Table
from ismap_check.workbooks.cell_text import LONGEST
from tests.office import EXCEL, converted
from tests.unit.renderers.test_xlsx_layout import card, report
from tests.unit.renderers.workbook import cells, members, opened
from tests.unit.report import sample, statement_sample

HOSTILE = [f"{start}HYPERLINK(1)" for start in "=+-@\t\r＝＋－＠"] + [
    "\ufffe\uffff",
    "\udc80",
    "\x00\x1b",
    "_x000A_",
    "",
]


def one_table(*texts: str) -> Report:
    """Return a report with one table, whose cells hold these texts."""
    table = Table("c", (Column("text"), Column("number", numeric=True)), tuple(((one,), (one,)) for one in texts))
    return report(Section("s", "Sheet", "1", blocks=(table, Facts((Fact(texts[0], tuple((t,) for t in texts)),)))))


@pytest.mark.parametrize("name", sample.RESULTS)
@pytest.mark.parametrize("language", Language)
def test_a_report_opens_again_and_holds_text_only(name: str, language: Language) -> None:
    book = opened(render(sample.report(name, language)))
    assert {cell.data_type for cell in cells(book)} == {"s"}
    assert book.properties.creator == "ismap-check"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    book = opened(render(one_table("a", text)))
    held = [cell for cell in cells(book) if cell.value == cell_text(text)]
    assert held or not text
    assert all(cell.data_type == "s" for cell in cells(book))
    assert all(cell.quotePrefix is (cell.value[0] in "=+-@＝＋－＠") for cell in cells(book))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=12), min_size=1, max_size=3))
def test_any_text_is_found_again(texts: list[str]) -> None:
    found = {cell.value for cell in cells(opened(render(one_table(*texts))))}
    assert {cell_text(text).strip() for text in texts} - found <= {""}


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_title_and_label_makes_a_file(title: str, label: str) -> None:
    section = Section(title, title, "1", blocks=(card("1", (label, title)), Prose(((Ref(label, title),),))))
    assert len(opened(render(report(section)._replace(title=title, subject=label, marking=label))).worksheets) == 2


def test_equal_reports_are_equal_bytes_and_hold_no_time() -> None:
    first, again = (render(sample.report("plain", Language.JA)) for _ in range(2))
    assert first == again
    core = members(first)["docProps/core.xml"]
    assert b"created" not in core
    assert b"modified" not in core


def test_a_text_that_no_cell_holds_is_refused_with_its_place() -> None:
    render(one_table("a" * LONGEST))
    with pytest.raises(UsageError) as refused:
        render(one_table("b", "a" * (LONGEST + 1)))
    assert refused.value.code == "cell-too-long"
    assert refused.value.params == {"sheet": "1 Sheet", "cell": "A5", "limit": LONGEST}


def test_tables_can_be_filtered_and_their_head_stays() -> None:
    page = opened(render(one_table("a", "b"))).worksheets[1]
    assert [table.ref for table in page.tables.values()] == ["A3:B5"]
    assert page.freeze_panes == "A4"
    assert page.print_title_rows == "$3:$3"
    assert (page.page_setup.orientation, page.page_setup.fitToWidth, page.page_setup.fitToHeight) == ("landscape", 1, 0)


def test_links_lead_to_cells_and_only_safe_addresses_are_links() -> None:
    lines = ((Ref("there", "a/1"),), (Link("web", "https://example.jp/"),), (Link("bad", "javascript:x"),))
    section = Section("s", "Sheet", "1", blocks=(Prose((*lines, (Ref("nowhere", "x"),))), card("1")))
    page = opened(render(report(section))).worksheets[1]
    links: dict[Any, Any] = {cell.value: cell.hyperlink for row in page.iter_rows() for cell in row if cell.value}
    assert links["there"].location == "'1 Sheet'!A8"
    assert page["A8"].value == "1"
    assert links["web"].target == "https://example.jp/"
    assert links["bad"] is None
    assert links["nowhere"] is None


def test_links_of_real_reports_lead_to_cells_that_are_there() -> None:
    for whole in (sample.report("plain", Language.EN), statement_sample.statement("plain", Language.EN)):
        book = opened(render(whole))
        names = {f"'{sheet.title.replace(chr(39), chr(39) * 2)}'" for sheet in book.worksheets}
        places = [cell.hyperlink.location for cell in cells(book) if cell.hyperlink and cell.hyperlink.location]
        assert places
        assert {place.rpartition("!")[0] for place in places} <= names


def test_the_marking_stands_on_every_printed_page() -> None:
    book = opened(render(statement_sample.statement("plain", Language.JA)))
    pages: list[Any] = list(book.worksheets)
    assert {page.oddHeader.center.text for page in pages} == {"取扱注意（CONFIDENTIAL）・作業用の下書き"}


@pytest.mark.needs("libreoffice")
def test_another_program_shows_what_was_written(tmp_path: Path) -> None:
    texts = ("=1+1", "＝1+1", "_x0041_", "管理策\n二行目")
    (tmp_path / "a.xlsx").write_bytes(render(one_table(*texts)))
    table = converted(tmp_path / "a.xlsx", "ods", tmp_path)
    again = load_workbook(converted(table, EXCEL, tmp_path / "out")).worksheets[1]
    assert [again.cell(row, 1).value for row in range(4, 8)] == list(texts)
