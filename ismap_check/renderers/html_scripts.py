"""Which scripts a page needs: one is left out where nothing on the page uses it."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.renderers.html_filter import Bar
from ismap_check.report.blocks import Block, Chart, HeatMap, Report, Section, Table

FIRST = ("theme.js", "address.js")
"""Every page lets its reader choose light or dark, and keeps that in its address."""
WORDS = "folded.js"
"""What both kinds of search compare by."""
CARDS = ("cards.js", "arrange.js", "follow.js", "links.js")
MAP, ROWS = "heatmap.js", "sift.js"
WITH_CARDS, WITHOUT = "start.js", "plain.js"
"""What starts a page, after all else."""
SCRIPTS = (*FIRST, WORDS, *CARDS, MAP, ROWS, WITH_CARDS, WITHOUT)


def scripts_of(report: Report, bar: Bar | None) -> tuple[str, ...]:
    """Return the names of the scripts in the order in which they need each other; none for a page without a bar."""
    if bar is None:
        return ()
    cards = bool(bar.states)
    blocks = (*report.cover, *(block for section in report.sections for block in _blocks(section)))
    sifted = any(map(_is_sifted, blocks))
    return (
        *FIRST,
        *((WORDS,) if cards or sifted else ()),
        *(CARDS if cards else ()),
        *((MAP,) if any(isinstance(block, HeatMap) for block in blocks) else ()),
        *((ROWS,) if sifted else ()),
        WITH_CARDS if cards else WITHOUT,
    )


def _is_sifted(block: Block) -> bool:
    table = block.table if isinstance(block, Chart) else block
    return isinstance(table, Table) and table.wide is not None and table.wide.sift is not None


def _blocks(section: Section) -> Iterator[Block]:
    yield from section.blocks
    for below in section.sections:
        yield from _blocks(below)
