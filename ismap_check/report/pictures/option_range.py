"""Between which scores the options decide, and where the score that is demanded lies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ismap_check.model.gate import Condition
from ismap_check.model.result import Numbers
from ismap_check.report.answers import option_title
from ismap_check.report.blocks import Bar, Chart, Column, Fill, LegendKey, Line, Segment, Table
from ismap_check.report.numbers import DASH, halves, percent, percents, tenths
from ismap_check.report.view import View

Row = tuple[tuple[Line, ...], Bar]


def option_range(view: View) -> Chart | None:
    """Return the range of both scores and what each option adds; None where no option changes a score."""
    low, high = view.judged.low, view.judged.high
    if not low.possible or (low.claimed, low.evidenced) == (high.claimed, high.evidenced):
        return None
    rows = (*_scores(view), *_options(view))
    voice = view.voice
    names = ("without", "with", "gain", "demanded")
    columns = (Column(voice("range.what")), *(Column(voice(f"range.{name}"), numeric=True) for name in names))
    note = voice("range.note") if view.judged.attainable else voice("range.note-unattainable")
    return Chart(
        table=Table(caption=voice("range.caption"), columns=columns, rows=tuple(row for row, _ in rows), note=note),
        column=voice("range.column"),
        bars=tuple(bar for _, bar in rows),
        legend=_legend(view, tuple(bar for _, bar in rows)),
    )


def added_by_option(view: View) -> Mapping[str, int]:
    """Return the half-points of the score as claimed that hang on each option, most first; equal ones by title."""
    added: defaultdict[str, int] = defaultdict(int)
    for leaf, judged in view.leaves:
        condition = view.responses[leaf.id].condition if leaf.id in view.responses else None
        if condition and judged.high.earned > judged.low.earned:
            added[condition.option] += judged.high.earned - judged.low.earned
    return dict(sorted(added.items(), key=lambda pair: (-pair[1], option_title(view, pair[0]), pair[0])))


def _scores(view: View) -> Iterator[Row]:
    limits = {condition.condition: condition.threshold for condition in view.judged.conditions}
    low, high = view.judged.low, view.judged.high
    ends = {"score": (low.claimed, high.claimed), "evidenced": (low.evidenced, high.evidenced)}
    for name, (least, most) in ends.items():
        limit = limits.get(Condition.SCORE if name == "score" else Condition.EVIDENCED)
        yield _row(view, view.voice(f"number.{name}"), (least, most), low, limit)


def _options(view: View) -> Iterator[Row]:
    """Yield a row per option: the score as claimed if it alone is bought; a single one is what the range says."""
    low, added = view.judged.low, added_by_option(view)
    for option, gain in added.items() if len(added) > 1 else ():
        name = view.voice("range.option", option=option_title(view, option))
        yield _row(view, name, (low.claimed, low.claimed + gain), low, None)


def _row(view: View, name: str, ends: tuple[int, int], numbers: Numbers, limit: int | None) -> Row:
    least, most = (tenths(end, numbers.possible) or 0 for end in ends)
    segments = (Segment(least, Fill.FULL), Segment(most - least, Fill.STRIPED))
    said = view.voice("range.said", least=percent(least), most=percent(most))
    gain = view.voice("range.points", points=halves(ends[1] - ends[0]))
    demanded = DASH if limit is None else percents(limit, limit)
    cells: tuple[Line, ...] = ((name,), (percent(least),), (percent(most),), (gain,), (demanded,))
    return cells, Bar(tuple(part for part in segments if part.share > 0), said, limit=limit)


def _legend(view: View, bars: tuple[Bar, ...]) -> tuple[LegendKey, ...]:
    used = {segment.fill for bar in bars for segment in bar.segments}
    used |= {Fill.LIMIT} if any(bar.limit is not None for bar in bars) else set()
    return tuple(LegendKey(fill, view.voice(f"range.{fill}")) for fill in Fill if fill in used)
