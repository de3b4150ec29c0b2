"""The report as a workbook to work on: text only, tables that can be filtered, made for A4 when it is printed."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any, NamedTuple

os.environ.setdefault("OPENPYXL_LXML", "False")  # read when openpyxl is imported: lxml would write other bytes

from openpyxl import Workbook
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from ismap_check.errors import UsageError
from ismap_check.renderers.xlsx_cells import Cell, Grid, Row, Sheet
from ismap_check.renderers.xlsx_layout import sheets
from ismap_check.renderers.xlsx_names import location
from ismap_check.renderers.xlsx_styles import named_styles
from ismap_check.renderers.xlsx_text import cell_text
from ismap_check.renderers.xlsx_widths import PAGE, column_widths
from ismap_check.report.blocks import Report
from ismap_check.workbooks.cell_text import LONGEST, is_too_long, lines_of, starts_formula
from ismap_check.workbooks.package import unstamped

MOST_LINKS = 65_000
"""A sheet of a spreadsheet program takes few more."""
LONGEST_URL = 2_000
LINE_HEIGHT = 15.5
LARGE = 1.5
LARGE_STYLES = frozenset({"title", "subject"})
HIGHEST = 400.0
"""Points; programs refuse rows much higher. The text is whole all the same."""
DEEPEST_FROZEN_HEAD = 8
"""A head that stands further down would leave no room to scroll in."""


def render(report: Report) -> bytes:
    """Return the report as an .xlsx file; raises :class:`UsageError` for a text that no cell can hold."""
    laid = sheets(report)
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator, book.properties.title = "ismap-check", cell_text(report.title)
    book.properties.subject, book.properties.language = cell_text(report.subject), str(report.language)
    writer = _Writer(book, report, _places(laid))
    for sheet in laid:
        writer.add(sheet)
    saved = BytesIO()
    book.save(saved)
    return unstamped(saved.getvalue())


def _places(laid: Sequence[Sheet]) -> Mapping[str, str]:
    """Return where each anchor of the report stands in the workbook."""
    return {
        anchor: location(sheet.name, number)
        for sheet in laid
        for number, row in enumerate(sheet.rows)
        for anchor in row.anchors
    }


class _Style(NamedTuple):
    """A style as openpyxl keeps it in a cell, and the same with the mark of text that was typed as text."""

    plain: StyleArray
    quoted: StyleArray


class _Writer:
    """Writes sheets into one workbook; table names count through the whole of it."""

    def __init__(self, book: Workbook, report: Report, places: Mapping[str, str]) -> None:
        self._book = book
        self._report = report
        self._places = places
        self._tables = 0
        self._styles = {name: _registered(book, style) for name, style in named_styles(report.language).items()}

    def add(self, sheet: Sheet) -> None:
        """Write one sheet."""
        page: Worksheet = self._book.create_sheet(sheet.name)
        widths = column_widths(sheet)
        for number, width in enumerate(widths, 1):
            page.column_dimensions[get_column_letter(number)].width = width
        links = 0
        for number, row in enumerate(sheet.rows, 1):
            for column, cell in enumerate(row.cells, 1):
                links += self._put(page, number, column, cell, linked=links < MOST_LINKS)
            if row.cells:
                _set_height(page, number, row, widths)
        for grid in sheet.grids:
            self._make_table(page, grid)
        _set_up(page, sheet.grids, self._report, pages=max(1, round(sum(widths) / PAGE)))

    def _put(self, page: Worksheet, row: int, column: int, cell: Cell, *, linked: bool) -> bool:
        """Write a cell's text as text, whatever it looks like; returns whether it became a link."""
        there: Any = page.cell(row, column)
        if is_too_long(cell.text):
            place = f"{get_column_letter(column)}{row}"
            raise UsageError("cell-too-long", {"sheet": page.title, "cell": place, "limit": LONGEST})
        style = self._styles[cell.style]
        there._style = style.quoted if starts_formula(cell.text) else style.plain  # noqa: SLF001 -- 20 times faster
        if cell.text:
            there.value = cell.text
            there.data_type = "s"
        return linked and self._link(there, cell)

    def _link(self, there: Any, cell: Cell) -> bool:
        if cell.anchor in self._places:
            there.hyperlink = Hyperlink(ref="", location=self._places[cell.anchor])
            return True
        if cell.url and len(cell.url) <= LONGEST_URL:
            there.hyperlink = Hyperlink(ref="", target=cell.url)
            return True
        return False

    def _make_table(self, page: Worksheet, grid: Grid) -> None:
        if not grid.rows:
            return
        self._tables += 1
        last = get_column_letter(grid.columns)
        table = Table(displayName=f"Table{self._tables}", ref=f"A{grid.head + 1}:{last}{grid.head + 1 + grid.rows}")
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        page.add_table(table)


def _registered(book: Workbook, style: Any) -> _Style:
    """Make a style known to the workbook, and return it as cells keep it."""
    book.add_named_style(style)
    page = book.create_sheet()
    cell: Any = page.cell(1, 1)
    cell.style = style.name
    plain = cell._style  # noqa: SLF001 -- what openpyxl would look up anew for every cell
    quoted = StyleArray(plain)
    quoted.quotePrefix = 1
    book.remove(page)
    return _Style(plain, quoted)


def _set_height(page: Worksheet, number: int, row: Row, widths: Sequence[float]) -> None:
    """Make a row as high as its text; the last cell of a wide one reaches to the last column.

    No program finds the height of merged cells by itself, and not all of them that of wrapped ones.
    """
    first, last, room = len(row.cells), len(widths), list(widths)
    if row.wide and first < last:
        page.merge_cells(start_row=number, start_column=first, end_row=number, end_column=last)
        room[first - 1] = sum(widths[first - 1 :])
    lines = max(lines_of(cell.text, int(width) - 1) for cell, width in zip(row.cells, room, strict=False))
    factor = LARGE if row.cells[0].style in LARGE_STYLES else 1.0
    page.row_dimensions[number].height = min(HIGHEST, lines * LINE_HEIGHT * factor + 3)


def _set_up(page: Any, grids: Sequence[Grid], report: Report, *, pages: int) -> None:
    """Print on A4 across, over so many pages side by side; a single table's head stays in sight and is repeated."""
    page.sheet_view.showGridLines = False
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = pages, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.oddHeader.center.text = _in_margin(report.marking)
    page.oddFooter.left.text = _in_margin(report.title)
    page.oddFooter.right.text = "&P / &N"
    if len(grids) == 1:
        head = grids[0].head + 1
        page.print_title_rows = f"{head}:{head}"
        if head <= DEEPEST_FROZEN_HEAD:
            page.freeze_panes = f"{get_column_letter(grids[0].lead + 1)}{head + 1}"


def _in_margin(text: str) -> str | None:
    """Return a text as headers and footers of pages want it, where ``&`` starts a command; None for no text."""
    return cell_text(text).replace("&", "&&") or None
