"""Sheets for tests, written as lists of rows; no workbook needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ismap_check.documents.check_sheet.understanding import Understood, understand
from ismap_check.documents.check_sheet.wishes import Wishes
from ismap_check.model.catalogue import Control, Group
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.sources.sheets import Cell, CellKind, Sheet, Tables

Value = str | float | Cell | None
Row = Sequence[Value]


def sheet_of(*rows: Row, name: str | None = "表", merged: Iterable[str] = (), hidden: Iterable[int] = ()) -> Sheet:
    """Return a sheet; ``merged`` names areas as in ``A2:A4`` (single letters)."""
    cells = [
        {column: cell for column, value in enumerate(row, 1) if (cell := _cell(value, number, column))}
        for number, row in enumerate(rows, 1)
    ]
    for area in merged:
        (start, top), (end, bottom) = ((ord(one[0]) - 64, int(one[1:])) for one in area.split(":"))
        anchor = cells[top - 1].get(start)
        for row in range(top, bottom + 1):
            cells[row - 1].update(dict.fromkeys(range(start, end + 1), anchor) if anchor else {})
    return Sheet(name, tuple(cells), frozenset(hidden))


def _cell(value: Value, row: int, column: int) -> Cell | None:
    if isinstance(value, Cell):
        return value._replace(row=row, column=column)
    if value in (None, ""):
        return None
    return Cell(str(value), row, column, CellKind.TEXT if isinstance(value, str) else CellKind.NUMBER)


def read(*sheets: Sheet, wishes: Wishes | None = None) -> Understood:
    """Return what is understood of sheets that can be understood."""
    loaded = understand(Tables("t.xlsx", "0" * 64, sheets), wishes or Wishes())
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value


def said(*sheets: Sheet, wishes: Wishes | None = None) -> tuple[Diagnostic, ...]:
    """Return everything said about sheets."""
    return understand(Tables("t.xlsx", "0" * 64, sheets), wishes or Wishes()).diagnostics


def codes(*sheets: Sheet, wishes: Wishes | None = None) -> list[str]:
    """Return what is said as ``code place``."""
    return [f"{one.code} {one.place}" if one.place else one.code for one in said(*sheets, wishes=wishes)]


def controls(*rows: Row, wishes: Wishes | None = None, merged: Iterable[str] = ()) -> list[Control]:
    """Return the controls of one sheet."""
    return list(read(sheet_of(*rows, merged=merged), wishes=wishes).tree.controls)


def groups(*rows: Row, wishes: Wishes | None = None, merged: Iterable[str] = ()) -> list[Group]:
    """Return the groups of one sheet."""
    return list(read(sheet_of(*rows, merged=merged), wishes=wishes).tree.groups)


def ids(nodes: Iterable[Group | Control]) -> list[str]:
    """Return ids with what they stand below: ``5.1<5``."""
    return [f"{node.id}<{node.parent}" if node.parent else node.id for node in nodes]
