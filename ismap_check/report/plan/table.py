"""The table of an action plan, a row for each entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

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
    State.WAIVED: Tone.PARTIAL,
    State.DONE: Tone.GOOD,
}
COLUMNS = ("subject", "missing", "planned", "state", "owner", "due", "effort", "gain", "effect")
BRIEF = ("subject", "state", "owner", "due", "effort", "gain", "effect")
"""The columns within a report: what is missing and what the vendor says of it stand elsewhere there."""
NUMERIC = frozenset({"gain"})
BROAD = frozenset({"planned"})
SELDOM = frozenset({"effort", "effect"})
"""Columns that a page leaves out where no entry has anything in them: they take the room of what is told."""

Listed = tuple[View | None, Entry]
"""An entry with the catalogue it is about; None: about the profile as a whole."""


def plan_table(
    voice: Voice, listed: Sequence[Listed], *, several: bool = False, shown: Sequence[str] = COLUMNS
) -> Table:
    """Return the table; ``several`` catalogues are told apart in a column of their own, the second."""
    names = (shown[0], "catalogue", *shown[1:]) if several else shown
    columns = tuple(Column(voice(f"plan.column.{name}"), name in NUMERIC, name in BROAD) for name in names)
    rows = tuple(tuple(_CELLS[name](voice, view, entry) for name in names) for view, entry in listed)
    return Table(caption=voice("plan.caption"), columns=columns, rows=rows)


def filled(listed: Sequence[Listed], columns: Sequence[str] = COLUMNS) -> tuple[str, ...]:
    """Return the columns without those of :data:`SELDOM` that would be empty."""
    actions = [entry.action for _, entry in listed if entry.action]
    told = {
        "effort": any(entry.effort for _, entry in listed),
        "effect": any(action.flips_outcome or action.closes_gap for action in actions),
    }
    return tuple(name for name in columns if name not in SELDOM or told[name])


def _subject(voice: Voice, view: View | None, entry: Entry) -> Line:
    if view and entry.control:
        return control_cell(view, entry.control)
    return (voice(f"plan.{'evidence' if entry.finding and 'evidence' in entry.finding.params else 'whole'}"),)


def _said_missing(voice: Voice, view: View | None, entry: Entry) -> Iterator[Inline]:
    """Yield verdict and answer, then the findings that say more than that there is a gap."""
    if entry.finding:
        yield voice.finding(entry.finding, "what")
        return
    if view is None:
        return
    if entry.review:
        yield voice("plan.reviewed", finding=entry.review.note or DASH)
        return
    if entry.control:
        yield voice.verdict(view.judged.control_by_id[entry.control.id].low.verdict)
        yield f"\n{voice.term('status', entry.response.status if entry.response else None)}"
    findings = view.judged.findings_by_control.get(entry.control.id if entry.control else None, ())
    said = [voice.finding_title(one.code) for one in findings if _says_more(one.severity, one.code, entry)]
    yield from (f"{chr(10) * bool(entry.control or place)}{title}" for place, title in enumerate(dict.fromkeys(said)))


def _says_more(severity: FindingSeverity, code: str, entry: Entry) -> bool:
    return bool(entry.action and code in entry.action.codes and severity is not FindingSeverity.GAP)


def _planned(_voice: Voice, _view: View | None, entry: Entry) -> Line:
    """Return what the vendor says of the work, or what was agreed in a review, as it was written."""
    if entry.review and entry.review.correction:
        return (entry.review.correction.agreed or DASH,)
    response = entry.response
    return ((response.reason or response.measure or DASH) if response and entry.state is not State.DONE else DASH,)


def _catalogue(_voice: Voice, view: View | None, _entry: Entry) -> Line:
    return (catalogue_title(view) if view else DASH,)


def _missing(voice: Voice, view: View | None, entry: Entry) -> Line:
    return tuple(_said_missing(voice, view, entry)) or (DASH,)


def _state(voice: Voice, _view: View | None, entry: Entry) -> Line:
    return (voice.badge(voice.term("plan-state", entry.state), TONES[entry.state]),)


def _owner(_voice: Voice, _view: View | None, entry: Entry) -> Line:
    return (entry.owner or DASH,)


def _due(voice: Voice, _view: View | None, entry: Entry) -> Line:
    return (voice.day(entry.due),)


def _effort(voice: Voice, _view: View | None, entry: Entry) -> Line:
    return (voice.term("effort", entry.effort) if entry.effort else DASH,)


def _gain(_voice: Voice, _view: View | None, entry: Entry) -> Line:
    return (halves(entry.action.gain) if entry.action and entry.action.gain else DASH,)


def _effect(voice: Voice, _view: View | None, entry: Entry) -> Line:
    action = entry.action
    if action is None:
        return (DASH,)
    effects = (("flips", action.flips_outcome), ("closes", action.closes_gap))
    return ("\n".join(voice(f"actions.{name}") for name, holds in effects if holds) or DASH,)


_CELLS: Mapping[str, Callable[[Voice, View | None, Entry], Line]] = {
    "subject": _subject,
    "catalogue": _catalogue,
    "missing": _missing,
    "planned": _planned,
    "state": _state,
    "owner": _owner,
    "due": _due,
    "effort": _effort,
    "gain": _gain,
    "effect": _effect,
}
