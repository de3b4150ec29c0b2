"""The standing chapter by chapter, as a table with a bar per chapter."""

from __future__ import annotations

from ismap_check.model.catalogue import Group
from ismap_check.model.result import GroupResult, Numbers
from ismap_check.report.blocks import Badge, Bar, Chart, Column, Fill, LegendKey, Line, Ref, Section, Segment, Table
from ismap_check.report.numbers import DASH, percents, points, span, tenths
from ismap_check.report.verdict import share_of
from ismap_check.report.view import View
from ismap_check.report.voice import Voice


def chapters_section(view: View) -> Section:
    """Return the table of chapters; a catalogue without groups has none to show."""
    judged = {group.id: group for group in view.judged.groups}
    chapters = tuple(group for group in view.subgroups.get(None, ()) if group.id in judged)
    if not chapters:
        return view.section("chapters")
    table = Table(
        caption=view.voice("chapters.caption"),
        columns=(
            Column(view.voice("chapters.chapter")),
            Column(view.voice("chapters.verdict")),
            *(Column(view.voice(f"chapters.{name}"), numeric=True) for name in _NUMERIC),
        ),
        rows=tuple(_row(view, group, judged[group.id]) for group in chapters),
        note=view.voice("chapters.note"),
    )
    bars = tuple(score_bar(view.voice, judged[group.id].low, judged[group.id].high) for group in chapters)
    return view.section("chapters", score_chart(view.voice, table, bars))


_NUMERIC = ("score", "points", "evidenced", "completeness", "gaps")


def score_chart(voice: Voice, table: Table, bars: tuple[Bar | None, ...]) -> Chart:
    """Return a table of scores with its bars: evidenced, claimed only, reachable by options."""
    keys = tuple(LegendKey(fill, voice(f"chart.{fill}")) for fill in Fill)
    used = {segment.fill for one in bars if one for segment in one.segments}
    legend = tuple(key for key in keys if key.fill in used)
    return Chart(table=table, column=voice("chart.column"), bars=bars, legend=legend)


def score_bar(voice: Voice, low: Numbers, high: Numbers) -> Bar | None:
    """Return a score's bar: evidenced, claimed only, reachable by options; None where there is no score."""
    if not low.possible:
        return None
    marks = (0, *(tenths(part, low.possible) or 0 for part in (low.evidenced, low.claimed, high.claimed)))
    shares = (marks[1], marks[2] - marks[1], marks[3] - marks[2])
    segments = tuple(Segment(share, fill) for share, fill in zip(shares, Fill, strict=True) if share > 0)
    claimed = percents(tenths(low.claimed, low.possible), tenths(high.claimed, high.possible))
    evidenced = percents(tenths(low.evidenced, low.possible), tenths(high.evidenced, high.possible))
    return Bar(segments, voice("chart.said", claimed=claimed, evidenced=evidenced))


def _row(view: View, group: Group, judged: GroupResult) -> tuple[Line, ...]:
    low, high = judged.low, judged.high
    title = Ref(view.voice.named(group), view.anchor(group.id))
    return (
        (title,),
        _verdict(view, judged),
        (percents(tenths(low.claimed, low.possible), tenths(high.claimed, high.possible)),),
        (points(low.claimed, high.claimed, low.possible),),
        (percents(tenths(low.evidenced, low.possible), tenths(high.evidenced, high.possible)),),
        (share_of(low, lambda numbers: (numbers.answered, numbers.in_scope)),),
        (span(str(low.gaps), str(high.gaps)) if low.in_scope else DASH,),
    )


def _verdict(view: View, judged: GroupResult) -> Line:
    badge = view.voice.verdict(judged.verdict)
    if judged.best is judged.verdict:
        return (badge,)
    best = view.voice.verdict(judged.best)
    return (badge, "\n", Badge(view.voice("card.best", verdict=best.text), best.tone, best.mark))
