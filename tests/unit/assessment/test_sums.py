"""A stored result is believed only if its parts add up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from ismap_check.assessment.sums import check_sums
from ismap_check.model.gate import Condition, Outcome
from ismap_check.model.result import AssessmentResult, CatalogueResult, ControlResult, OutBy, Standing, Verdict
from tests.unit.assessment.builders import EXCLUDED, IMPLEMENTED, PARTIAL, catalogue, evidence, judge, profile, seen

EVIDENCED = replace(IMPLEMENTED, evidence=("ev",))


def whole() -> AssessmentResult:
    tree = catalogue(["O must 1", "M must O", "S1 - O", "S2 - O", "T - 1"], groups=["1"])
    answers = {"M": EVIDENCED, "S1": PARTIAL, "S2": EXCLUDED}
    return judge(profile(answers, items=[evidence()]), tree, seen=[seen()], thresholds={Condition.SCORE: 700})


def altered(change: Callable[[CatalogueResult], CatalogueResult]) -> AssessmentResult:
    result = whole()
    (judgement,) = result.judgements
    (judged,) = judgement.catalogues
    return replace(result, judgements=(replace(judgement, catalogues=(change(judged),)),))


def with_control(control_id: str, **changes: Any) -> AssessmentResult:
    def change(judged: CatalogueResult) -> CatalogueResult:
        controls = [replace(one, **changes) if one.id == control_id else one for one in judged.controls]
        return replace(judged, controls=tuple(controls))

    return altered(change)


def test_an_untouched_result_adds_up() -> None:
    assert check_sums(whole()) == ()


@pytest.mark.parametrize(
    ("control_id", "changes"),
    [
        ("S1", {"low": Standing(verdict=Verdict.SATISFIED, earned=1)}),
        ("S1", {"low": Standing(verdict=Verdict.PARTIAL, earned=2)}),
        ("S1", {"low": Standing(verdict=Verdict.PARTIAL, earned=1, evidenced=2)}),
        ("S1", {"low": Standing(verdict=Verdict.PARTIAL, earned=1, gap=True)}),
        ("S1", {"possible": 4}),
        ("S1", {"weight": 2}),
        ("S1", {"weight": -1}),
        ("S2", {"possible": 2}),
        ("S2", {"low": Standing(verdict=None)}),
        ("T", {"out_by": OutBy.FACTS}),
        ("O", {"possible": 100}),
        ("O", {"low": Standing(verdict=Verdict.SATISFIED, earned=9)}),
        ("O", {"weight": 1}),
    ],
)
def test_a_control_that_does_not_add_up_is_named(control_id: str, changes: dict[str, Any]) -> None:
    assert f"test/{control_id}" in check_sums(with_control(control_id, **changes))


@pytest.mark.parametrize(
    "change",
    [
        lambda judged: replace(judged, low=replace(judged.low, claimed=judged.low.claimed + 1)),
        lambda judged: replace(judged, high=replace(judged.high, gaps=1)),
        lambda judged: replace(judged, conditions=judged.conditions[:1]),
        lambda judged: replace(judged, conditions=(replace(judged.conditions[1], holds=False),)),
        lambda judged: replace(judged, outcome=Outcome.DOES_NOT_MEET),
        lambda judged: replace(judged, controls=judged.controls[1:]),
        lambda judged: replace(judged, controls=(*judged.controls, judged.controls[0])),
        lambda judged: replace(judged, groups=()),
        lambda judged: replace(judged, edition="other"),
    ],
)
def test_totals_that_do_not_add_up_name_the_catalogue(change: Callable[[CatalogueResult], CatalogueResult]) -> None:
    assert "test" in check_sums(altered(change))


def test_a_group_that_does_not_add_up_is_named() -> None:
    def change(judged: CatalogueResult) -> CatalogueResult:
        (group,) = judged.groups
        return replace(judged, groups=(replace(group, verdict=Verdict.SATISFIED),))

    assert check_sums(altered(change)) == ("test/1",)


def test_outcomes_follow_from_the_parts() -> None:
    result = whole()
    (judgement,) = result.judgements
    for wrong in (
        replace(result, passed=not result.passed),
        replace(result, outcome=Outcome.DOES_NOT_MEET),
        replace(result, best_outcome=Outcome.INCOMPLETE),
        replace(result, judgements=(replace(judgement, outcome=Outcome.DOES_NOT_MEET),)),
    ):
        assert check_sums(wrong) == ("outcome",)


def test_a_tree_in_a_circle_is_refused_without_walking_it() -> None:
    circle = catalogue(["O must", "A - B", "B - A"])
    result = whole()
    (judgement,) = result.judgements
    (judged,) = judgement.catalogues
    controls = tuple(ControlResult(**_fields(judged.controls[0]) | {"id": one.id}) for one in circle.controls)
    forged = replace(judgement, catalogues=(replace(judged, controls=controls, groups=()),))
    assert check_sums(replace(result, catalogues=(circle,), judgements=(forged,))) == ("test",)


def _fields(control: ControlResult) -> dict[str, Any]:
    return {name: getattr(control, name) for name in ControlResult.__dataclass_fields__}
