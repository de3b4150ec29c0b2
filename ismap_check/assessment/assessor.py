"""What the assessor's own documents, reviews and waivers, add to the judgement of one catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ismap_check.assessment.gate import Thresholds
from ismap_check.assessment.leaves import JudgedLeaves
from ismap_check.assessment.request import Case
from ismap_check.assessment.review_findings import review_findings, waiver_findings
from ismap_check.assessment.reviewed import review_leaves
from ismap_check.assessment.tree import Points
from ismap_check.assessment.verified import Pair, verified_points, verified_result
from ismap_check.assessment.waiving import judge_waivers, lifted, lifted_reviews
from ismap_check.model.finding import Finding
from ismap_check.model.result import ControlResult
from ismap_check.model.verified import ControlReview, VerifiedResult, WaiverResult


class Assessor(NamedTuple):
    """The leaves with their waived gaps marked, the catalogue as verified, and what there is to say of both.

    ``points`` and ``verified`` are None where no review was given.
    """

    results: Mapping[str, ControlResult]
    waivers: tuple[WaiverResult, ...]
    findings: tuple[Finding, ...]
    points: Points | None = None
    verified: VerifiedResult | None = None


def hear_assessor(case: Case, judged: JudgedLeaves, thresholds: Thresholds) -> Assessor:
    """Return what reviews and waivers make of the leaves of a catalogue."""
    reviewed = review_leaves(case, judged) if case.reviews else None
    controls = reviewed.controls if reviewed else {}
    waivers = judge_waivers(case.waivers, case.catalogue.id, judged.results, controls, case.as_of)
    results = lifted(judged.results, waivers)
    said = waiver_findings(waivers, case.waivers, judged.results)
    if reviewed is None:
        return Assessor(results, waivers, tuple(said))
    controls = lifted_reviews(controls, waivers)
    pairs = pairs_of(results, controls)
    return Assessor(
        results=results,
        waivers=waivers,
        findings=(*review_findings(reviewed, case.reviews), *said),
        points=verified_points(case.catalogue, pairs),
        verified=verified_result(case.catalogue, pairs, controls.values(), thresholds),
    )


def pairs_of(leaves: Mapping[str, ControlResult], reviews: Mapping[str, ControlReview]) -> Sequence[Pair]:
    """Return every leaf in scope with what reviews made of it."""
    return [(leaf, reviews[control]) for control, leaf in leaves.items() if leaf.out_by is None and control in reviews]
