"""What there is to say of one objective: its own answer, and whether everything beneath it was left out."""

from __future__ import annotations

from ismap_check.assessment.answers import is_answer, reason_remarks
from ismap_check.assessment.claim import ends_of
from ismap_check.assessment.exclusion import Above
from ismap_check.assessment.findings import Remark, findings_on
from ismap_check.assessment.leaf_findings import evidence_remarks, recheck_remarks
from ismap_check.assessment.numbers import Tally
from ismap_check.assessment.request import Case
from ismap_check.model.catalogue import Control
from ismap_check.model.finding import Finding
from ismap_check.model.profile import Response, Status


def objective_findings(objective: Control, above: Above, tally: Tally, case: Case, *, used: bool) -> list[Finding]:
    """Return the findings on an objective; ``used``: its rough answer stands for at least one leaf.

    ``above`` is what stands above the objective, its own answer not counted.
    """
    if tally.in_scope == 0:
        return []
    response = case.responses.get(objective.id)
    remarks = () if response is None else _answer_remarks(response, above, case, used=used)
    if tally.in_score == 0 and above.excluded is None and not _excludes(response, case):
        remarks = (*remarks, Remark("objective-unselected"))
    return findings_on(objective.id, remarks) if remarks else []


def _excludes(response: Response | None, case: Case) -> bool:
    """Whether an objective's own answer excludes it."""
    if response is None or response.status is not Status.NOT_APPLICABLE:
        return False
    return is_answer(response, case.empty_words)


def _answer_remarks(response: Response, above: Above, case: Case, *, used: bool) -> tuple[Remark, ...]:
    if response.recheck is not None:
        return recheck_remarks(response)
    if response.status is None:
        return ()
    if response.status is Status.NOT_APPLICABLE:
        return () if above.excluded else reason_remarks(response, case.empty_words)
    return _rough_remarks(response, above, case, used=used)


def _rough_remarks(response: Response, above: Above, case: Case, *, used: bool) -> tuple[Remark, ...]:
    contradicted: tuple[Remark, ...] = ()
    if above.excluded is not None and response.status is not Status.NOT_SELECTED:
        contradicted = (Remark("exclusion-contradicted", {"objective": above.excluded}),)
    if not used:
        return (*contradicted, Remark("rough-unused"))
    low, high, _ = ends_of(response, case, inheritable=True)
    missing = evidence_remarks(response, case) if high.credit and not high.registered else ()
    return (*contradicted, *low.remarks, *high.remarks, *missing)
