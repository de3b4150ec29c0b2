"""What actions would change: every stage equals judging anew with the answers changed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from ismap_check.assessment import AssessmentRequest, assess
from ismap_check.assessment.simulation import Stage, fixable, stages
from ismap_check.model.gate import Condition, Outcome
from ismap_check.model.profile import Response, Status
from ismap_check.model.result import CatalogueResult
from tests.unit.assessment.builders import DESELECTED, IMPLEMENTED, NOT_IMPLEMENTED, PARTIAL, judge_answers, judged
from tests.unit.assessment.strategies import requests, with_response

DONE = Response(status=Status.IMPLEMENTED, measure="毎日行う。", evidence=("good",))


def simulated(result: CatalogueResult, *leaves: str) -> tuple[Stage, ...]:
    return stages(result, leaves)


@settings(max_examples=80, deadline=None)
@given(requests())
def test_every_stage_equals_judging_the_changed_answers(request: AssessmentRequest) -> None:
    result = judged(assess(request))
    leaves = tuple(leaf.id for leaf in request.catalogues[0].leaves)
    controls = fixable(result, leaves)
    for stage in stages(result, leaves):
        changed = request
        for control in controls[: stage.done]:
            changed = with_response(changed, control, DONE)
        again = judged(assess(changed))
        assert (again.low, again.outcome) == (stage.numbers, stage.outcome)


def test_the_stage_without_gaps_and_the_one_that_meets_are_told() -> None:
    answers = {"M": NOT_IMPLEMENTED, "S1": PARTIAL, "S2": IMPLEMENTED, "S3": DESELECTED}
    result = judge_answers(answers, thresholds={Condition.SCORE: 1000})
    found = simulated(result, "M", "S1", "S2", "S3")
    told = [(stage.done, stage.numbers.gaps, stage.outcome) for stage in found]
    assert told == [(0, 1, Outcome.DOES_NOT_MEET), (1, 0, Outcome.DOES_NOT_MEET), (2, 0, Outcome.MEETS)]
    assert [stage.numbers.claimed for stage in found] == [3, 9, 10]


def test_with_nothing_to_do_there_is_only_now() -> None:
    answers = dict.fromkeys(("M", "S1", "S2", "S3"), IMPLEMENTED)
    result = judge_answers(answers)
    assert simulated(result, *answers) == (Stage(0, result.low, Outcome.MEETS),)


def test_many_actions_make_few_stages() -> None:
    leaves = tuple(f"S{number}" for number in range(200))
    result = judge_answers({}, [f"{leaf} -" for leaf in leaves])
    assert [stage.done for stage in simulated(result, *leaves)] == [0, 1, 5, 20, 100, 200]


def test_findings_without_points_are_no_actions_here() -> None:
    result = judge_answers(dict.fromkeys(("M", "S1"), replace(IMPLEMENTED, evidence=())), ["M must", "S1 -"])
    assert result.actions
    assert fixable(result, ("M", "S1")) == ()
