"""The outcome of an assessment on a terminal: what counts at one glance, in 80 columns, readable without colour.

Words and numbers are the report's; only the layout is made here. Drawings are ASCII, because every console has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ismap_check.cli.paint import Ink
from ismap_check.cli.screen import MARKS, Screen, bar_of, plain
from ismap_check.i18n.width import pad, shorten, width_of, wrap
from ismap_check.model.catalogue import Control
from ismap_check.model.result import Action, AssessmentResult, ControlResult, Numbers
from ismap_check.report.blocks import Fill, Line, Notice, Segment
from ismap_check.report.carried import carried_summary, in_scope
from ismap_check.report.chapters import score_bar
from ismap_check.report.cover import catalogue_title
from ismap_check.report.numbers import halves, percents, span, tenths
from ismap_check.report.verdict import outcome_notice, score_text
from ismap_check.report.view import View, views
from ismap_check.report.voice import OUTCOME_TONES, VERDICT_TONES, Voice

GAPS_SHOWN = 10
ACTIONS_SHOWN = 5
SAID_BY_EFFECT = frozenset({"mandatory-gap"})
"""Codes that add nothing beside what closing them brings."""
SHARE_COLUMNS = 14


def summary(result: AssessmentResult, screen: Screen) -> str:
    """Return the text to show; every line fits the columns."""
    voice = Voice(screen.words)
    lines = [*_head(result, voice, screen)]
    for view in views(voice, result):
        lines += ["", *_catalogue(view, screen)]
    return "\n".join(lines) + "\n"


def _head(result: AssessmentResult, voice: Voice, screen: Screen) -> Iterator[str]:
    profile, paint = result.profile, screen.paint
    subject = voice("subject", service=profile.service.name, vendor=profile.vendor.name)
    yield from (paint(line, Ink.BOLD) for line in wrap(plain(subject), screen.columns))
    yield paint(screen.term("as-of", day=result.as_of.isoformat(), version=result.tool_version), Ink.DIM)
    yield ""
    outcome = screen.term("outcome", outcome=voice.term("outcome", result.outcome))
    yield paint.tone(outcome, OUTCOME_TONES[result.outcome], Ink.BOLD)
    if result.failed_on:
        yield from wrap(screen.term("failed-on", codes=", ".join(result.failed_on)), screen.columns)
    yield from _said_by_whom(result, voice, screen)


def _said_by_whom(result: AssessmentResult, voice: Voice, screen: Screen) -> Iterator[str]:
    """Yield on whose word the outcome rests; with a review there is a second one, which the exit code follows."""
    verified = result.verified_outcome
    if verified is not None:
        told = screen.term("outcome-verified", outcome=voice.term("outcome", verified))
        yield screen.paint.tone(told, OUTCOME_TONES[verified], Ink.BOLD)
    yield from wrap(screen.term("as-verified" if verified else "as-claimed"), screen.columns)


def _catalogue(view: View, screen: Screen) -> Iterator[str]:
    title = f"{catalogue_title(view)} {view.catalogue.ref}"
    yield screen.paint("-" * screen.columns, Ink.DIM)
    yield from (screen.paint(line, Ink.BOLD) for line in wrap(plain(title), screen.columns))
    yield from _notice(outcome_notice(view), screen)
    yield from _verified(view, screen)
    yield from _carried(view, screen)
    yield ""
    yield from _numbers(view, screen)
    yield from _titled(view.voice("chapters.title"), _chapters(view, screen), screen)
    yield from _gaps(view, screen)
    yield from _actions(view, screen)


def _verified(view: View, screen: Screen) -> Iterator[str]:
    """Yield the outcome as verified, where a review was given."""
    verified = view.judged.verified
    if verified is None:
        return
    from ismap_check.report.reviews import verified_notice

    yield from _notice(verified_notice(view, verified), screen)


def _notice(notice: Notice, screen: Screen) -> Iterator[str]:
    for line in wrap(plain(notice.title), screen.columns):
        yield screen.paint.tone(line, notice.tone)
    for paragraph in notice.paragraphs:
        yield from wrap(f"- {plain(_text(paragraph))}", screen.columns, hang=2)


def _carried(view: View, screen: Screen) -> Iterator[str]:
    """Yield what became of answers to another edition, with the first few controls that ask for an answer."""
    if view.carried is None:
        return
    yield ""
    yield from wrap(plain(carried_summary(view)), screen.columns)
    for key, controls in (("to-recheck", view.carried.proposals), ("to-answer", view.carried.added)):
        if wanted := in_scope(view, controls):
            ids = screen.words("list.separator").join(wanted[:GAPS_SHOWN])
            rest = f" {screen.term('rest', n=len(wanted) - GAPS_SHOWN)}" if len(wanted) > GAPS_SHOWN else ""
            yield from wrap(f"- {screen.term(key, ids=ids)}{rest}", screen.columns, hang=2)


def _titled(title: str, rows: Iterable[str], screen: Screen) -> Iterator[str]:
    listed = list(rows)
    if listed:
        yield ""
        yield screen.paint(plain(title), Ink.BOLD)
        yield from listed


def _numbers(view: View, screen: Screen) -> Iterator[str]:
    low, high, voice = view.judged.low, view.judged.high, view.voice
    rows = [*_score_rows(view, screen), *_share_rows(view)]
    width = max(width_of(label) for label in (*(row.label for row in rows), voice("number.gaps")))
    for row in rows:
        start = f"  {pad(row.label, width)}  {bar_of(row.segments)} {pad(row.share, SHARE_COLUMNS, right=True)}  "
        yield (start + (row.detail if width_of(start + row.detail) <= screen.columns else "")).rstrip()
    gaps = screen.term("gaps", gaps=span(str(low.gaps), str(high.gaps)), mandatory=low.mandatory)
    yield f"  {pad(voice('number.gaps'), width)}  {plain(gaps)}"
    if legend := _legend(_earned(voice, low, high), screen):
        yield screen.paint(f"  {legend}", Ink.DIM)
    if low.rough:
        yield from (f"  {line}" for line in wrap(screen.term("rough", n=low.rough), screen.columns - 2))


class _Row(NamedTuple):
    """One of the named numbers: what it is called, its bar, its share, what it is counted from."""

    label: str
    segments: Sequence[Segment]
    share: str
    detail: str


def _score_rows(view: View, screen: Screen) -> Iterator[_Row]:
    low, high, voice = view.judged.low, view.judged.high, view.voice
    ends = {"score": (low.claimed, high.claimed), "evidenced": (low.evidenced, high.evidenced)}
    for name, (part, best) in ends.items():
        whole = _earned(voice, low, high)
        share = score_text(voice, (part, low.possible), (best, high.possible))
        earned = f"{span(halves(part), halves(best))}/{halves(low.possible)}"
        detail = screen.term("points", points=earned) if low.possible else ""
        segments = whole if name == "score" else _segments(part, low.possible)
        yield _Row(voice(f"number.{name}"), segments, plain(share), plain(detail))
    yield from _verified_rows(view, screen)


def _verified_rows(view: View, screen: Screen) -> Iterator[_Row]:
    verified, voice = view.judged.low.verified, view.voice
    if verified is None:
        return
    part, whole = verified.earned, verified.possible
    detail = screen.term("points", points=f"{halves(part)}/{halves(whole)}") if whole else ""
    share = score_text(voice, (part, whole), (part, whole))
    yield _Row(voice("number.verified"), _segments(part, whole), plain(share), plain(detail))


def _share_rows(view: View) -> Iterator[_Row]:
    low, voice = view.judged.low, view.voice
    for name, part, whole in (("completeness", low.answered, low.in_scope), ("selected", low.selected, low.selectable)):
        share = tenths(part, whole)
        yield _Row(voice(f"number.{name}"), _segments(part, whole), plain(percents(share, share)), f"{part}/{whole}")


def _earned(voice: Voice, low: Numbers, high: Numbers) -> Sequence[Segment]:
    """Return the parts of a score's bar; none where nothing can be earned."""
    drawn = score_bar(voice, low, high)
    return drawn.segments if drawn else ()


