"""Judge one leaf at both ends: verdict, points, mandatory gap (JUDGING, sections 4 to 6)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from ismap_check.assessment.claim import NOT_SATISFIED, Claim, Ends, ends_of
from ismap_check.assessment.exclusion import Above, Stands, stands_for
from ismap_check.assessment.numbers import MANDATORY, OUT, SATISFIED
from ismap_check.assessment.request import Case
from ismap_check.assessment.weights import Demand
from ismap_check.model.catalogue import Control
from ismap_check.model.profile import Response
from ismap_check.model.result import ControlResult, OutBy, Standing, Verdict
from ismap_check.model.rows import NamedTuple

OWN, ROUGH = Stands.OWN, Stands.ROUGH
HALVES = 2
"""Credit of a satisfied leaf, and half-points per point."""

UNANSWERED = Claim(Verdict.UNANSWERED, 0)
NOT_APPLICABLE = Claim(Verdict.NOT_APPLICABLE, 0)
NOT_SELECTED = Claim(Verdict.NOT_SELECTED, 0)
FIXED = {
    Stands.NOTHING: Ends(UNANSWERED, UNANSWERED),
    Stands.COVERED: Ends(NOT_APPLICABLE, NOT_APPLICABLE),
    Stands.NOT_APPLICABLE: Ends(NOT_APPLICABLE, NOT_APPLICABLE),
    Stands.NOT_SELECTED: Ends(NOT_SELECTED, NOT_SELECTED),
    Stands.REFUSED: Ends(NOT_SATISFIED, NOT_SATISFIED),
    Stands.DESELECTED_MUST: Ends(NOT_SATISFIED, NOT_SATISFIED),
}
"""The verdict of a leaf for which no answer earns anything."""


class JudgedLeaf(NamedTuple):
    """One leaf in scope with its result, and what its findings are made from.

    ``source`` is the control whose answer stands for it: itself, or the objective of a rough answer.
    """

    control: Control
    above: Above
    stands: Stands
    ends: Ends
    source: str
    result: ControlResult


def judge_leaf(
    control: Control, demand: Demand, above: Above, answers: Mapping[str, Response], case: Case
) -> JudgedLeaf:
    """Judge a leaf in scope."""
    own = answers.get(control.id)
    stands = stands_for(own, demand.requirement, above, case.catalogue.rules.mandatory_exclusion)
    source = above.nearest if stands is ROUGH and above.nearest else control.id
    if stands is OWN or stands is ROUGH:
        response = answers[source]
        ends = ends_of(response, case, inheritable=control.inheritable)
        evidenced = not case.valid_evidence.isdisjoint(response.evidence)
    else:
        ends, evidenced = FIXED[stands], False
    low = _standing(ends.low, demand, evidenced)
    result = ControlResult(
        id=control.id,
        requirement=demand.requirement,
        weight=demand.weight,
        possible=0 if ends.low.verdict in OUT else demand.weight * HALVES,
        low=low,
        high=low if ends.high is ends.low else _standing(ends.high, demand, evidenced),
        answered=own is not None,
        rough=stands is ROUGH,
    )
    return JudgedLeaf(control, above, stands, ends, source, result)


def out_of_scope(control: Control, demand: Demand, out_by: OutBy) -> ControlResult:
    """Return the result of a leaf that facts or the baseline left out: no verdict, no points."""
    nothing = standing_of(None, 0, 0, False)  # noqa: FBT003 (a cache takes positions)
    return ControlResult(
        id=control.id,
        requirement=demand.requirement,
        weight=demand.weight,
        possible=0,
        low=nothing,
        high=nothing,
        out_by=out_by,
    )


def _standing(claim: Claim, demand: Demand, evidenced: bool) -> Standing:  # noqa: FBT001 (as above)
    verdict, earned = claim.verdict, claim.credit * demand.weight
    gap = demand.requirement is MANDATORY and verdict is not SATISFIED and verdict not in OUT
    return standing_of(verdict, earned, earned if evidenced or claim.registered else 0, gap)


@lru_cache(maxsize=1024)
def standing_of(verdict: Verdict | None, earned: int, evidenced: int, gap: bool) -> Standing:  # noqa: FBT001 (as above)
    """Return a standing; the few that a catalogue needs are made once."""
    return Standing(verdict=verdict, earned=earned, evidenced=evidenced, gap=gap)
