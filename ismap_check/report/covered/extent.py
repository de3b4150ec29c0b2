"""How much of the catalogue is covered, as a table with a bar per group (JUDGING, section 11)."""

from __future__ import annotations

from ismap_check.coverage.cover import Extent
from ismap_check.model.catalogue import Group
from ismap_check.report.blocks import Bar, Chart, Column, Fill, LegendKey, Line, Prose, Section, Segment, Table
from ismap_check.report.covered.telling import Telling
from ismap_check.report.numbers import tenths

PARTS = ("full", "partial", "none")
FILLS = {"full": Fill.FULL, "partial": Fill.PALE}


def extent_section(telling: Telling) -> Section:
    """Return coverage group by group, the whole catalogue first."""
    groups = {group.id: group for group in telling.target.groups}
    listed = [(None, telling.coverage.whole), *((groups[key], one) for key, one in telling.coverage.groups.items())]
    numbers = tuple(Column(telling.say(f"extent.column.{name}"), numeric=True) for name in (*PARTS, "weight"))
    table = Table(
        caption=telling.say("extent.caption"),
        columns=(*telling.columns("extent", "group"), *numbers),
        rows=tuple(_row(telling, group, extent) for group, extent in listed),
        note=telling.say("extent.note"),
    )
    chart = Chart(
        table=table,
        column=telling.say("extent.column.bar"),
        bars=tuple(bar(telling, extent) for _, extent in listed),
        legend=tuple(LegendKey(fill, telling.say(f"extent.column.{name}")) for name, fill in FILLS.items()),
    )
    meaning = Prose(((telling.say("extent.meaning"),),))
    return Section(anchor="coverage/extent", title=telling.say("extent.title"), blocks=(meaning, chart))


def bar(telling: Telling, extent: Extent) -> Bar | None:
    """Return the bar of an extent: proposed in full, then in part; None where nothing has weight."""
    if not extent.possible:
        return None
    full = tenths(extent.full, extent.possible) or 0
    both = tenths(extent.full + extent.partial, extent.possible) or 0
    shares = {"full": full, "partial": both - full}
    segments = tuple(Segment(share, FILLS[name]) for name, share in shares.items() if share > 0)
    said = {name: telling.share(getattr(extent, name), extent) for name in PARTS}
    return Bar(segments, telling.say("extent.said", **said))


def _row(telling: Telling, group: Group | None, extent: Extent) -> tuple[Line, ...]:
    name: Line = telling.control(group) if group else (telling.say("extent.whole"),)
    shares = ((telling.share(getattr(extent, part), extent),) for part in PARTS)
    return (name, *shares, (str(extent.possible),))