def _segments(part: int, whole: int) -> tuple[Segment, ...]:
    return (Segment(tenths(part, whole) or 0, Fill.FULL),)


def _legend(drawing: Sequence[Segment], screen: Screen) -> str:
    used = [fill for fill in Fill if any(segment.fill is fill for segment in drawing)]
    return "  ".join(f"{MARKS[fill]} {screen.words(f'report.chart.{fill}')}" for fill in used)


def _chapters(view: View, screen: Screen) -> Iterator[str]:
    judged = {group.id: group for group in view.judged.groups}
    shown = [group for group in view.subgroups.get(None, ()) if group.id in judged and judged[group.id].low.in_scope]
    shares = {group.id: plain(_share(judged[group.id].low, judged[group.id].high)) for group in shown}
    width = max(map(width_of, shares.values()), default=0)
    gaps_width = width_of(screen.term("chapter-gaps", n=99))
    for group in shown:
        low, high = judged[group.id].low, judged[group.id].high
        gaps = screen.paint(screen.term("chapter-gaps", n=low.gaps), Ink.RED) if low.gaps else ""
        end = f" {bar_of(_earned(view.voice, low, high))} {pad(shares[group.id], width, right=True)}  "
        space = screen.columns - 2 - width_of(end) - gaps_width
        title = shorten(plain(view.voice.named(group)), space)
        yield f"  {pad(title, space)}{end}{gaps}".rstrip()


