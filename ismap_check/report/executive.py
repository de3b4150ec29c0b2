"""The page for who decides: outcome, numbers, what is missing, where, and what to do first; all on one sheet of A4.

Lists show their first rows and count the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ismap_check.model.catalogue import Group
from ismap_check.model.result import Action, AssessmentResult, GroupResult
from ismap_check.report.asked import Asked
from ismap_check.report.blocks import Block, Chart, Column, Line, Prose, Ref, Table
from ismap_check.report.chapters import score_bar, score_chart
from ismap_check.report.cover import catalogue_title, conclusion, standing
from ismap_check.report.evidence_register import evidence_checked
from ismap_check.report.gaps import control_cell
from ismap_check.report.numbers import DASH, halves, percents, span, tenths
from ismap_check.report.pictures.gains import score_after, sums
from ismap_check.report.view import View
from ismap_check.report.voice import Voice

ACTIONS, CHAPTERS = 5, 4
"""Rows of the two lists on the page."""
CLOSER = 2
"""So many catalogues are looked at more closely, of more only the worst one. Room is left for what a review adds."""


def executive_blocks(
    voice: Voice, result: AssessmentResult, views: tuple[View, ...], asked: Asked
) -> tuple[Block, ...]:
    """Return the whole page."""
    many, reviewed = len(views) > CLOSER, bool(result.reviews)
    baseline, named = _once(views)
    shown = sorted(named, key=lambda view: view.judged.outcome.rank)[: 1 if many else CLOSER]
    rows, most = (ACTIONS - reviewed) // max(1, len(views[:CLOSER])), CHAPTERS - many - reviewed
    return (
        *conclusion(voice, result, views),
        _standing(voice, named, baseline),
        *(_named(view, actions, views) for view in shown if (actions := _actions(view, rows))),
        *(_charted(view, chapters, views) for view in shown[:1] if (chapters := _chapters(view, most))),
        Prose(tuple(_terms(voice, result, asked))),
    )


def _once(views: tuple[View, ...]) -> tuple[str | None, tuple[View, ...]]:
    """Return the baseline under which all was judged, to be named once, and the views without it."""
    shared = {view.baseline.id: view.voice.text(view.baseline.title) for view in views if view.baseline}
    if len(shared) != 1 or not all(view.baseline for view in views):
        return None, views
    return next(iter(shared.values())), tuple(replace(view, baseline=None) for view in views)


def _named(view: View, table: Table, views: Sequence[View]) -> Table:
    """Return a table, its caption naming the catalogue where there are several."""
    if len(views) == 1:
        return table
    return table._replace(caption=view.voice("executive.of", caption=table.caption, catalogue=catalogue_title(view)))


def _charted(view: View, chart: Chart, views: Sequence[View]) -> Chart:
    """Return a chart likewise; the legend stands above already."""
    return chart._replace(table=_named(view, chart.table, views), legend=())


def _standing(voice: Voice, views: tuple[View, ...], baseline: str | None) -> Chart:
    chart = standing(voice, views)
    caption = chart.table.caption
    named = voice("cover.under", catalogue=caption, baseline=baseline) if baseline else caption
    return chart._replace(table=chart.table._replace(caption=named, note=voice("executive.note")))


def _actions(view: View, rows: int) -> Table | None:
    """Return the first actions, mandatory gaps among them, with the score reached; None where nothing is to do."""
    first = view.judged.actions[:rows]
    if not first:
        return None
    columns = (
        Column(view.voice("actions.control")),
        Column(view.voice("gaps.verdict")),
        Column(view.voice("executive.gap")),
        Column(view.voice("actions.gain"), numeric=True),
        Column(view.voice("executive.score-after"), numeric=True),
    )
    rest = len(view.judged.actions) - len(first)
    gaps = view.voice("executive.gaps-of", n=view.judged.low.gaps, shown=sum(action.closes_gap for action in first))
    return Table(
        caption=view.voice("executive.actions"),
        columns=columns,
        rows=tuple(_action(view, action, gained) for action, gained in zip(first, sums(first), strict=True)),
        note=gaps + (view.voice("executive.rest-actions", n=rest) if rest else ""),
    )


def _action(view: View, action: Action, gained: int) -> tuple[Line, ...]:
    control = view.catalogue.control_by_id.get(action.control or "")
    verdict: Line = (view.voice.verdict(view.judged.control_by_id[control.id].low.verdict),) if control else (DASH,)
    return (
        control_cell(view, control) if control else (view.voice("actions.whole"),),
        verdict,
        (view.voice("executive.closes") if action.closes_gap else DASH,),
        (f"+{halves(action.gain)}" if action.gain else DASH,),
        (score_after(view, gained) if action.gain else DASH,),
    )


def _chapters(view: View, rows: int) -> Chart | None:
    """Return the chapters that lack most: mandatory gaps first, then points; None where no chapter lacks anything."""
    groups = {group.id: group for group in view.subgroups.get(None, ())}
    lacking = [one for one in view.judged.groups if one.id in groups and _lack(one) > (0, 0)]
    if not lacking:
        return None
    first = sorted(lacking, key=_lack, reverse=True)[:rows]
    table = Table(
        caption=view.voice("executive.chapters"),
        columns=(
            Column(view.voice("chapters.chapter")),
            *(Column(view.voice(f"executive.{name}"), numeric=True) for name in ("score", "lost", "gaps")),
        ),
        rows=tuple(_chapter(view, groups[one.id], one) for one in first),
        note=_rest(view, len(lacking) - len(first)),
    )
    return score_chart(view.voice, table, tuple(score_bar(view.voice, one.low, one.high) for one in first))


def _lack(chapter: GroupResult) -> tuple[int, int]:
    return chapter.low.gaps, chapter.low.possible - chapter.low.claimed


def _chapter(view: View, group: Group, judged: GroupResult) -> tuple[Line, ...]:
    low, high = judged.low, judged.high
    return (
        (Ref(view.voice.named(group), view.anchor(group.id)),),
        (percents(tenths(low.claimed, low.possible), tenths(high.claimed, high.possible)),),
        (span(halves(low.possible - low.claimed), halves(high.possible - high.claimed)),),
        (span(str(low.gaps), str(high.gaps)),),
    )


def _rest(view: View, count: int) -> str:
    return view.voice("executive.rest", n=count) if count else ""


def _terms(voice: Voice, result: AssessmentResult, asked: Asked) -> Iterator[Line]:
    """Yield when and on what evidence was judged, what is shown for whom, and what the page is not."""
    day, period = voice.day(result.as_of), voice.period(result.profile.assessment.period)
    level, audience = voice.term("level", asked.level), voice.term("audience", asked.audience)
    yield (
        voice("executive.judged", day=day, period=period),
        evidence_checked(voice, result),
        voice("executive.shown", level=level, audience=audience),
    )
    yield (voice("disclaimer.no-certificate"),)
