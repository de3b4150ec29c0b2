"""A report as plain data for the typesetter: one short writer for each type of block; nothing in it is markup."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ismap_check.model.rows import NamedTuple
from ismap_check.renderers.parted import parted
from ismap_check.renderers.pdf_inline import Anchors, pieces, text
from ismap_check.renderers.pdf_widths import BAR, LINE, LINE_ON_SIDE, all_code, column_widths, line_width, width
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


class Sheet(NamedTuple):
    """What a block must know beside itself: the label of every point that links may lead to, and how the paper lies."""

    anchors: Anchors
    landscape: bool


LONG_ROW = 600
"""Characters; a longer row, list of facts or card may go on over the next page."""
LONG_MAP, LONG_MAP_CELLS = 36, 700
"""Rows and cells; a smaller heat map stands on one page."""
LABEL = 18
"""A label up to this width stands in a column of its own."""
CARD, BESIDE, ITEM, GAP = 98, 64, 64, 4
"""Of a card: what a line holds beside the labels, how wide a fact may be that stands beside another, or an item of a
list that stands in one line with others, and what is kept free between two facts."""


def data_of(report: Report) -> Data:
    """Return everything that the template shows."""
    sheet = Sheet(_labels(report), landscape=report.landscape)
    words = report.words
    return {
        "language": report.language.value,
        "landscape": report.landscape,
        "title": text(report.title),
        "subject": text(report.subject),
        "marking": text(report.marking),
        "as_of": text(words.as_of),
        "contents": text(words.contents),
        "produced": text(words.produced),
        "cover": _blocks(report.cover, sheet),
        "sections": [_section(section, sheet) for section in report.sections],
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


def _section(section: Section, sheet: Sheet) -> Data:
    return {
        "to": sheet.anchors[section.anchor],
        "title": text(f"{section.number} {section.title}".strip()),
        "blocks": _blocks(section.blocks, sheet),
        "sections": [_section(below, sheet) for below in section.sections],
    }


def _blocks(blocks: tuple[Block, ...], sheet: Sheet) -> list[Data]:
    each = (part for block in blocks for part in (_parted(block, sheet) if isinstance(block, Table) else (block,)))
    return [WRITERS[type(block)](block, sheet) for block in each]


def _parted(table: Table, sheet: Sheet) -> tuple[Table, ...]:
    """Return a wide table in parts; on paper on its side each holds half as many columns again."""
    wide = table.wide
    return parted(table._replace(wide=wide._replace(most=wide.most * 3 // 2)) if wide and sheet.landscape else table)


def _prose(prose: Prose, sheet: Sheet) -> Data:
    return {"is": "prose", "paragraphs": [pieces(one, sheet.anchors) for one in prose.paragraphs]}


def _notice(notice: Notice, sheet: Sheet) -> Data:
    paragraphs = [pieces(one, sheet.anchors) for one in notice.paragraphs]
    lead = pieces((notice.title,), sheet.anchors)
    return {"is": "notice", "tone": notice.tone.value, "lead": lead, "paragraphs": paragraphs}


def _facts(facts: Facts, sheet: Sheet) -> Data:
    return {"is": "facts", "rows": _fact_rows(facts.rows, sheet), "long": _length(facts) > LONG_ROW}


def _fact_rows(rows: tuple[Fact, ...], sheet: Sheet) -> list[Data]:
    return [
        {
            "label": text(row.label),
            "short": width(row.label) <= LABEL,
            "lines": [pieces(line, sheet.anchors) for line in row.lines],
        }
        for row in rows
    ]


def _close(facts: tuple[Fact, ...], sheet: Sheet) -> list[Data]:
    """Return the rows of a card: short items of a list in one line, a short fact in the first line with room for it."""
    rows: list[Data] = []
    room: list[int] = []
    for fact, row in zip(facts, _fact_rows(facts, sheet), strict=True):
        widths = [line_width(line) for line in fact.lines]
        single = len(widths) == 1 and row["short"]
        taken = width(fact.label) + max(widths, default=0) + GAP
        place = next((place for place, free in enumerate(room) if single and taken <= min(free, BESIDE)), None)
        if place is None:
            rows.append(row | {"listed": len(widths) > 1 and max(widths) <= ITEM, "beside": []})
            room.append(CARD - taken if single else 0)
        else:
            rows[place]["beside"].append(row)
            room[place] -= taken
    return rows


def _card(card: ControlCard, sheet: Sheet) -> Data:
    return {
        "is": "card",
        "to": sheet.anchors[card.anchor],
        "title": text(f"{card.id} {card.title}".rstrip()),
        "objective": card.objective,
        "badges": pieces(card.badges, sheet.anchors),
        "notes": [text(note) for note in (card.kind, card.points) if note],
        "text": pieces((card.text,), sheet.anchors) if card.text else [],
        "facts": _close(card.facts, sheet),
        "long": _length(card) > LONG_ROW,
    }


def _table(table: Table, sheet: Sheet, *, bars: bool = False) -> Data:
    widths = column_widths(table, LINE_ON_SIDE if sheet.landscape else LINE, bars=bars)
    return {
        "is": "table",
        "caption": text(table.caption),
        "columns": [
            {"label": text(column.label), "numeric": column.numeric, "weight": weight}
            for column, weight in zip(table.columns, widths, strict=True)
        ],
        "rows": [_row(row, sheet) for row in table.rows],
        "code": all_code(table),
        "note": pieces((table.note,), sheet.anchors) if table.note else [],
        "bars": None,
        "legend": [],
    }


def _row(row: tuple[Line, ...], sheet: Sheet) -> Data:
    cells = [pieces(cell, sheet.anchors) for cell in row]
    return {"cells": cells, "long": _length(row) > LONG_ROW, "blank": _is_blank(row)}


def _is_blank(row: tuple[Line, ...]) -> bool:
    """Return whether a row is left to be filled in by hand: nothing stands in it but its heading."""
    return len(row) > 1 and not any(map(_length, row[1:]))


def _chart(chart: Chart, sheet: Sheet) -> Data:
    bars = {"label": text(chart.column), "weight": BAR, "rows": [_bar(bar) if bar else None for bar in chart.bars]}
    legend = [{"fill": key.fill.value, "label": text(key.label)} for key in chart.legend]
    return _table(chart.table, sheet, bars=True) | {"bars": bars, "legend": legend}


def _bar(bar: Bar) -> Data:
    segments = [{"share": part.share, "fill": part.fill.value} for part in bar.segments]
    return {"segments": segments, "beneath": bar.beneath, "limit": bar.limit}


def _heat(heat: HeatMap, sheet: Sheet) -> Data:
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
        "long": len(rows) > LONG_MAP
        or sum(len(cluster) for row in rows for cluster in row["clusters"]) > LONG_MAP_CELLS,
        "table": _table(heat.table, sheet),
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


WRITERS: dict[type[Block], Callable[[Any, Sheet], Data]] = {
    Prose: _prose,
    Notice: _notice,
    Facts: _facts,
    ControlCard: _card,
    Table: _table,
    Chart: _chart,
    HeatMap: _heat,
}
