"""Tables of a workbook: those of the report, and control cards as the rows of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ismap_check.renderers.xlsx_cells import Cell, Row, cell, joined, targets
from ismap_check.renderers.xlsx_text import cell_text
from ismap_check.report.blocks import CardLabels, Column, ControlCard, Line, Table

MOST_FACTS = 24
"""Facts of cards that get a column each; further ones share the last column."""
NO_LABEL = "–"


class PlacedCard(NamedTuple):
    """A card with the sections it stands in, from the sheet's own down, and the anchors that lead to it."""

    path: str
    card: ControlCard
    anchors: tuple[str, ...]


def table_rows(table: Table) -> Iterator[Row]:
    """Yield the head of a table, then its rows."""
    yield head_row(column.label for column in table.columns)
    for row in table.rows:
        anchors = tuple(anchor for line in row for anchor in targets(line))
        yield Row(tuple(map(_table_cell, table.columns, row)), anchors=anchors)


def head_row(labels: Iterable[str]) -> Row:
    """Return a table's head; spreadsheets want every label there, in one line and only once."""
    seen: set[str] = set()
    cells = []
    for label in labels:
        plain = cell_text(" ".join(label.split())) or NO_LABEL
        name, count = plain, 1
        while name.casefold() in seen:
            count += 1
            name = f"{plain} ({count})"
        seen.add(name.casefold())
        cells.append(Cell(name, "head"))
    return Row(tuple(cells))


def card_rows(cards: Sequence[PlacedCard], labels: CardLabels) -> Iterator[Row]:
    """Yield cards as a table: what every card has, then a column for each kind of fact."""
    facts = list(dict.fromkeys(fact.label for placed in cards for fact in placed.card.facts))
    own, shared = facts[:MOST_FACTS], frozenset(facts[MOST_FACTS:])
    paths = any(placed.path for placed in cards)
    fixed = (labels.id, labels.title, labels.kind, labels.verdict, labels.points, labels.text)
    yield head_row([*([labels.section] if paths else []), *fixed, *own, *([labels.other] if shared else [])])
    for placed in cards:
        section = (Cell(placed.path),) if paths else ()
        last = (_shared_cell(placed.card, shared),) if shared else ()
        cells = (*section, *_fixed_cells(placed.card), *_fact_cells(placed.card, own), *last)
        yield Row(cells, anchors=placed.anchors)


def _table_cell(column: Column, line: Line) -> Cell:
    return cell(line, "number" if column.numeric else "cell")


def _fixed_cells(card: ControlCard) -> Iterator[Cell]:
    yield cell((card.id,))
    yield cell((card.title,), "strong" if card.objective else "cell")
    yield cell((card.kind,))
    yield cell(joined(tuple((badge,) for badge in card.badges)))
    yield cell((card.points,), "number")
    yield cell((card.text,))


def _fact_cells(card: ControlCard, labels: Iterable[str]) -> Iterator[Cell]:
    lines = {fact.label: fact.lines for fact in card.facts}
    return (cell(joined(lines.get(label, ()))) for label in labels)


def _shared_cell(card: ControlCard, labels: frozenset[str]) -> Cell:
    lines = tuple((f"{fact.label}: ", *joined(fact.lines)) for fact in card.facts if fact.label in labels)
    return cell(joined(lines))
