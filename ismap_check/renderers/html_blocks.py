"""The blocks of a report as HTML: one short writer for each type."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ismap_check.renderers.html_attribute import attribute
from ismap_check.renderers.html_bars import bar_svg, swatch
from ismap_check.renderers.html_filter import card_keys
from ismap_check.renderers.html_heat_map import map_of_cells
from ismap_check.renderers.html_inline import line, text
from ismap_check.report.blocks import (
    Block,
    Chart,
    Column,
    ControlCard,
    Fact,
    Facts,
    HeatMap,
    LegendKey,
    Line,
    Notice,
    Prose,
    Table,
)

_OBJECTIVE = " class=objective"


def blocks(items: tuple[Block, ...], level: int) -> str:
    """Return blocks one after the other; ``level`` is that of their headings."""
    return "\n".join([_WRITERS[type(item)](item, level) for item in items])


def _prose(prose: Prose, _level: int) -> str:
    return _paragraphs(prose.paragraphs)


def _paragraphs(lines: tuple[Line, ...]) -> str:
    return "\n".join([f"<p>{line(one)}</p>" for one in lines])


def _notice(notice: Notice, _level: int) -> str:
    lead = f'<p class="lead">{text(notice.title)}</p>'
    return f'<div class="notice {notice.tone}">\n{lead}\n{_paragraphs(notice.paragraphs)}\n</div>'


def _facts(facts: Facts, _level: int) -> str:
    return _definitions(facts.rows)


def _definitions(facts: tuple[Fact, ...]) -> str:
    """Return labelled facts; HTML lets the end tags of a definition list's items go without saying."""
    return f"<dl>{''.join(_items(facts))}</dl>" if facts else ""


def _items(facts: tuple[Fact, ...]) -> Iterator[str]:
    for fact in facts:
        yield f"<dt>{text(fact.label)}"
        for pieces in fact.lines:
            yield f"<dd>{line(pieces)}"


def _card(card: ControlCard, level: int) -> str:
    """Return a control's card; the anchor is in the folded part, so that a link to it unfolds the card.

    A page holds more than a thousand: end tags that HTML supplies itself, and boxes around single things, are left out.
    """
    start = f"<details{_OBJECTIVE if card.objective else ''}{' open' if card.open else ''}{card_keys(card.keys)}>"
    title = f"<h{level}><i>{text(card.id)}</i> {text(card.title)}</h{level}>"
    badges = line(card.badges) if len(card.badges) == 1 else f"<span>{line(card.badges)}</span>"
    return (
        f"{start}<summary>{title}{badges}<i>{text(card.kind)}</i>{text(card.points)}</summary>"
        f"<p{attribute('id', card.anchor)}>{text(card.text)}{_definitions(card.facts)}</details>"
    )


def _table(table: Table, _level: int) -> str:
    heads = "".join([_head(column) for column in table.columns])
    rows = (_row(row, table.columns) for row in table.rows)
    return _figure(table, heads, rows, ())


def _chart(chart: Chart, _level: int) -> str:
    """Return a table with a column of bars after the first."""
    first, *others = chart.table.columns
    heads = "".join([_head(first), f'<th scope="col" class="bar">{text(chart.column)}</th>', *map(_head, others)])
    bars = (
        f'<td class="bar" data-label="{text(chart.column)}">{bar_svg(bar) if bar else ""}</td>' for bar in chart.bars
    )
    rows = (_row(row, chart.table.columns, bar) for row, bar in zip(chart.table.rows, bars, strict=True))
    return _figure(chart.table, heads, rows, chart.legend)


def _heat_map(drawn: HeatMap, level: int) -> str:
    """Return the map, and folded beneath it the table that says the same."""
    behind = _table(drawn.table._replace(caption=""), level)
    summary = f"<summary>{text(drawn.table.caption)}</summary>"
    return f'{map_of_cells(drawn)}\n<details class="behind">{summary}\n{behind}</details>'


def _figure(table: Table, heads: str, rows: Iterator[str], legend: tuple[LegendKey, ...]) -> str:
    body = "\n".join(rows)
    return (
        f"<figure>\n<table>\n{_caption(table)}<thead><tr>{heads}</tr></thead>\n"
        f"<tbody>\n{body}\n</tbody>\n</table>\n{_below(table.note, legend)}</figure>"
    )


def _caption(table: Table) -> str:
    return f"<caption>{text(table.caption)}</caption>\n" if table.caption else ""


def _head(column: Column) -> str:
    return f"<th scope=col{_numeric(column)}>{text(column.label)}</th>"


def _row(row: tuple[Line, ...], columns: tuple[Column, ...], bar: str = "") -> str:
    """Return a row: its heading, its bar, its cells; each cell knows its column's name for narrow windows."""
    cells = [
        f"<td{_numeric(column)}{attribute('data-label', column.label)}>{line(cell)}</td>"
        for column, cell in zip(columns[1:], row[1:], strict=True)
    ]
    return f"<tr><th scope=row>{line(row[0])}</th>{bar}{''.join(cells)}</tr>"


def _numeric(column: Column) -> str:
    return " class=n" if column.numeric else ""


def _below(note: str, legend: tuple[LegendKey, ...]) -> str:
    keys = [f"<span>{swatch(key.fill)}{text(key.label)}</span>" for key in legend]
    parts = [f'<p class="legend">{" ".join(keys)}</p>' if keys else "", f"<p>{text(note)}</p>" if note else ""]
    return f"<figcaption>{''.join(parts)}</figcaption>\n" if any(parts) else ""


_WRITERS: dict[type[Block], Callable[[Any, int], str]] = {
    Prose: _prose,
    Notice: _notice,
    Facts: _facts,
    ControlCard: _card,
    Table: _table,
    Chart: _chart,
    HeatMap: _heat_map,
}
