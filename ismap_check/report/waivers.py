"""The waivers: which gaps are accepted until when, and which waivers do nothing."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.model.profile import Period
from ismap_check.model.verified import WaiverResult, WaiverState
from ismap_check.model.waivers import Waiver
from ismap_check.report.blocks import Badge, Column, Line, Prose, Section, Table, Tone
from ismap_check.report.gaps import control_cell, waiver_behind
from ismap_check.report.numbers import DASH
from ismap_check.report.view import View

TONES = {
    WaiverState.ACTIVE: Tone.GOOD,
    WaiverState.EXPIRING: Tone.PARTIAL,
    WaiverState.EXPIRED: Tone.BAD,
    WaiverState.UNKNOWN: Tone.BAD,
    WaiverState.WITHOUT_ANSWER: Tone.BAD,
}
"""How a waiver's state is shown; any other is muted."""


def waivers_section(view: View) -> Section | None:
    """Return every waiver on a catalogue's controls; None where no waivers were given.

    Waivers of catalogues that are not judged stand with the first one that is.
    """
    rows = (*_rows(view), *_not_judged(view))
    if not rows:
        return None
    columns = tuple(Column(view.voice(f"waivers.{name}")) for name in ("control", "state", "days", "why"))
    table = Table(caption=view.voice("waivers.caption"), columns=columns, rows=rows)
    return view.section("waivers", Prose(((view.voice("waivers.intro"),),)), table)


def _rows(view: View) -> Iterator[tuple[Line, ...]]:
    for result in view.judged.waivers:
        waiver = waiver_behind(view, result)
        control = view.catalogue.control_by_id.get(result.control)
        name: Line = control_cell(view, control) if control else (result.control,)
        yield name, tuple(_state(view, result)), (_days(view, waiver),), _why(view, waiver)


def _not_judged(view: View) -> Iterator[tuple[Line, ...]]:
    """Yield the waivers of catalogues that this run does not judge, once."""
    judged = {one.catalogue for judgement in view.result.judgements for one in judgement.catalogues}
    if view.judged is not view.result.judgements[0].catalogues[0]:
        return
    for document in view.result.waivers:
        for waiver in document.waivers:
            if waiver.catalogue not in judged:
                state = view.voice.badge(view.voice("waivers.not-judged"), Tone.MUTED)
                name = f"{waiver.catalogue}/{waiver.control}"
                yield (name,), (state,), (_days(view, waiver),), _why(view, waiver)


def _state(view: View, result: WaiverResult) -> Iterator[Badge | str]:
    yield view.voice.badge(view.voice.term("waiver-state", result.state), TONES.get(result.state, Tone.MUTED))
    for name, lifts in (("as-claimed", result.lifts), ("as-verified", result.lifts_verified)):
        if lifts:
            yield f"\n{view.voice(f'waivers.{name}')}"


def _days(view: View, waiver: Waiver) -> str:
    return view.voice.period(Period(start=waiver.start, end=waiver.end))


def _why(view: View, waiver: Waiver) -> Line:
    by = view.voice("waivers.by", by=waiver.accepted_by)
    made_up = view.voice("waivers.compensating", measure=waiver.compensating or DASH)
    return (waiver.reason, "\n", made_up, "\n", by)