def _share(low: Numbers, high: Numbers) -> str:
    return percents(tenths(low.claimed, low.possible), tenths(high.claimed, high.possible))


def _gaps(view: View, screen: Screen) -> Iterator[str]:
    gaps = [(control, judged) for control, judged in view.mandatory_leaves if judged.low.gap]
    rows = [_gap_row(view, control, judged, screen) for control, judged in gaps[:GAPS_SHOWN]]
    title = screen.term("gaps-title", title=view.voice("gaps.title"), n=len(gaps))
    yield from _titled(title, [*rows, *_rest(len(gaps) - len(rows), screen)], screen)


def _gap_row(view: View, control: Control, judged: ControlResult, screen: Screen) -> str:
    verdict = view.voice.term("verdict", judged.low.verdict)
    tone = VERDICT_TONES[judged.low.verdict]
    name = plain(view.voice.named(control))
    space = screen.columns - 4 - width_of(verdict)
    return f"  {pad(shorten(name, space), space)}  {screen.paint.tone(verdict, tone)}"


def _actions(view: View, screen: Screen) -> Iterator[str]:
    shown = view.judged.actions[:ACTIONS_SHOWN]
    rows = [line for number, action in enumerate(shown, 1) for line in _action_rows(view, number, action, screen)]
    rest = _rest(len(view.judged.actions) - len(shown), screen)
    yield from _titled(view.voice("actions.title"), [*rows, *rest], screen)


def _action_rows(view: View, number: int, action: Action, screen: Screen) -> Iterator[str]:
    control = view.catalogue.control_by_id.get(action.control or "")
    name = view.voice.named(control) if control else view.voice("actions.whole")
    gain = screen.term("gain", points=halves(action.gain)) if action.gain else ""
    space = screen.columns - 5 - 1 - width_of(gain)
    yield f"  {number}. {pad(shorten(plain(name), space), space)} {screen.paint(gain, Ink.GREEN)}".rstrip()
    effects = [view.voice(f"actions.{key}") for key in _effects(action)]
    reasons = [view.voice.finding_title(code) for code in action.codes if code not in SAID_BY_EFFECT]
    if told := screen.words("list.separator").join([*effects, *reasons]):
        yield screen.paint(shorten(f"     {plain(told)}", screen.columns), Ink.DIM)


def _effects(action: Action) -> Iterator[str]:
    if action.flips_outcome:
        yield "flips"
    if action.closes_gap:
        yield "closes"


def _rest(count: int, screen: Screen) -> Iterator[str]:
    if count > 0:
        yield f"  {screen.term('rest', n=count)}"


def _text(line: Line) -> str:
    return "".join(piece if isinstance(piece, str) else getattr(piece, "text", "") for piece in line)
