"""What each action gains, as a staircase: every step starts where the one before it ends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from ismap_check.model.result import Action
from ismap_check.report.blocks import Bar, Chart, Fill, LegendKey, Segment, Table
from ismap_check.report.numbers import halves, percents, tenths
from ismap_check.report.view import View


def gains_chart(view: View, table: Table, actions: Sequence[Action]) -> Chart:
    """Return the table of actions with a step per row; the whole width is what all of them gain together."""
    reached = sums(actions)
    bars = tuple(_step(view, action, after, reached[-1]) for action, after in zip(actions, reached, strict=True))
    voice = view.voice
    legend = (LegendKey(Fill.FULL, voice("gains.this")), LegendKey(Fill.PALE, voice("gains.before")))
    return Chart(table=table, column=voice("gains.column"), bars=bars, legend=legend if any(bars) else ())


def sums(actions: Sequence[Action]) -> tuple[int, ...]:
    """Return what the actions up to each one gain together, in half-points."""
    return tuple(accumulate(action.gain for action in actions))


def score_after(view: View, gained: int) -> str:
    """Return the score as claimed once so many half-points are gained; a dash where nothing can be earned."""
    low = view.judged.low
    share = tenths(low.claimed + gained, low.possible)
    return percents(share, share)


def _step(view: View, action: Action, after: int, whole: int) -> Bar | None:
    if not action.gain:
        return None
    before, reached = tenths(after - action.gain, whole) or 0, tenths(after, whole) or 0
    parts = (Segment(before, Fill.PALE), Segment(reached - before, Fill.FULL))
    label = view.voice("gains.said", gain=halves(action.gain), sum=halves(after))
    return Bar(tuple(part for part in parts if part.share > 0), label)
