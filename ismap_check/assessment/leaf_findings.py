"""What there is to say of one leaf: its answer's faults, refused exclusions, missing evidence, the gap."""

from __future__ import annotations

from functools import cache

from ismap_check.assessment.answers import reason_remarks, says_something
from ismap_check.assessment.exclusion import Stands
from ismap_check.assessment.findings import Remark, findings_on
from ismap_check.assessment.leaf import JudgedLeaf
from ismap_check.assessment.numbers import SHORT
from ismap_check.assessment.request import Case
from ismap_check.model.catalogue import Provenance, Requirement
from ismap_check.model.finding import Finding
from ismap_check.model.profile import Response, Status
from ismap_check.model.result import Verdict
from ismap_check.model.text import Term

MEASURED = (Status.IMPLEMENTED, Status.PARTIAL, Status.ALTERNATIVE)
"""The statuses that owe a measure: something is done, and not only by the base."""


def leaf_findings(leaf: JudgedLeaf, case: Case) -> list[Finding]:
    """Return the findings on a leaf in scope."""
    own = case.responses.get(leaf.control.id)
    remarks = () if own is None else _answer_remarks(own, leaf, case)
    if leaf.stands is not Stands.OWN or leaf.above.excluded is not None:
        remarks = (*remarks, *_stand_remarks(leaf))
    verdict = leaf.result.low.verdict
    if verdict in SHORT:
        remarks = (*remarks, _gap(leaf.result.requirement, verdict, leaf.control.provenance))
    return findings_on(leaf.control.id, remarks) if remarks else []


def recheck_remarks(response: Response) -> tuple[Remark, ...]:
    """Return the remark that a carried-over answer waits for the vendor's confirmation, if it is one."""
    recheck = response.recheck
    if recheck is None:
        return ()
    return (Remark("recheck-open", {"origin": f"{recheck.catalogue}@{recheck.edition} {recheck.control}"}),)


def evidence_remarks(response: Response, case: Case) -> tuple[Remark, ...]:
    """Return what is missing for a claim that earns points to be evidenced."""
    if not response.evidence:
        return (Remark("claim-without-evidence"),)
    if case.valid_evidence.isdisjoint(response.evidence):
        return (Remark("claim-without-valid-evidence", {"evidence": response.evidence}),)
    return ()


def _answer_remarks(own: Response, leaf: JudgedLeaf, case: Case) -> tuple[Remark, ...]:
    if own.recheck is not None:
        return recheck_remarks(own)
    if leaf.stands is Stands.OWN:
        return _claim_remarks(own, leaf, case)
    excluding = own.status is Status.NOT_APPLICABLE or own.status is Status.NOT_SELECTED
    return reason_remarks(own, case.empty_words) if excluding and leaf.stands is not Stands.COVERED else ()


def _claim_remarks(own: Response, leaf: JudgedLeaf, case: Case) -> tuple[Remark, ...]:
    low, high, _ = leaf.ends
    remarks = low.remarks if low is high else (*low.remarks, *high.remarks)
    owes_measure = case.catalogue.rules.measure_required and own.status in MEASURED
    if owes_measure and not says_something(own.measure, case.empty_words):
        remarks = (*remarks, Remark("measure-missing"))
    if high.credit and not high.registered:
        remarks = (*remarks, *evidence_remarks(own, case))
    return remarks


def _stand_remarks(leaf: JudgedLeaf) -> tuple[Remark, ...]:
    match leaf.stands:
        case Stands.REFUSED:
            return (Remark("exclusion-refused"),)
        case Stands.DESELECTED_MUST:
            return (Remark("mandatory-not-selected"),)
        case Stands.OWN:
            return (Remark("exclusion-contradicted", {"objective": leaf.above.excluded or ""}),)
        case Stands.ROUGH:
            # The rest is said once, on the objective that was answered.
            return tuple(remark for remark in leaf.ends.high.remarks if remark.code == "inherited-refused")
        case _:
            return ()


@cache
def _gap(requirement: Requirement, verdict: Verdict | None, provenance: Provenance) -> Remark:
    params = {"verdict": Term(f"term.verdict.{verdict}"), "provenance": Term(f"term.provenance.{provenance}")}
    return Remark("mandatory-gap" if requirement is Requirement.MANDATORY else "gap", params)
