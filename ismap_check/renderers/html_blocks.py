"""The blocks of a report as HTML: one short writer for each type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ismap_check.renderers.html_attribute import attribute
from ismap_check.renderers.html_filter import card_keys
from ismap_check.renderers.html_heat_map import map_of_cells
from ismap_check.renderers.html_inline import line, text
from ismap_check.renderers.html_tables import chart_html, table_html
from ismap_check.report.blocks import (
    Block,
    Chart,
    ControlCard,
    Fact,
    Facts,
    HeatMap,
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
    concludes = " conclusion" if notice.concludes else ""
    return f'<div class="notice {notice.tone}{concludes}">\n{lead}\n{_paragraphs(notice.paragraphs)}\n</div>'


def _facts(facts: Facts, _level: int) -> str:
    return _definitions(facts.rows)


def _definitions(facts: tuple[Fact, ...]) -> str:
    """Return labelled facts; HTML lets the end tags of a definition list's items go without saying."""
    return f"<dl>{''.join([_item(fact) for fact in facts])}</dl>" if facts else ""


def _item(fact: Fact) -> str:
    return (
        f"<dt>{text(fact.label)}<dd>{'<dd>'.join(map(line, fact.lines))}" if fact.lines else f"<dt>{text(fact.label)}"
    )


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
    return table_html(table)


def _chart(chart: Chart, _level: int) -> str:
    return chart_html(chart)


def _heat_map(drawn: HeatMap, level: int) -> str:
    """Return the map, and folded beneath it the table that says the same."""
    behind = _table(drawn.table._replace(caption=""), level)
    summary = f"<summary>{text(drawn.table.caption)}</summary>"
    return f'{map_of_cells(drawn)}\n<details class="behind">{summary}\n{behind}</details>'


_WRITERS: dict[type[Block], Callable[[Any, int], str]] = {
    Prose: _prose,
    Notice: _notice,
    Facts: _facts,
    ControlCard: _card,
    Table: _table,
    Chart: _chart,
    HeatMap: _heat_map,
}
