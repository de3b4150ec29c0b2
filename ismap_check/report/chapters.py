"""The standing chapter by chapter, as a table with a bar per chapter."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ismap_check.model.catalogue import Group
from ismap_check.model.result import GroupResult, Numbers
from ismap_check.report.blocks import Badge, Bar, Chart, Column, Fill, LegendKey, Line, Ref, Section, Segment, Table
from ismap_check.report.numbers import DASH, percent, percents, points, span, tenths
from ismap_check.report.verdict import share_of
from ismap_check.report.view import View
from ismap_check.report.voice import Voice

NUMBERS = ("score", "points", "evidenced", "completeness", "gaps")
"""The columns of numbers, in their order."""


def chapters_section(view: View) -> Section:
    """Return the table of chapters; a catalogue without groups has none to show."""
    verified = ("verified",) if view.judged.verified else ()
    chart = chapter_chart(view, (*NUMBERS[:3], *verified, *NUMBERS[3:]))
    return view.section("chapters", *((chart,) if chart else ()))


def chapter_chart(view: View, numbers: tuple[str, ...] = NUMBERS) -> Chart | None:
    """Return score, evidence and completeness of each chapter; None for a catalogue without groups.

    ``numbers`` chooses among :data:`NUMBERS`: a short report has room for few columns beside the picture.
    """
    judged = {group.id: group for group in view.judged.groups}
    chapters = tuple(group for group in view.subgroups.get(None, ()) if group.id in judged)
    if not chapters:
        return None
    table = Table(
        caption=view.voice("chapters.caption"),
        columns=(
            Column(view.voice("chapters.chapter")),
            Column(view.voice("chapters.verdict")),
            *(Column(view.voice(f"chapters.{name}"), numeric=True) for name in numbers),
        ),
        rows=tuple(_row(view, group, judged[group.id], numbers) for group in chapters),
        note=view.voice("chapters.note"),
    )
    bars = tuple(_chapter_bar(view.voice, judged[group.id]) for group in chapters)
    return score_chart(view.voice, table, bars)


def score_chart(voice: Voice, table: Table, bars: tuple[Bar | None, ...]) -> Chart:
    """Return a table of scores with its bars: evidenced, claimed only, reachable by options."""
    used = {segment.fill for one in bars if one for segment in one.segments}
    used |= {Fill.BENEATH} if any(one and one.beneath is not None for one in bars) else set()
    legend = tuple(LegendKey(fill, voice(f"chart.{fill}")) for fill in Fill if fill in used)
    return Chart(table=table, column=voice("chart.column"), bars=bars, legend=legend)


SCORE_FILLS = (Fill.FULL, Fill.PALE, Fill.STRIPED)


def score_bar(voice: Voice, low: Numbers, high: Numbers) -> Bar | None:
    """Return a score's bar: evidenced, claimed only, reachable by options; None where there is no score."""
    if not low.possible:
        return None
    marks = (0, *(tenths(part, low.possible) or 0 for part in (low.evidenced, low.claimed, high.claimed)))
    shares = (marks[1], marks[2] - marks[1], marks[3] - marks[2])
    segments = tuple(Segment(share, fill) for share, fill in zip(shares, SCORE_FILLS, strict=True) if share > 0)
    claimed = percents(tenths(low.claimed, low.possible), tenths(high.claimed, high.possible))
    evidenced = percents(tenths(low.evidenced, low.possible), tenths(high.evidenced, high.possible))
    return Bar(segments, voice("chart.said", claimed=claimed, evidenced=evidenced))


def _chapter_bar(voice: Voice, judged: GroupResult) -> Bar | None:
    """Return a chapter's bar: its score, and beneath it how much of the chapter is answered."""
    low = judged.low
    bar = score_bar(voice, low, judged.high)
    if bar is None:
        return None
    label = voice("chart.said-answered", score=bar.label, completeness=_completeness(low))
    return bar._replace(label=label, beneath=tenths(low.answered, low.in_scope))


def _row(view: View, group: Group, judged: GroupResult, numbers: tuple[str, ...]) -> tuple[Line, ...]:
    title = Ref(view.voice.named(group), view.anchor(group.id))
    return ((title,), _verdict(view, judged), *((_NUMBERS[name](judged.low, judged.high),) for name in numbers))


def verified_share(numbers: Numbers) -> str:
    """Return the verified score in percent; a dash where no review was given or nothing can be verified."""
    verified = numbers.verified
    share = tenths(verified.earned, verified.possible) if verified else None
    return DASH if share is None else percent(share)


def _completeness(low: Numbers) -> str:
    return share_of(low, lambda numbers: (numbers.answered, numbers.in_scope))


_NUMBERS: Mapping[str, Callable[[Numbers, Numbers], str]] = {
    "score": lambda low, high: percents(tenths(low.claimed, low.possible), tenths(high.claimed, high.possible)),
    "points": lambda low, high: points(low.claimed, high.claimed, low.possible),
    "evidenced": lambda low, high: percents(tenths(low.evidenced, low.possible), tenths(high.evidenced, high.possible)),
    "verified": lambda low, _high: verified_share(low),
    "completeness": lambda low, _high: _completeness(low),
    "gaps": lambda low, high: span(str(low.gaps), str(high.gaps)) if low.in_scope else DASH,
}


def _verdict(view: View, judged: GroupResult) -> Line:
    badge = view.voice.verdict(judged.verdict)
    if judged.best is judged.verdict:
        return (badge,)
    best = view.voice.verdict(judged.best)
    return (badge, "\n", Badge(view.voice("card.best", verdict=best.text), best.tone, best.mark))
