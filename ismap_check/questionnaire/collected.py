"""What is kept of a questionnaire while it is read: entries, the cells they were read from, and all trouble."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ismap_check.model.diagnostic import Diagnostic, Param, Place
from ismap_check.model.text import Term
from ismap_check.questionnaire.asked import Field, Key, Section
from ismap_check.questionnaire.survey import Found
from ismap_check.questionnaire.values import Misread, value_of
from ismap_check.sources.problems import shortened
from ismap_check.sources.sheets import Cell, CellKind

Cells = Mapping[str, Cell]
"""The cells of one row by the keys of their columns."""


class Collected(NamedTuple):
    """What a questionnaire says: its entries, and where every entry and each of its fields stands.

    ``rows`` holds all that has a row, answered or not; ``marks`` what the entries said when it went out.
    """

    entries: Mapping[Key, Any]
    rows: Mapping[Key, Place]
    marks: Mapping[Key, str]
    cells: Mapping[tuple[Key, str], Place]
    diagnostics: tuple[Diagnostic, ...]


class Kept:
    """What rows say, kept one by one; ``found`` is the table whose rows are read. Rows are counted from 1."""

    def __init__(self, name: str) -> None:
        self.entries: dict[Key, Any] = {}
        self.rows: dict[Key, Place] = {}
        self.marks: dict[Key, str] = {}
        self.cells: dict[tuple[Key, str], Place] = {}
        self.trouble: list[Diagnostic] = []
        self.found: Found
        self._name = name

    def collected(self) -> Collected:
        """Return all that was kept."""
        return Collected(self.entries, self.rows, self.marks, self.cells, tuple(self.trouble))

    def read(self, key: Key, field: Field, column: str, cell: Cell | None, number: int) -> Any:
        """Return the value of a cell, None for an empty one or one that cannot be read."""
        if cell is None or not self.is_readable(cell, column, number):
            return None
        self.cells[key, field.key if key.section is not Section.FACT else ""] = self.place_of(number, column)
        value = value_of(field, cell.text)
        if not isinstance(value, Misread):
            return value
        expected = Term(f"questionnaire.form.{value.form}")
        said: dict[str, Param] = {"value": shortened(cell.text), "field": field.label}
        if value.allowed:
            self.say("questionnaire-not-a-choice", number, column, **said, allowed=value.allowed)
        else:
            self.say("questionnaire-unreadable", number, column, **said, expected=expected)
        return None

    def is_readable(self, cell: Cell, column: str, number: int) -> bool:
        """Whether a cell holds something that was written: no formula is ever calculated."""
        if cell.kind not in {CellKind.FORMULA, CellKind.ERROR}:
            return True
        self.say("questionnaire-formula", number, column)
        return False

    def put(self, key: Key, value: Any, number: int, column: str) -> None:
        """Keep an entry; a row for something that has a row already may only add to it, or say the same."""
        if key not in self.entries:
            self.entries[key] = value
            return
        known = self.entries[key]
        both_say = isinstance(known, dict) and isinstance(value, dict)
        if known == value:
            return
        if both_say and all(known[one] == value[one] for one in known.keys() & value.keys()):
            self.entries[key] = {**known, **value}
        else:
            first = self.rows[key]
            self.say("questionnaire-given-twice", number, column, id=key.id, first=first.cell or str(first))

    def place(self, key: Key, cells: Cells, number: int, id_key: str) -> None:
        """Note where an entry has its row, and what it said when the questionnaire went out; the first row counts."""
        self.rows.setdefault(key, self.place_of(number, id_key))
        if "mark" in cells:
            self.marks.setdefault(key, cells["mark"].text)

    def place_of(self, number: int, column: str) -> Place:
        """Return the place of a cell; a column that the table lacks stands for the first."""
        return self.found.sheet.place(number, self.found.columns.get(column, 1))

    def say(self, code: str, number: int, column: str, **params: Param | None) -> None:
        """Keep a diagnostic about a cell; parameters that are None are left out."""
        given = {name: value for name, value in params.items() if value is not None}
        place = self.place_of(number, column)
        self.trouble.append(Diagnostic(code=code, document=self._name, place=place, params=given))
