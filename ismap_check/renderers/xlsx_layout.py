"""From a report to the sheets of a workbook: a cover, then one sheet for each numbered section with content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from ismap_check.renderers.xlsx_cells import Cell, Grid, Row, Sheet, cell, joined, targets
from ismap_check.renderers.xlsx_names import sheet_names
from ismap_check.renderers.xlsx_tables import PlacedCard, card_rows, table_rows
from ismap_check.renderers.xlsx_text import cell_text
from ismap_check.report.blocks import (
    Block,
    CardLabels,
    Chart,
    ControlCard,
    Facts,
    HeatMap,
    Line,
    Notice,
    Prose,
    Report,
    Section,
    Table,
)

BETWEEN = " › "
LINES = 25
"""The most lines of one cell: a row is at most 409 points high, and a cell holds no more than 32,767 characters."""
BLANK = Row(())


def sheets(report: Report) -> tuple[Sheet, ...]:
    """Return the sheets in order, the cover first."""
    parts = tuple(part for section in report.sections for part in _parts(section))
    names = sheet_names([report.title, *(heading(part.section) for part in parts)])
    labels = report.words.card
    return (
        _cover(report, names[0]),
        *(_sheet(part, name, labels) for part, name in zip(parts, names[1:], strict=True)),
    )


class _Part(NamedTuple):
    """A section that gets a sheet, without the numbered ones beneath it, and the anchors that lead to it."""

    section: Section
    anchors: tuple[str, ...]


def heading(section: Section) -> str:
    """Return a section's number and title."""
    return cell_text(f"{section.number} {section.title}".strip())


def _parts(section: Section, above: tuple[str, ...] = ()) -> Iterator[_Part]:
    """Yield what gets a sheet; links to a section that only holds numbered ones lead to the first of these."""
    numbered = tuple(below for below in section.sections if below.number)
    anchors = (*above, section.anchor)
    if section.blocks or not numbered:
        own = section._replace(sections=tuple(below for below in section.sections if not below.number))
        yield _Part(own, anchors)
        anchors = ()
    for below in numbered:
        yield from _parts(below, anchors)
        anchors = ()


def _cover(report: Report, name: str) -> Sheet:
    page = _Page(report.words.card)
    page.line(report.title, "title")
    page.line(report.subject, "subject")
    if report.marking:
        page.line(report.marking, "marking")
    page.blocks(report.cover, "")
    if report.sections:
        page.line(report.words.contents, "heading")
    for section in report.sections:
        page.contents(section, 0)
    page.line(report.words.produced, "note")
    return page.sheet(name)


def _sheet(part: _Part, name: str, labels: CardLabels) -> Sheet:
    page = _Page(labels)
    page.put(Row((Cell(heading(part.section), "title"),), wide=True, anchors=part.anchors))
    page.blocks(part.section.blocks, "")
    for below in part.section.sections:
        page.section(below, "")
    return page.sheet(name)


class _Page:
    """A sheet while it is filled; headings and cards are held back until it is clear whether cards follow."""

    def __init__(self, labels: CardLabels) -> None:
        self._labels = labels
        self._rows: list[Row] = []
        self._grids: list[Grid] = []
        self._headings: list[Row] = []
        self._cards: list[PlacedCard] = []

    def sheet(self, name: str) -> Sheet:
        """Return the sheet."""
        self._settle()
        return Sheet(name, tuple(self._rows), tuple(self._grids))

    def put(self, row: Row) -> None:
        """Add a row below what is there."""
        self._rows.append(row)

    def line(self, text: str, style: str) -> None:
        """Add a text across the whole sheet."""
        self.put(Row((Cell(cell_text(text), style),), wide=True))

    def contents(self, section: Section, depth: int) -> None:
        """Add a section and the numbered ones beneath it to the table of contents."""
        if section.number:
            self.put(Row((Cell("  " * depth + heading(section), "entry", section.anchor),), wide=True))
            for below in section.sections:
                self.contents(below, depth + 1)

    def section(self, section: Section, path: str) -> None:
        """Add a section with all beneath it."""
        inner = BETWEEN.join(filter(None, (path, heading(section))))
        self._headings.append(Row((Cell(heading(section), "heading"),), wide=True, anchors=(section.anchor,)))
        self.blocks(section.blocks, inner)
        for below in section.sections:
            self.section(below, inner)

    def blocks(self, blocks: Iterable[Block], path: str) -> None:
        """Add blocks; cards of sections that follow each other become the rows of one table."""
        for block in blocks:
            if isinstance(block, ControlCard):
                anchors = tuple(anchor for row in self._headings for anchor in row.anchors)
                self._cards.append(PlacedCard(path, block, (*anchors, block.anchor)))
                self._headings.clear()
            else:
                self._settle()
                _WRITERS[type(block)](self, block)

    def grid(self, rows: Iterable[Row], lead: int = 0) -> None:
        """Add a table, its head first; its first ``lead`` columns stay in sight."""
        head = len(self._rows)
        self._rows.extend(rows)
        self._grids.append(Grid(head, len(self._rows) - head - 1, len(self._rows[head].cells), lead))
        self.put(BLANK)

    def _settle(self) -> None:
        if self._cards:
            self.grid(card_rows(self._cards, self._labels))
            self._cards.clear()
        self._rows.extend(self._headings)
        self._headings.clear()


def _wide(line: Line, style: str) -> Row:
    return Row((cell(line, style),), wide=True, anchors=targets(line))


def _prose(page: _Page, prose: Prose) -> None:
    for paragraph in prose.paragraphs:
        page.put(_wide(paragraph, "text"))
    page.put(BLANK)


def _notice(page: _Page, notice: Notice) -> None:
    page.line(notice.title, f"notice-{notice.tone}")
    for paragraph in notice.paragraphs:
        page.put(_wide(paragraph, f"said-{notice.tone}"))
    page.put(BLANK)


def _facts(page: _Page, facts: Facts) -> None:
    for fact in facts.rows:
        for first in range(0, max(len(fact.lines), 1), LINES):
            line, label = joined(fact.lines[first : first + LINES]), "" if first else cell_text(fact.label)
            page.put(Row((Cell(label, "label"), cell(line, "value")), wide=True, anchors=targets(line)))
    page.put(BLANK)


def _table(page: _Page, table: Table) -> None:
    page.line(table.caption, "caption")
    page.grid(table_rows(table), table.wide.lead if table.wide else 0)
    if table.note:
        page.line(table.note, "note")
        page.put(BLANK)


def _chart(page: _Page, chart: Chart) -> None:
    _table(page, chart.table)


def _heat_map(page: _Page, drawn: HeatMap) -> None:
    _table(page, drawn.table)


_WRITERS: dict[type[Block], Callable[[_Page, Any], None]] = {
    Prose: _prose,
    Notice: _notice,
    Facts: _facts,
    Table: _table,
    Chart: _chart,
    HeatMap: _heat_map,
}
