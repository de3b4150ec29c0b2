"""A report's tables as CSV, for kinds of report that are one table: UTF-8 with byte order mark, as Excel reads it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from ismap_check.renderers.visible import visible
from ismap_check.report.blocks import Block, Chart, Line, Report, Section, Table, Target
from ismap_check.report.numbers import DASH
from ismap_check.workbooks.cell_text import starts_formula

BYTE_ORDER_MARK = "\ufeff"
TEXT_MARK = "'"
"""Stands before a text that a program would take for a formula."""


def render(report: Report) -> bytes:
    """Return the tables below each other, with an empty line between; what else the report says is left out."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for place, table in enumerate(_tables(report.sections)):
        if place:
            writer.writerow(())
        writer.writerow([_safe(column.label) for column in table.columns])
        writer.writerows([_text(cell) for cell in row] for row in table.rows)
    return f"{BYTE_ORDER_MARK}{out.getvalue()}".encode()


def _tables(sections: Iterable[Section]) -> Iterator[Table]:
    for section in sections:
        yield from (table for block in section.blocks if (table := _table(block)))
        yield from _tables(section.sections)


def _table(block: Block) -> Table | None:
    if isinstance(block, Chart):
        return block.table
    return block if isinstance(block, Table) else None


def _text(line: Line) -> str:
    """Return a cell as text alone; a link keeps its words, and a cell that has nothing to say is empty."""
    text = "".join([piece if isinstance(piece, str) else _label(piece) for piece in line]).strip()
    return "" if text == DASH else _safe(text)


def _label(piece: object) -> str:
    return "" if isinstance(piece, Target) else str(getattr(piece, "text", ""))


def _safe(text: str) -> str:
    """Return text that no program takes for a formula, with what hides written out."""
    shown = visible(text)
    return TEXT_MARK + shown if starts_formula(shown) else shown
