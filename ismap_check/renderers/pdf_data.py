"""A report as plain data for the typesetter: one short writer for each type of block; nothing in it is markup."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ismap_check.renderers.parted import parted
from ismap_check.renderers.pdf_inline import Anchors, pieces, text
from ismap_check.renderers.pdf_widths import BAR, all_code, column_widths, width
from ismap_check.report.blocks import (
    Bar,
    Block,
    Chart,
    ControlCard,
    Fact,
    Facts,
    HeatCell,
    HeatMap,
    Line,
    Notice,
    Prose,
    Report,
    Section,
    Table,
    Target,
)

Data = dict[str, Any]

LONG_ROW = 600
"""Characters; a longer row, or card, may go on over the next page."""
LABEL = 18
"""A label up to this width stands in a column of its own."""


def data_of(report: Report) -> Data:
    """Return everything that the template shows."""
    anchors = _labels(report)
    words = report.words
    return {
        "language": report.language.value,
        "title": text(report.title),
        "subject": text(report.subject),
        "marking": text(report.marking),
        "as_of": text(words.as_of),
        "contents": text(words.contents),
        "produced": text(words.produced),
        "cover": _blocks(report.cover, anchors),
        "sections": [_section(section, anchors) for section in report.sections],
    }


def _labels(report: Report) -> Anchors:
    """Return a label for every anchor of the report."""
    return {anchor: f"a{number}" for number, anchor in enumerate(dict.fromkeys(_anchors(report)))}


def _anchors(value: object) -> Iterator[str]:
    """Yield every point that links may lead to, whatever block it stands in."""
    if isinstance(value, Section | ControlCard | Target):
        yield value.anchor
    if isinstance(value, tuple):
        for part in value:
            yield from _anchors(part)


def _section(section: Section, anchors: Anchors) -> Data:
    return {
        "to": anchors[section.anchor],
        "title": text(f"{section.number} {section.title}".strip()),
        "blocks": _blocks(section.blocks, anchors),
        "sections": [_section(below, anchors) for below in section.sections],
    }


def _blocks(blocks: tuple[Block, ...], anchors: Anchors) -> list[Data]:
    each = (part for block in blocks for part in (parted(block) if isinstance(block, Table) else (block,)))
    return [WRITERS[type(block)](block, anchors) for block in each]


def _prose(prose: Prose, anchors: Anchors) -> Data:
    return {"is": "prose", "paragraphs": [pieces(one, anchors) for one in prose.paragraphs]}


def _notice(notice: Notice, anchors: Anchors) -> Data:
    paragraphs = [pieces(one, anchors) for one in notice.paragraphs]
    lead = pieces((notice.title,), anchors)
    return {"is": "notice", "tone": notice.tone.value, "lead": lead, "paragraphs": paragraphs}


def _facts(facts: Facts, anchors: Anchors) -> Data:
    return {"is": "facts", "rows": _fact_rows(facts.rows, anchors)}


def _fact_rows(rows: tuple[Fact, ...], anchors: Anchors) -> list[Data]:
    return [
        {
            "label": text(row.label),
            "short": width(row.label) <= LABEL,
            "lines": [pieces(line, anchors) for line in row.lines],
        }
        for row in rows
    ]


def _card(card: ControlCard, anchors: Anchors) -> Data:
    return {
        "is": "card",
        "to": anchors[card.anchor],
        "title": text(f"{card.id} {card.title}".rstrip()),
        "objective": card.objective,
        "badges": pieces(card.badges, anchors),
        "notes": [text(note) for note in (card.kind, card.points) if note],
        "text": pieces((card.text,), anchors) if card.text else [],
        "facts": _fact_rows(card.facts, anchors),
        "long": _length(card) > LONG_ROW,
    }


def _table(table: Table, anchors: Anchors, *, bars: bool = False) -> Data:
    widths = column_widths(table, bars=bars)
    return {
        "is": "table",
        "caption": text(table.caption),
        "columns": [
            {"label": text(column.label), "numeric": column.numeric, "weight": weight}
            for column, weight in zip(table.columns, widths, strict=True)
        ],
        "rows": [_row(row, anchors) for row in table.rows],
        "code": all_code(table),
        "note": pieces((table.note,), anchors) if table.note else [],
        "bars": None,
        "legend": [],
    }


def _row(row: tuple[Line, ...], anchors: Anchors) -> Data:
    cells = [pieces(cell, anchors) for cell in row]
    return {"cells": cells, "long": _length(row) > LONG_ROW, "blank": _is_blank(row)}


def _is_blank(row: tuple[Line, ...]) -> bool:
    """Return whether a row is left to be filled in by hand: nothing stands in it but its heading."""
    return len(row) > 1 and not any(map(_length, row[1:]))


def _chart(chart: Chart, anchors: Anchors) -> Data:
    bars = {"label": text(chart.column), "weight": BAR, "rows": [_bar(bar) if bar else None for bar in chart.bars]}
    legend = [{"fill": key.fill.value, "label": text(key.label)} for key in chart.legend]
    return _table(chart.table, anchors, bars=True) | {"bars": bars, "legend": legend}


def _bar(bar: Bar) -> Data:
    segments = [{"share": part.share, "fill": part.fill.value} for part in bar.segments]
    return {"segments": segments, "beneath": bar.beneath, "limit": bar.limit}


def _heat(heat: HeatMap, anchors: Anchors) -> Data:
    """Return a heat map: the picture, and the table that says the same."""
    rows = [
        {
            "title": text(row.title),
            "clusters": [[_heat_cell(cell) for cell in cluster.cells] for cluster in row.clusters],
        }
        for row in heat.rows
    ]
    keys = [
        {
            "label": text(key.label),
            "amount": text(key.amount),
            "shade": key.shade.value,
            "mark": key.mark,
            "must": key.must,
        }
        for key in heat.keys
    ]
    return {
        "is": "heat",
        "caption": text(heat.caption),
        "rows": rows,
        "keys": keys,
        "table": _table(heat.table, anchors),
    }


def _heat_cell(cell: HeatCell) -> Data:
    return {"shade": cell.shade.value, "mark": text(cell.mark), "must": cell.must}


def _length(value: object) -> int:
    """Return how many characters of text stand in a piece, a line or a block."""
    return sum(map(len, _strings(value)))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _strings(part)


WRITERS: dict[type[Block], Callable[[Any, Anchors], Data]] = {
    Prose: _prose,
    Notice: _notice,
    Facts: _facts,
    ControlCard: _card,
    Table: _table,
    Chart: _chart,
    HeatMap: _heat,
}
