"""The entries of an action plan, from gaps, findings and planned answers; nothing of it is judged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from ismap_check.model.catalogue import Control
from ismap_check.model.finding import Finding, FindingSeverity
from ismap_check.model.profile import Effort, Response, Status
from ismap_check.model.result import Action, AssessmentResult, Verdict
from ismap_check.model.rows import NamedTuple
from ismap_check.report.view import View

if TYPE_CHECKING:  # most results have no review
    from ismap_check.model.review import Correction, ReviewEntry


class State(StrEnum):
    """How an entry stands on the day of judging."""

    OVERDUE = "overdue"
    PLANNED = "planned"
    UNDATED = "undated"
    OPEN = "open"
    WAIVED = "waived"
    DONE = "done"


class Entry(NamedTuple):
    """One thing to do: about a control (``action``: what it brings), or about what ``finding`` says of the whole.

    ``review`` is the result of a review with a correction that was agreed; then owner and day are those agreed.
    """

    state: State
    control: Control | None = None
    action: Action | None = None
    finding: Finding | None = None
    review: ReviewEntry | None = None
    response: Response | None = None
    owner: str | None = None
    due: date | None = None
    effort: Effort | None = None

    @property
    def agreed(self) -> bool:
        """Whether somebody has said anything of who, until when, or how much."""
        return bool(self.owner or self.due or self.effort)


def entries_of(view: View) -> Iterator[Entry]:
    """Yield an entry for each action, in the order of effect, then what reviews agreed, then what is done now."""
    as_of = view.result.as_of
    for action in view.judged.actions:
        control = view.catalogue.control_by_id.get(action.control or "")
        if control is None or not _is_note(view, action):
            response = view.responses.get(action.control or "")
            entry = _entry(response, control, action, as_of)
            yield _waived(entry) if control and view.judged.control_by_id[control.id].low.waived else entry
    yield from _corrections(view)
    for control, judged in view.leaves:
        response = view.responses.get(control.id)
        if judged.low.verdict is Verdict.SATISFIED and response and (response.due or response.effort):
            yield _entry(response, control, None, as_of)._replace(state=State.DONE)


def _waived(entry: Entry) -> Entry:
    """Return an entry on a gap that is waived; what was planned for it stays planned, or overdue."""
    return entry if entry.due else entry._replace(state=State.WAIVED)


def _corrections(view: View) -> Iterator[Entry]:
    """Yield the corrections agreed in the results that count; one that was seen closed is done."""
    for one in view.reviews.values():
        if one.counts is None or one.via:
            continue
        entries = view.result.reviews[one.counts].entries(view.judged.catalogue, view.judged.edition)
        entry = entries.get(one.control)
        if entry and entry.correction:
            agreed, control = entry.correction, view.catalogue.control_by_id[one.control]
            state = _correction_state(agreed, view.result.as_of)
            yield Entry(state, control, review=entry, owner=agreed.owner, due=agreed.due)


def _correction_state(agreed: Correction, as_of: date) -> State:
    if agreed.closed:
        return State.DONE
    if agreed.due is None:
        return State.UNDATED
    return State.OVERDUE if agreed.due < as_of else State.PLANNED


def profile_entries(result: AssessmentResult) -> Iterator[Entry]:
    """Yield an entry for each finding on evidence or registrations that asks for something, with the owner it knows."""
    for finding in result.findings:
        item = result.profile.evidence.get(str(finding.params.get("evidence", "")))
        if finding.severity is not FindingSeverity.NOTE:
            yield Entry(State.OPEN, finding=finding, owner=item.owner if item else None)
        elif finding.code == "evidence-expiring" and item:
            yield Entry(
                State.PLANNED if item.owner else State.OPEN, finding=finding, owner=item.owner, due=item.expires
            )


def _is_note(view: View, action: Action) -> bool:
    """Whether an action gains nothing and rests on notes alone: worth knowing, nothing to plan."""
    if action.gain or action.closes_gap:
        return False
    findings = view.judged.findings_by_control.get(action.control, ())
    return all(one.severity is FindingSeverity.NOTE for one in findings if one.code in action.codes)


def _entry(response: Response | None, control: Control | None, action: Action | None, as_of: date) -> Entry:
    if response is None:
        return Entry(State.OPEN, control, action)
    return Entry(
        state=_state(response, as_of),
        control=control,
        action=action,
        response=response,
        owner=response.owner,
        due=response.due,
        effort=response.effort,
    )


def _state(response: Response, as_of: date) -> State:
    if response.due:
        return State.OVERDUE if response.due < as_of else State.PLANNED
    return State.UNDATED if response.status is Status.PLANNED else State.OPEN
