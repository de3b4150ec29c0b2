"""How wide the columns of a sheet are: as its tables need, within what can be read and printed."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.renderers.xlsx_cells import Row, Sheet
from ismap_check.workbooks.cell_text import width_of

NARROWEST = 8
WIDEST = 64
LEAST = 20
"""Columns are cut back to this for the page; where that is not enough, the page is given up."""
SCREEN = 40
"""What columns keep where the table is made for the screen only."""
LABELS = 28
VALUES = 100
WHOLE = 128
"""A sheet is at least so wide, for the sentences that go across."""
PAGE = 150
"""What can still be read on A4 across; wider tables have their widest columns cut back."""


def column_widths(sheet: Sheet) -> list[float]:
    """Return the width of every column in characters; without a table, one for labels and one for what they head."""
    if not sheet.grids:
        return [LABELS, VALUES]
    widths = [0.0] * max(2, *(grid.columns for grid in sheet.grids))
    for row in _table_rows(sheet):
        for number, cell in enumerate(row.cells):
            if cell.text:
                widths[number] = max(widths[number], width_of(cell.text) + 3)
    widths = _levelled([max(NARROWEST, width) for width in widths])
    if any(len(row.cells) > 1 and row.wide for row in sheet.rows):
        widths[0] = max(widths[0], LABELS)
    rest = WHOLE - sum(widths)
    return [*widths, rest] if rest > 0 else widths


def _levelled(widths: list[float]) -> list[float]:
    """Return the widths with the widest cut back, all to the same, until the page is wide enough, if it can be."""
    for most in range(WIDEST, LEAST, -1):
        if sum(min(width, most) for width in widths) <= PAGE:
            return [min(width, most) for width in widths]
    return [min(width, SCREEN) for width in widths]


def _table_rows(sheet: Sheet) -> Iterator[Row]:
    for grid in sheet.grids:
        yield from sheet.rows[grid.head : grid.head + grid.rows + 1]
