"""The table of an action plan, a row for each entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ismap_check.model.finding import FindingSeverity
from ismap_check.report.blocks import Column, Inline, Line, Table, Tone
from ismap_check.report.cover import catalogue_title
from ismap_check.report.gaps import control_cell
from ismap_check.report.numbers import DASH, halves
from ismap_check.report.plan.entries import Entry, State
from ismap_check.report.view import View
from ismap_check.report.voice import Voice

TONES = {
    State.OVERDUE: Tone.BAD,
    State.PLANNED: Tone.PARTIAL,
    State.UNDATED: Tone.PARTIAL,
    State.OPEN: Tone.MUTED,
    State.DONE: Tone.GOOD,
}
COLUMNS = ("subject", "missing", "planned", "state", "owner", "due", "effort", "gain", "effect")
NUMERIC = frozenset({"gain"})

Listed = tuple[View | None, Entry]
"""An entry with the catalogue it is about; None: about the profile as a whole."""


def plan_table(voice: Voice, listed: Sequence[Listed], *, several: bool) -> Table:
    """Return the table; ``several`` catalogues are told apart in a column of their own, the second."""
    names = (COLUMNS[0], "catalogue", *COLUMNS[1:]) if several else COLUMNS
    columns = tuple(Column(voice(f"plan.column.{name}"), numeric=name in NUMERIC) for name in names)
    rows = tuple(_row(voice, view, entry, several=several) for view, entry in listed)
    return Table(caption=voice("plan.caption"), columns=columns, rows=rows)


def _row(voice: Voice, view: View | None, entry: Entry, *, several: bool) -> tuple[Line, ...]:
    catalogue: tuple[Line, ...] = ((catalogue_title(view) if view else DASH,),) if several else ()
    action = entry.action
    return (
        _subject(voice, view, entry),
        *catalogue,
        tuple(_missing(voice, view, entry)) or (DASH,),
        (_planned(entry),),
        (voice.badge(voice.term("plan-state", entry.state), TONES[entry.state]),),
        (entry.owner or DASH,),
        (voice.day(entry.due),),
        (voice.term("effort", entry.effort) if entry.effort else DASH,),
        (halves(action.gain) if action and action.gain else DASH,),
        (_effect(voice, entry),),
    )


def _subject(voice: Voice, view: View | None, entry: Entry) -> Line:
    if view and entry.control:
        return control_cell(view, entry.control)
    return (voice(f"plan.{'evidence' if entry.finding and 'evidence' in entry.finding.params else 'whole'}"),)


def _missing(voice: Voice, view: View | None, entry: Entry) -> Iterator[Inline]:
    """Yield verdict and answer, then the findings that say more than that there is a gap."""
    if entry.finding:
        yield voice.finding(entry.finding, "what")
        return
    if view is None:
        return
    if entry.control:
        yield voice.verdict(view.judged.control_by_id[entry.control.id].low.verdict)
        yield f"\n{voice.term('status', entry.response.status if entry.response else None)}"
    findings = view.judged.findings_by_control.get(entry.control.id if entry.control else None, ())
    said = [voice.finding_title(one.code) for one in findings if _says_more(one.severity, one.code, entry)]
    yield from (f"{chr(10) * bool(entry.control or place)}{title}" for place, title in enumerate(dict.fromkeys(said)))


def _says_more(severity: FindingSeverity, code: str, entry: Entry) -> bool:
    return bool(entry.action and code in entry.action.codes and severity is not FindingSeverity.GAP)


def _planned(entry: Entry) -> str:
    """Return what the vendor says of the work, as it was written."""
    response = entry.response
    return (response.reason or response.measure or DASH) if response and entry.state is not State.DONE else DASH


def _effect(voice: Voice, entry: Entry) -> str:
    action = entry.action
    if action is None:
        return DASH
    effects = (("flips", action.flips_outcome), ("closes", action.closes_gap))
    return "\n".join(voice(f"actions.{name}") for name, holds in effects if holds) or DASH
