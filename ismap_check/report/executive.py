"""The page for who decides: outcome, numbers, what is missing, where, and what to do first; all on one sheet of A4.

Lists show their first rows and count the rest; how many fit, :mod:`~ismap_check.report.sheet` says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

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
from ismap_check.report.sheet import FRAME, NOTICE, SHEET, Wish, shared
from ismap_check.report.view import View
from ismap_check.report.voice import Voice

if TYPE_CHECKING:  # most reports do not look back
    from ismap_check.report.since import Since

ACTIONS, CHAPTERS = 5, 4
"""The most rows of the two lists on the page."""
FEWEST = 2
"""A list of fewer rows says too little to take up room."""
CLOSER = 2
"""So many catalogues are looked at more closely, of more only the worst one."""
CHANGED = 2
"""How many lines a catalogue takes among what changed."""
SPARE = 2
"""Rows that a single catalogue leaves of those counted for its conclusion and notes."""
DRAWN = 3
"""Of so many catalogues the scores are drawn too; more stand in narrower rows, without."""


def executive_blocks(
    voice: Voice, result: AssessmentResult, views: tuple[View, ...], asked: Asked, changed: Since | None = None
) -> tuple[Block, ...]:
    """Return the whole page; what changed since an earlier result stands before its last lines."""
    baseline, named = _once(views)
    worst = sorted(named, key=lambda view: view.judged.outcome.rank)
    shown = worst[: CLOSER if len(views) <= CLOSER else 1]
    concluded = tuple(conclusion(voice, result, views, automated=False))
    since, moved = changed.blocks() if changed else ((), None)
    spent = NOTICE * (len(concluded) + len(since)) + _height(named)
    room = SHEET + (SPARE if len(views) == 1 else 0) - spent
    first, chapters, looked_back, *others = _shares(room, shown, moved)
    acted = ((view, rows) for view, rows in zip(shown, (first, *others), strict=True) if rows)
    charted = _charted(shown[0], chapters, views) if chapters else None
    left_out = bool(moved and not looked_back) or bool(not charted and _lacking(shown[0]))
    return (
        *concluded,
        _standing(voice, named, baseline),
        *(_named(view, _actions(view, rows), views) for view, rows in acted),
        *((charted,) if charted else ()),
        *since,
        *((moved,) if moved and looked_back else ()),
        Prose(tuple(_terms(voice, result, asked, left_out=left_out))),
    )


def _is_drawn(views: Sequence[View]) -> bool:
    """Return whether the scores are drawn: a review's words beside the claim's leave room in a single row only."""
    return len(views) <= (1 if any(view.judged.verified for view in views) else DRAWN)


def _is_ranged(views: Sequence[View]) -> bool:
    """Return whether numbers are ranges, which a sentence of a line explains."""
    return any(view.judged.low != view.judged.high for view in views)


def _height(views: tuple[View, ...]) -> int:
    """Return how high the table of all catalogues is: the lines of a title, or of a conclusion as claimed and verified.

    Drawn rows have narrower titles, and a baseline in the title takes a line.
    """
    drawn = _is_drawn(views)
    each = (4 if view.judged.verified else 2 + drawn for view in views)
    named = sum(view.baseline is not None for view in views)
    return FRAME + 1 + drawn + _is_ranged(views) + sum(each) + named


def _shares(room: int, shown: Sequence[View], moved: Table | None) -> tuple[int, ...]:
    """Return how many rows each list has; where room is short, rather the worst chapter alone than none."""
    rows = shared(room, _wishes(shown, moved, FEWEST))
    return rows if rows[1] else shared(room, _wishes(shown, moved, 1))


def _wishes(shown: Sequence[View], moved: Table | None, fewest: int) -> tuple[Wish, ...]:
    """Return what would like to stand on the sheet: actions on the worst, its chapters, what changed, other actions.

    A notice says of what changed anyway; of the chapters nothing else does.
    """
    actions = [Wish(FEWEST, min(ACTIONS, len(view.judged.actions))) for view in shown]
    changed = len(moved.rows) if moved else 0
    chapters = Wish(fewest, min(CHAPTERS, len(_lacking(shown[0]))))
    return (actions[0], chapters, Wish(changed, changed, CHANGED), *actions[1:])


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


def _charted(view: View, rows: int, views: Sequence[View]) -> Chart:
    """Return the chapters that lack most, named likewise; the legend stands above already."""
    chart = _chapters(view, rows)
    return chart._replace(table=_named(view, chart.table, views), legend=())


def _standing(voice: Voice, views: tuple[View, ...], baseline: str | None) -> Chart | Table:
    chart = standing(voice, views)
    caption = chart.table.caption
    named = voice("cover.under", catalogue=caption, baseline=baseline) if baseline else caption
    note = voice("executive.note") + (voice("executive.range") if _is_ranged(views) else "")
    table = chart.table._replace(caption=named, note=note)
    return chart._replace(table=table) if _is_drawn(views) else table


def _actions(view: View, rows: int) -> Table:
    """Return the first actions with the score reached; whether they close mandatory gaps, if any does."""
    first = view.judged.actions[:rows]
    closing = any(action.closes_gap for action in first)
    columns = (
        Column(view.voice("actions.control")),
        Column(view.voice("gaps.verdict")),
        *((Column(view.voice("executive.gap")),) if closing else ()),
        Column(view.voice("actions.gain"), numeric=True),
        Column(view.voice("executive.score-after"), numeric=True),
    )
    rest = len(view.judged.actions) - len(first)
    return Table(
        caption=view.voice("executive.actions"),
        columns=columns,
        rows=tuple(
            _action(view, action, gained, closing=closing) for action, gained in zip(first, sums(first), strict=True)
        ),
        note=_gaps_listed(view, first) + (view.voice("executive.rest-actions", n=rest) if rest else ""),
    )


def _gaps_listed(view: View, actions: Sequence[Action]) -> str:
    """Return how many gaps there are, and how many of them these actions close, if any."""
    gaps = view.judged.low.gaps
    shown = sum(action.closes_gap for action in actions)
    if not gaps:
        return view.voice("executive.gaps-none")
    return (
        view.voice("executive.gaps-of", n=gaps, shown=shown)
        if shown
        else view.voice("executive.gaps-elsewhere", n=gaps)
    )


def _action(view: View, action: Action, gained: int, *, closing: bool) -> tuple[Line, ...]:
    control = view.catalogue.control_by_id.get(action.control or "")
    verdict: Line = (view.voice.verdict(view.judged.control_by_id[control.id].low.verdict),) if control else (DASH,)
    return (
        control_cell(view, control) if control else (view.voice("actions.whole"),),
        verdict,
        *(((view.voice("executive.closes") if action.closes_gap else DASH,),) if closing else ()),
        (halves(action.gain) if action.gain else DASH,),
        (score_after(view, gained) if action.gain else DASH,),
    )


def _chapters(view: View, rows: int) -> Chart:
    """Return the chapters that lack most: mandatory gaps first, then points."""
    groups = {group.id: group for group in view.subgroups.get(None, ())}
    lacking = _lacking(view)
    first = lacking[:rows]
    gaps = "gaps-claimed" if view.judged.verified else "gaps"
    table = Table(
        caption=view.voice("executive.chapters"),
        columns=(
            Column(view.voice("chapters.chapter")),
            *(Column(view.voice(f"executive.{name}"), numeric=True) for name in ("score", "lost", gaps)),
        ),
        rows=tuple(_chapter(view, groups[one.id], one) for one in first),
        note=_rest(view, len(lacking) - len(first)),
    )
    return score_chart(view.voice, table, tuple(score_bar(view.voice, one.low, one.high) for one in first))


def _lacking(view: View) -> Sequence[GroupResult]:
    """Return the chapters that lack anything, worst first."""
    chapters = {group.id for group in view.subgroups.get(None, ())}
    lacking = (one for one in view.judged.groups if one.id in chapters and _lack(one) > (0, 0))
    return sorted(lacking, key=_lack, reverse=True)


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


def _terms(voice: Voice, result: AssessmentResult, asked: Asked, *, left_out: bool) -> Iterator[Line]:
    """Yield when and on what evidence was judged, what is shown for whom, and what the page is not."""
    day, period = voice.day(result.as_of), voice.period(result.profile.assessment.period)
    level, audience = voice.term("level", asked.level), voice.term("audience", asked.audience)
    yield (
        voice("executive.judged", day=day, period=period),
        evidence_checked(voice, result),
        voice("executive.shown", level=level, audience=audience),
        voice("executive.left-out") if left_out else "",
    )
    yield (voice("disclaimer.no-certificate"),)
