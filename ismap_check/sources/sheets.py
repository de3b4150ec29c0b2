"""Tables as they were read: sheets of cells, each cell with its place; the same for workbooks and for CSV."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from ismap_check.model.diagnostic import Place

_LETTERS = 26


class CellKind(StrEnum):
    """What a cell holds beside its text: what a spreadsheet typed by itself is not always what was meant."""

    TEXT = "text"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    ERROR = "error"
    FORMULA = "formula"


class Cell(NamedTuple):
    """One cell; row and column count from 1 and are those of the cell itself, also where a merged cell is spread.

    ``text`` is in normal form without blanks around it. A ``formula`` is one without a stored value, and has no text.
    """

    text: str
    row: int
    column: int
    kind: CellKind = CellKind.TEXT


class Sheet(NamedTuple):
    """One table; ``rows`` hold their cells by column number and leave out empty ones.

    The cell of a merged area stands in every place it covers, as the same object. ``name`` is None for CSV.
    """

    name: str | None
    rows: tuple[Mapping[int, Cell], ...]
    hidden_rows: frozenset[int] = frozenset()
    hidden: bool = False

    def cell(self, row: int, column: int) -> Cell:
        """Return the cell at a place; outside the table it is empty."""
        found = self.rows[row - 1].get(column) if 0 < row <= len(self.rows) else None
        return found or Cell("", row, column)

    def place(self, row: int, column: int) -> Place:
        """Return a place of this sheet, as diagnostics name it."""
        return place_of(self.name, row, column)


class Tables(NamedTuple):
    """One file's sheets, in its order; ``name`` is the file as the user gave it."""

    name: str
    sha256: str
    sheets: tuple[Sheet, ...]


def place_of(sheet: str | None, row: int, column: int) -> Place:
    """Return the place of a cell; line and column are kept too, so that places sort."""
    return Place(line=row, column=column, sheet=sheet, cell=f"{column_letters(column)}{row}")


def column_letters(column: int) -> str:
    """Return how spreadsheets name a column: 1 is ``A``, 27 is ``AA``."""
    letters = ""
    while column > 0:
        column, digit = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + digit) + letters
    return letters


def column_number(letters: str) -> int | None:
    """Return the number of a column from its letters, in any case; None if they are none (at most three)."""
    if not (letters.isascii() and letters.isalpha() and len(letters) <= len("XFD")):
        return None
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number
