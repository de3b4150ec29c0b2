"""Find the header of a sheet by looking, and what each of its columns holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ismap_check.documents.check_sheet.columns import columns_of, named_column
from ismap_check.documents.check_sheet.headings import BETWEEN, Role, role_of
from ismap_check.documents.check_sheet.wishes import Wishes
from ismap_check.sources.sheets import Cell, Sheet

ROWS_LOOKED_AT = 60
"""A header stands near the top; below, words of the header may well occur in texts."""

Headings = Mapping[int, str]
"""Column → its heading; of two header rows both, joined by ``BETWEEN``."""


class Layout(NamedTuple):
    """Where a sheet's table begins and what its columns hold; ``header`` is the last row of the header."""

    sheet: Sheet
    header: int
    headings: Headings
    roles: Mapping[Role, tuple[int, ...]]

    def first(self, role: Role) -> int | None:
        """Return the column of a role that has one."""
        return next(iter(self.roles.get(role, ())), None)

    @property
    def unused(self) -> tuple[int, ...]:
        """Columns with a heading that nothing is taken from."""
        used = {column for columns in self.roles.values() for column in columns}
        return tuple(column for column in self.headings if column not in used)


def layout_of(sheet: Sheet, wishes: Wishes) -> Layout | None:
    """Return the layout of a sheet; None if no header can be seen and none was named."""
    found = _named_header(sheet, wishes) if wishes.header_row else _header(sheet)
    if found is None:
        return None
    header, headings = found
    roles = columns_of(sheet, header, headings, wishes.columns)
    return Layout(sheet, header, headings, roles) if roles.get(Role.TEXT) or roles.get(Role.TITLE) else None


def unknown_columns(layout: Layout, wishes: Wishes) -> Iterator[tuple[Role, str]]:
    """Yield the wished-for columns that this sheet does not have: no such heading, or beyond its last column."""
    last = max((column for row in layout.sheet.rows for column in row), default=0)
    for role, names in wishes.columns.items():
        for name in names:
            column = named_column(name, layout.headings)
            if column is None or column > last:
                yield role, name


def worth(layout: Layout) -> tuple[int, int]:
    """Return how much a sheet looks like the one to read: roles found, rows below the header."""
    return len(layout.roles), len(layout.sheet.rows) - layout.header


def _named_header(sheet: Sheet, wishes: Wishes) -> tuple[int, Headings]:
    row = wishes.header_row or 0
    return _pair(sheet, row) or (row, _headings(sheet, row))


def _header(sheet: Sheet) -> tuple[int, Headings] | None:
    """Return the row, or the pair of rows, in which most roles are named, and a text among them."""
    candidates: list[tuple[int, Headings]] = []
    for row in range(1, min(len(sheet.rows), ROWS_LOOKED_AT) + 1):
        pair = _pair(sheet, row)
        candidates += [*([pair] if pair else []), (row, _headings(sheet, row))]
    best = max(candidates, key=lambda one: _score(one[1]), default=None)
    return best if best and _score(best[1]) else None


def _headings(sheet: Sheet, row: int) -> Headings:
    cells = sheet.rows[row - 1] if 0 < row <= len(sheet.rows) else {}
    return {column: cell.text for column, cell in cells.items() if cell.text}


def _pair(sheet: Sheet, row: int) -> tuple[int, Headings] | None:
    """Return two header rows as one: below a merged heading stand the headings of its columns."""
    upper = sheet.rows[row - 1] if 0 < row <= len(sheet.rows) else {}
    lower = sheet.rows[row] if 0 < row < len(sheet.rows) else {}
    own = {column: cell for column, cell in lower.items() if cell.text and cell.row > row}
    if not own or any(role_of(cell.text) is None for cell in own.values()) or not _heads(upper, own):
        return None
    both = {column: [*filter(None, (upper.get(column), own.get(column)))] for column in sorted({*upper, *own})}
    return row + 1, {column: BETWEEN.join(cell.text for cell in cells) for column, cells in both.items()}


def _heads(upper: Mapping[int, Cell], lower: Mapping[int, Cell]) -> bool:
    """Whether a row is the upper half of a header: a cell in it means something, or spans some of the columns.

    What spans them all, or stands alone above another heading, is the table's title; what spans none and means nothing
    is a date or a name above the table.
    """
    if len(upper) == 1 and upper.keys() <= lower.keys():
        return False
    spans = Counter((cell.row, cell.column) for cell in upper.values())
    wide = (spans[cell.row, cell.column] for cell in upper.values())
    return any(1 < width < len(lower) for width in wide) or any(role_of(cell.text) for cell in upper.values())


def _score(headings: Headings) -> int:
    """Return how many roles are named; 0 where no column of texts is among them."""
    distinct = dict.fromkeys(headings.values())
    roles = [found[0] for text in distinct if (found := role_of(text))]
    named = {role for role in roles if role}
    return len(named) if named & {Role.TEXT, Role.TITLE} else 0


def same_headings(layouts: Sequence[Layout], chosen: Layout) -> tuple[str, ...]:
    """Return the names of other sheets with the very same headings."""
    texts = list(chosen.headings.values())
    return tuple(
        one.sheet.name or ""
        for one in layouts
        if one.sheet is not chosen.sheet and list(one.headings.values()) == texts
    )
