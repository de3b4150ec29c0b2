"""Where things stand in a sheet of a questionnaire: a title, a hint, the headings, then the rows."""

from __future__ import annotations

from typing import NamedTuple

from openpyxl.utils import get_column_letter

from ismap_check.questionnaire.asked import Section
from ismap_check.questionnaire.tables import Column, Table, Use

HEAD = 3
"""The row of the headings."""

SPARE_COLUMNS = 3
"""Columns without a heading that are open, for what a vendor wants to say beside the answers."""
SPARE_ROWS = {Section.FACT: 20, Section.RESPONSE: 0, Section.EVIDENCE: 100}
"""Rows that are open below what there is to fill in."""

WIDTHS = {
    "id": 13,
    "mark": 16,
    "shown.requirement": 12,
    "shown.title": 24,
    "shown.text": 46,
    "shown.examples": 26,
    "shown.group": 26,
    "shown.section": 16,
    "shown.field": 40,
    "shown.help": 44,
    "fact.value": 52,
    "fact.path": 38,
    "response.status": 14,
    "response.measure": 40,
    "response.reason": 28,
    "response.evidence": 16,
    "response.changes": 32,
    "response.recheck": 28,
    "response.condition.otherwise": 20,
    "evidence.id": 22,
    "evidence.title": 36,
    "evidence.file": 34,
    "evidence.url": 34,
    "evidence.sha256": 24,
}
"""Columns in characters; Japanese ones take two."""
WIDTH = 15
PRINTED = 9
"""Columns that are printed, from what is asked to the evidence; the others are for work on the screen."""


class Grid(NamedTuple):
    """A table on its sheet."""

    name: str
    table: Table

    @property
    def first(self) -> int:
        """The first row below the headings."""
        return HEAD + 1

    @property
    def last(self) -> int:
        """The last row that can be filled in."""
        return HEAD + len(self.table.lines) + SPARE_ROWS[self.table.section]

    @property
    def columns(self) -> int:
        """The number of columns, those without a heading too."""
        spare = SPARE_COLUMNS if self.table.section is Section.RESPONSE else 0
        return len(self.table.columns) + spare

    def letter(self, key: str) -> str:
        """Return the letter of a column."""
        keys = [column.key for column in self.table.columns]
        return get_column_letter(keys.index(key) + 1)

    def area(self, key: str) -> str:
        """Return the cells of a column below its heading, as formulas name them from any sheet."""
        letter = self.letter(key)
        quoted = self.name.replace("'", "''")
        return f"'{quoted}'!${letter}${self.first}:${letter}${self.last}"

    def cells(self, key: str) -> str:
        """Return the cells of a column below its heading, within the sheet."""
        letter = self.letter(key)
        return f"{letter}{self.first}:{letter}{self.last}"

    def has(self, key: str) -> bool:
        """Whether the table has a column."""
        return any(column.key == key for column in self.table.columns)

    def is_open(self, column: Column | None, row: int) -> bool:
        """Whether a cell may be filled in; in the rows below, the name of what is answered too."""
        below = row > HEAD + len(self.table.lines)
        return column is None or column.use is Use.INPUT or (below and column.key == "fact.path")
