"""What one answer earns on one leaf: the table of JUDGING, section 4, and conditional answers (section 9)."""

from __future__ import annotations

from collections.abc import Mapping

from ismap_check.assessment.answers import reason_remarks, says_something
from ismap_check.assessment.findings import Remark
from ismap_check.assessment.inheritance import inherited
from ismap_check.assessment.request import Case
from ismap_check.model.profile import Response, Status
from ismap_check.model.result import Verdict
from ismap_check.model.rows import NamedTuple


class Claim(NamedTuple):
    """A verdict with its credit in halves of the weight (0, 1, 2).

    ``registered``: a valid registration of the base stands as evidence.
    """

    verdict: Verdict
    credit: int
    registered: bool = False
    remarks: tuple[Remark, ...] = ()


class Ends(NamedTuple):
    """A claim with the options given and at its best; ``option`` is what the better end needs, if it needs one."""

    low: Claim
    high: Claim
    option: str | None = None


SATISFIED = Claim(Verdict.SATISFIED, 2)
PARTIAL = Claim(Verdict.PARTIAL, 1)
NOT_SATISFIED = Claim(Verdict.NOT_SATISFIED, 0)
PLAIN: Mapping[Status | None, Claim] = {
    Status.IMPLEMENTED: SATISFIED,
    Status.PARTIAL: PARTIAL,
    Status.NOT_IMPLEMENTED: NOT_SATISFIED,
}
"""The statuses that need nothing beside them."""


def ends_of(response: Response, case: Case, *, inheritable: bool) -> Ends:
    """Return what an answer earns with the options given and at its best.

    A status that its own faults make worse than ``otherwise`` (an expired base) is not the better end.
    """
    condition = response.condition
    claim = claim_of(response.status, response, case, inheritable=inheritable)
    if condition is None or condition.option in case.options.with_options:
        return Ends(claim, claim)
    otherwise = claim_of(condition.otherwise, response, case, inheritable=inheritable)
    if claim.credit > otherwise.credit:
        return Ends(otherwise, claim, condition.option)
    worse = otherwise._replace(remarks=(*otherwise.remarks, *claim.remarks))
    return Ends(worse, worse)


def claim_of(status: Status | None, response: Response, case: Case, *, inheritable: bool) -> Claim:
    """Return what a status earns; excluding statuses have no claim and are judged by ``exclusion``."""
    plain = PLAIN.get(status)
    if plain is not None:
        return plain
    match status:
        case Status.ALTERNATIVE:
            remarks = reason_remarks(response, case.empty_words)
            return NOT_SATISFIED._replace(remarks=remarks) if remarks else SATISFIED
        case Status.INHERITED:
            base = inherited(response, case, inheritable=inheritable)
            claim = SATISFIED if base.holds else NOT_SATISFIED
            return claim._replace(registered=base.registered, remarks=base.remarks)
        case Status.PLANNED:
            return NOT_SATISFIED._replace(remarks=plan_remarks(response, case))
        case _:
            return NOT_SATISFIED


def plan_remarks(response: Response, case: Case) -> tuple[Remark, ...]:
    """Return what a plan lacks, and whether its day has passed."""
    remarks = []
    if response.due is None:
        remarks.append(Remark("due-missing"))
    elif response.due < case.as_of:
        remarks.append(Remark("planned-overdue", {"due": str(response.due)}))
    if not says_something(response.owner, case.empty_words):
        remarks.append(Remark("owner-missing"))
    return tuple(remarks)
