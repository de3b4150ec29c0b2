"""What is missing of the answers: no decision, no measure, no reason, not carried out, not yet confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.model.catalogue import Control, Requirement
from ismap_check.model.finding import Finding, FindingSeverity
from ismap_check.model.profile import Response, Status
from ismap_check.report.statement.need import Missing, need
from ismap_check.report.statement.part import Choice, Part

PLACES = {
    "reason-missing": "reason",
    "reason-empty-words": "reason",
    "from-missing": "from",
    "recheck-open": "recheck",
    "inherited-refused": "status",
    "exclusion-refused": "status",
    "exclusion-contradicted": "status",
    "mandatory-not-selected": "status",
}
"""Findings that stand in the way of signing, and the key of the answer that settles each."""

OWES_MEASURE = frozenset({Status.IMPLEMENTED, Status.PARTIAL, Status.ALTERNATIVE})
OPEN = frozenset({Status.PLANNED, Status.NOT_IMPLEMENTED})
MEASURE = "measure-missing"
ANSWERS = "responses"


def missing_answers(part: Part) -> Iterator[Missing]:
    """Yield what is missing in one catalogue, control by control in its order."""
    for control in part.view.catalogue.controls:
        yield from _found(part, control)
        if part.view.catalogue.is_leaf(control.id) and part.choice(control) in {Choice.SELECTED, Choice.UNDECIDED}:
            yield from _undone(part, control, part.response(control.id))


def _found(part: Part, control: Control) -> Iterator[Missing]:
    for finding in part.view.judged.findings_by_control.get(control.id, ()):
        if finding.code in PLACES:
            yield _settled(part, control, finding, PLACES[finding.code])


def _settled(part: Part, control: Control, finding: Finding, key: str) -> Missing:
    voice = part.view.voice
    about = (part.view.ref(control),)
    return Missing(voice.finding_title(finding.code), voice.finding(finding, "fix"), _place(part, control, key), about)


def _undone(part: Part, control: Control, response: Response) -> Iterator[Missing]:
    """Yield what a detail that is selected, or not yet decided on, still lacks."""
    mandatory = control.requirement is Requirement.MANDATORY
    if response.recheck:
        return
    if response.status is None:
        rough = part.view.judged.control_by_id[control.id].rough
        yield _need(
            part, control, "unanswered-mandatory" if mandatory else "rough" if rough else "unanswered", "status"
        )
    elif response.status in OPEN:
        yield _need(part, control, "open-mandatory" if mandatory else "open", "status")
    elif response.status is Status.PARTIAL and mandatory:
        yield _need(part, control, "partial-mandatory", "status")
    if response.status in OWES_MEASURE and not response.measure:
        yield _settled(
            part, control, Finding(code=MEASURE, severity=FindingSeverity.WARNING, control=control.id), "measure"
        )
    if response.condition:
        yield _need(part, control, "conditional", "condition")
    if any(change.until is None for change in response.changes):
        yield _need(part, control, "change-undated", "changes")


def _need(part: Part, control: Control, code: str, key: str) -> Missing:
    return need(part.view.voice, code, *_place(part, control, key), about=(part.view.ref(control),))


def _place(part: Part, control: Control, key: str) -> tuple[str, ...]:
    return (ANSWERS, part.view.catalogue.id, control.id, key)
