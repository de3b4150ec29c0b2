"""The verdict shown for an objective or a group: first match (a) to (f)."""

from __future__ import annotations

import pytest

from ismap_check.assessment.numbers import Tally
from ismap_check.assessment.verdicts import group_verdict, objective_verdict
from ismap_check.model.result import Verdict
from tests.unit.assessment.builders import EXCLUDED, IMPLEMENTED, PARTIAL, catalogue, judge, judged, profile

UNANSWERED = Tally(in_scope=3, in_score=3, unanswered=3, failing=1)
FAILING = Tally(in_scope=3, in_score=3, satisfied=2, failing=1)
SATISFIED = Tally(in_scope=4, in_score=3, satisfied=3)
NONE_SATISFIED = Tally(in_scope=3, in_score=3, unanswered=1)
MIXED = Tally(in_scope=3, in_score=3, satisfied=1, unanswered=2)
ONLY_PARTIAL = Tally(in_scope=3, in_score=3, partial=3)


@pytest.mark.parametrize(
    ("tally", "expected"),
    [
        (UNANSWERED, Verdict.UNANSWERED),
        (FAILING, Verdict.NOT_SATISFIED),
        (SATISFIED, Verdict.SATISFIED),
        (NONE_SATISFIED, Verdict.NOT_SATISFIED),
        (MIXED, Verdict.PARTIAL),
        (ONLY_PARTIAL, Verdict.PARTIAL),
    ],
)
def test_with_leaves_in_the_score(tally: Tally, expected: Verdict) -> None:
    assert objective_verdict(tally, excluded=False) is expected
    assert group_verdict(tally) is expected


@pytest.mark.parametrize(
    ("not_applicable", "excluded", "expected"),
    [(2, False, Verdict.NOT_APPLICABLE), (1, False, Verdict.NOT_SELECTED), (1, True, Verdict.NOT_APPLICABLE)],
)
def test_with_none_in_the_score(not_applicable: int, excluded: bool, expected: Verdict) -> None:
    tally = Tally(in_scope=2, not_applicable=not_applicable)
    assert objective_verdict(tally, excluded=excluded) is expected
    assert group_verdict(tally) is None


def test_nothing_in_scope_has_no_verdict() -> None:
    assert objective_verdict(Tally(), excluded=True) is None


def test_groups_sum_their_leaves_however_deep() -> None:
    tree = catalogue(["O must 1.1", "M must O", "S - O", "T - 1", "U - 2"], groups=["1", "1.1 1", "2"])
    result = judged(judge(profile({"M": IMPLEMENTED, "S": PARTIAL, "T": IMPLEMENTED, "U": EXCLUDED}), tree))
    chapter, section, other = result.groups
    assert (chapter.low.claimed, chapter.low.possible, chapter.low.in_scope) == (9, 10, 3)
    assert (section.low.claimed, section.low.possible, section.low.in_scope) == (7, 8, 2)
    assert (chapter.verdict, section.verdict, other.verdict) == (Verdict.PARTIAL, Verdict.PARTIAL, None)
    assert (other.low.in_scope, other.low.possible) == (1, 0)


def test_an_objective_carries_the_sums_of_its_leaves() -> None:
    result = judged(judge(profile({"M": IMPLEMENTED, "S1": PARTIAL})))
    objective = result.control_by_id["O"]
    assert (objective.weight, objective.possible, objective.low.earned) == (0, 12, 7)
    assert not objective.low.gap
