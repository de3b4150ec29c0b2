"""Write a questionnaire as a workbook: text only, locked but for what is to be filled in, made for A4 across."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

os.environ.setdefault("OPENPYXL_LXML", "False")  # read when openpyxl is imported: lxml would write other bytes

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import RowDimension

from ismap_check.errors import UsageError
from ismap_check.i18n.words import Words
from ismap_check.questionnaire.asked import Questionnaire, Section
from ismap_check.questionnaire.tables import Column, Line, Table, Use, tables_of
from ismap_check.questionnaire.workbook.first_sheet import FirstSheet
from ismap_check.questionnaire.workbook.grid import HEAD, PRINTED, WIDTH, WIDTHS, Grid
from ismap_check.questionnaire.workbook.look import Style, styles
from ismap_check.questionnaire.workbook.rules import add_colours, add_lists
from ismap_check.workbooks.cell_text import escaped, is_too_long, lines_of, starts_formula
from ismap_check.workbooks.package import unstamped

LONGEST_NAME = 31
MARGIN = 0.4
"""Inches left and right of what is printed."""
LINE_HEIGHT = 15.5
TITLE_HEIGHT = 26.0
STRONG = frozenset({"id", "shown.title", "shown.field"})
HIGHEST = 400.0
"""Points; programs refuse rows much higher. The text is whole all the same."""
LONGEST_TEXT = 32_000
"""Characters that are read back from a cell without asking for more."""


def workbook(questionnaire: Questionnaire, words: Words) -> bytes:
    """Return the questionnaire as an .xlsx file; raises :class:`UsageError` for a text that no cell can hold."""
    book = Workbook()
    first: Any = book.worksheets[0]
    first.title = words("questionnaire.sheet.first")
    book.properties.creator, book.properties.language = "ismap-check", str(words.language)
    looks = styles(book, words.language)
    tables = tables_of(questionnaire, words.language)
    grids = [Grid(name, table) for name, table in zip(_names(tables, words), tables, strict=True)]
    FirstSheet(first, looks, words).fill(questionnaire, grids)
    _protect(first)
    _print_across(first)
    for grid in grids:
        _Writer(book.create_sheet(grid.name), grid, looks, words).write()
    saved = BytesIO()
    book.save(saved)
    return unstamped(saved.getvalue())


def _names(tables: Iterable[Table], words: Words) -> Iterator[str]:
    """Yield the names of the sheets, short enough and told apart."""
    taken = {words("questionnaire.sheet.first").casefold()}
    for table in tables:
        plain = table.asked.catalogue.id if table.asked else words(f"questionnaire.sheet.{table.section}")
        name, count = plain[:LONGEST_NAME], 1
        while name.casefold() in taken:
            count += 1
            end = f" ({count})"
            name = plain[: LONGEST_NAME - len(end)] + end
        taken.add(name.casefold())
        yield name


class _Row(RowDimension):
    """A row that is so high for now, and grows with what is typed into it."""

    customHeight = False  # noqa: N815 -- the format's name


class _Writer:
    """Writes one table onto its sheet."""

    def __init__(self, page: Any, grid: Grid, looks: Mapping[str, Style], words: Words) -> None:
        self._page = page
        self._grid = grid
        self._looks = looks
        self._words = words

    def write(self) -> None:
        """Write title, headings and rows, and all that watches over them."""
        table = self._grid.table
        self._put(1, 1, _title(table, self._words), self._looks["line"])
        hint = "hint" if table.section is Section.RESPONSE else f"hint-{table.section}"
        self._put(2, 1, self._words(f"questionnaire.{hint}"), self._looks["hint"])
        self._page.row_dimensions[1].height = TITLE_HEIGHT
        self._headings()
        spare: Sequence[Line | None] = [None] * (self._grid.last - HEAD - len(table.lines))
        for row, line in enumerate([*table.lines, *spare], HEAD + 1):
            self._row(row, line)
        add_lists(self._page, self._grid, self._words)
        add_colours(self._page, self._grid, self._words)
        self._set_up()

    def _headings(self) -> None:
        for number, column in enumerate(self._columns, 1):
            letter = get_column_letter(number)
            self._page.column_dimensions[letter].width = WIDTHS.get(column.key, WIDTH) if column else WIDTH
            self._page.column_dimensions[letter].hidden = bool(column and column.use is Use.MARK)
            self._put(HEAD, number, column.label if column else "", self._looks["head" if column else "input"])

    @property
    def _columns(self) -> list[Column | None]:
        columns = self._grid.table.columns
        return [*columns, *[None] * (self._grid.columns - len(columns))]

    def _row(self, row: int, line: Line | None) -> None:
        for number, column in enumerate(self._columns, 1):
            text = line.cells.get(column.key, "") if line and column else ""
            self._put(row, number, text, self._look(column, line, row))
        if line:
            self._page.row_dimensions[row] = _Row(self._page, index=row, ht=self._height(line))

    def _height(self, line: Line) -> float:
        """Return what a row needs for what it holds; programs let it grow while it is filled in."""
        lines = (
            lines_of(text, WIDTHS.get(column.key, WIDTH) - 2)
            for column in self._grid.table.columns
            if column.use is not Use.MARK and (text := line.cells.get(column.key))
        )
        return min(HIGHEST, max(lines, default=1) * LINE_HEIGHT + 3)

    def _look(self, column: Column | None, line: Line | None, row: int) -> Style:
        if self._grid.is_open(column, row):
            return self._looks["input"]
        strong = column is not None and column.key in STRONG
        if line and not line.is_leaf:
            return self._looks["objective-strong" if strong else "objective"]
        return self._looks["strong" if strong else "shown"]

    def _put(self, row: int, column: int, text: str, look: Style) -> None:
        """Write a cell's text as text, whatever it looks like."""
        cell = self._page.cell(row, column)
        cell._style = look.quoted if starts_formula(text) else look.plain  # noqa: SLF001 -- 20 times faster
        if not text:
            return
        written = escaped(text)
        if is_too_long(written) or len(text) > LONGEST_TEXT:
            place = f"{self._grid.name}!{get_column_letter(column)}{row}"
            raise UsageError("answer-too-long", {"place": place, "limit": LONGEST_TEXT})
        cell.value = written
        cell.data_type = "s"

    def _set_up(self) -> None:
        page, grid = self._page, self._grid
        last = get_column_letter(grid.columns)
        page.auto_filter.ref = f"A{HEAD}:{last}{max(grid.last, HEAD + 1)}"
        page.freeze_panes = f"{'D' if grid.table.section is Section.RESPONSE else 'B'}{HEAD + 1}"
        page.print_title_rows = f"{HEAD}:{HEAD}"
        printed = get_column_letter(min(PRINTED, grid.columns))
        page.print_area = f"A1:{printed}{HEAD + max(1, len(grid.table.lines))}"
        _print_across(page)
        _protect(page)


def _title(table: Table, words: Words) -> str:
    if table.asked:
        title, ref = table.asked.catalogue.title.pick(words.language), table.asked.catalogue.ref
        return words("questionnaire.sheet-title", title=title, ref=ref)
    return words(f"questionnaire.sheet.{table.section}")


def _print_across(page: Any) -> None:
    page.sheet_view.showGridLines = False
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_margins.left = page.page_margins.right = MARGIN
    page.oddFooter.right.text = "&P / &N"


def _protect(page: Any) -> None:
    """Lock what is not to be filled in, without a password; sizes, sorting and filters stay free."""
    page.protection.sheet = True
    for name in ("formatCells", "formatColumns", "formatRows", "sort", "autoFilter"):
        setattr(page.protection, name, False)
