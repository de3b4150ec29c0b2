"""One catalogue over all vendors: how scores are spread, who misses which condition, what is weak, what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.comparison.market import BINS, ControlCount, PartSummary
from ismap_check.model.portfolio import Mark
from ismap_check.report.blocks import (
    Bar,
    Block,
    Chart,
    Column,
    Fact,
    Facts,
    Fill,
    LegendKey,
    Line,
    Prose,
    Section,
    Segment,
    Table,
)
from ismap_check.report.market.telling import Telling
from ismap_check.report.numbers import percent, tenths

CONTROLS = 20
"""How many of the weakest controls, and of the most common gaps, are shown."""
NAMES = 10
"""How many vendors are named who miss a condition."""
SPREAD = ("lowest", "quarter", "median", "three-quarters", "highest")
STANDINGS = {
    "satisfied": Mark.SATISFIED,
    "partial": Mark.PARTIAL,
    "not-satisfied": Mark.NOT_SATISFIED,
    "unanswered": Mark.UNANSWERED,
}


def part_section(telling: Telling, part: PartSummary, place: int) -> Section:
    """Return all there is to say of one catalogue under one baseline."""
    sections = (
        _scores(telling, part),
        _conditions(telling, part),
        _controls(telling, part, "gaps", part.common_gaps),
        _controls(telling, part, "weakest", part.weakest),
    )
    placed = tuple(one._replace(anchor=f"{one.anchor}/{place}") for one in sections)
    intro = Prose(((telling.say("part", n=part.vendors),),))
    return Section(anchor=f"portfolio/part/{place}", title=telling.part(part.key), blocks=(intro,), sections=placed)


def _scores(telling: Telling, part: PartSummary) -> Section:
    return telling.section("scores", tuple(_score_blocks(telling, part)))


def _score_blocks(telling: Telling, part: PartSummary) -> Iterator[Block]:
    if part.spread:
        pairs = zip(SPREAD, part.spread, strict=True)
        yield Facts(tuple(Fact(telling.say(f"spread.{name}"), ((percent(score),),)) for name, score in pairs))
        yield _histogram(telling, part)


def _histogram(telling: Telling, part: PartSummary) -> Chart:
    """Return how many vendors have which score, the highest first."""
    names = [telling.say("scores.whole"), *(_range(telling, place) for place in reversed(range(BINS - 1)))]
    counts = [*reversed(part.bins)]
    if part.unscored:
        names.append(telling.say("scores.unscored"))
        counts.append(part.unscored)
    pairs = list(zip(names, counts, strict=True))
    table = Table(
        caption=telling.say("scores.caption"),
        columns=telling.columns("scores", "score", "vendors", "share", numeric=("vendors", "share")),
        rows=tuple(((name,), (str(n),), (telling.share(n, part.vendors),)) for name, n in pairs),
        note=telling.say("scores.note"),
    )
    bars = tuple(_bar(telling, name, n, part.vendors) for name, n in pairs)
    legend = (LegendKey(Fill.FULL, telling.say("scores.column.vendors")),)
    return Chart(table=table, column=telling.say("scores.column.bar"), bars=bars, legend=legend)


def _range(telling: Telling, place: int) -> str:
    return telling.say("scores.range", first=place * 10, last=place * 10 + 10)


def _bar(telling: Telling, name: str, n: int, vendors: int) -> Bar:
    share = tenths(n, vendors) or 0
    segments = (Segment(share, Fill.FULL),) if share else ()
    return Bar(segments, telling.say("scores.said", name=name, n=n, share=percent(share)))


def _conditions(telling: Telling, part: PartSummary) -> Section:
    columns = telling.columns("missed", "condition", "vendors", "share", "who", numeric=("vendors", "share"))
    rows = []
    for condition, missed in part.missed.items():
        names = [one.name or one.file for one in missed.first[:NAMES]]
        who = telling.voice.words.say(tuple(names))
        rest = missed.vendors - len(names)
        cell: Line = (who, "\n", telling.say("others", n=rest)) if rest else (who,)
        label = telling.voice.term("condition", condition)
        rows.append(((label,), (str(missed.vendors),), (telling.share(missed.vendors, part.vendors),), cell))
    return telling.section("missed", telling.table("missed", columns, rows))


def _controls(telling: Telling, part: PartSummary, name: str, controls: list[ControlCount]) -> Section:
    """Return the first controls of a list, with how many vendors stand how on each."""
    numbers = ("vendors", "share", *STANDINGS)
    columns: tuple[Column, ...] = telling.columns("controls", "control", *numbers, numeric=numbers)
    rows = (_control(telling, part, one, one.gaps if name == "gaps" else one.weak) for one in controls)
    return telling.section(name, telling.table(name, columns, rows, CONTROLS))


def _control(telling: Telling, part: PartSummary, one: ControlCount, n: int) -> tuple[Line, ...]:
    standings = ((str(one.marks.get(mark, 0)),) for mark in STANDINGS.values())
    return (telling.leaf(part, one.place), (str(n),), (telling.share(n, part.vendors),), *standings)
