"""The report as Markdown: one file that reads well raw and in a viewer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from ismap_check.renderers.markdown_inline import anchor, escape, inline
from ismap_check.renderers.parted import parted
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
    Report,
    Section,
    Table,
)

DEEPEST = 6


def render(report: Report) -> bytes:
    """Return the report as UTF-8 Markdown that ends with one line break."""
    return b"\n\n".join(map(str.encode, _parts(report)))


def _parts(report: Report) -> Iterator[str]:
    yield f"# {inline((report.title,))}"
    yield f"**{escape(report.subject)}**"
    if report.marking:
        yield f"**{escape(report.marking)}**"
    yield from markdown(report.cover, 2)
    if report.sections:
        yield f"## {inline((report.words.contents,))}"
        yield "\n".join(_contents(report.sections))
    for section in report.sections:
        yield from _section(section, 2)
    yield "---"
    yield f"{inline((report.words.produced,))}\n"


def _contents(sections: tuple[Section, ...], indent: str = "") -> Iterator[str]:
    for section in sections:
        if section.number:
            yield f"{indent}- [{escape(heading(section))}](#{section.anchor})"
            yield from _contents(section.sections, indent + "  ")


def heading(section: Section) -> str:
    """Return a section's number and title."""
    return f"{section.number} {section.title}".strip()


def _section(section: Section, level: int) -> list[str]:
    parts = [anchor(section.anchor), f"{'#' * min(level, DEEPEST)} {escape(heading(section))}"]
    parts += markdown(section.blocks, level + 1)
    for below in section.sections:
        parts += _section(below, level + 1)
    return parts


def markdown(blocks: tuple[Block, ...], level: int) -> list[str]:
    """Return blocks as paragraphs of Markdown; ``level`` is that of their headings."""
    return [part for block in blocks for part in _WRITERS[type(block)](block, level)]


def _prose(prose: Prose, _level: int) -> Iterator[str]:
    for paragraph in prose.paragraphs:
        yield inline(paragraph)


def _facts(facts: Facts, _level: int) -> Iterator[str]:
    yield "\n".join(_fact_lines(facts.rows))


def _fact_lines(rows: tuple[Fact, ...]) -> list[str]:
    return [
        f"{_label(label)} {inline(lines[0])}" if len(lines) == 1 else _listed(label, lines) for label, lines in rows
    ]


def _listed(label: str, lines: tuple[Line, ...]) -> str:
    """Return a label with what stands behind it as a list."""
    return _label(label) + "".join([f"\n  - {inline(line)}" for line in lines])


@lru_cache
def _label(text: str) -> str:
    """Return a label as the start of a list item; the same few stand on every card."""
    return f"- **{escape(text.strip())}**:"


def _table(table: Table, _level: int) -> Iterator[str]:
    for part in parted(table):
        yield from _one_table(part)


def _one_table(table: Table) -> Iterator[str]:
    yield f"**{escape(table.caption)}**"
    head = _row(tuple((column.label,) for column in table.columns))
    rule = "|".join("---:" if column.numeric else "---" for column in table.columns)
    yield "\n".join((head, f"|{rule}|", *(_row(row) for row in table.rows)))
    if table.note:
        yield inline((table.note,))


def _row(cells: tuple[Line, ...]) -> str:
    return f"| {' | '.join([inline(cell) for cell in cells])} |"


def _chart(chart: Chart, level: int) -> Iterator[str]:
    yield from _table(chart.table, level)


def _heat_map(drawn: HeatMap, level: int) -> Iterator[str]:
    yield from _table(drawn.table, level)


def _notice(notice: Notice, _level: int) -> Iterator[str]:
    lines = (f"**{escape(notice.title)}**", *(inline(paragraph) for paragraph in notice.paragraphs))
    yield "\n>\n".join(f"> {line}" for line in lines)


def _card(card: ControlCard, level: int) -> list[str]:
    said = [*[inline((badge,)) for badge in card.badges], escape(card.kind), escape(card.points)]
    return [
        anchor(card.anchor),
        f"{'#' * min(level, DEEPEST)} {escape(f'{card.id} {card.title}'.rstrip())}",
        " · ".join(filter(None, said)),
        *((inline((card.text,)),) if card.text else ()),
        "\n".join(_fact_lines(card.facts)),
    ]


_WRITERS: dict[type[Block], Callable[[Any, int], Iterable[str]]] = {
    Prose: _prose,
    Facts: _facts,
    Table: _table,
    Chart: _chart,
    HeatMap: _heat_map,
    ControlCard: _card,
    Notice: _notice,
}
