"""What to do first: what flips the outcome, closes a gap, brings most points."""

from __future__ import annotations

from ismap_check.model.catalogue import Control
from ismap_check.model.gate import Condition
from ismap_check.model.profile import Response, Status
from ismap_check.model.result import Action, CatalogueResult
from tests.unit.assessment.builders import (
    DESELECTED,
    EXCLUDED,
    IMPLEMENTED,
    NOT_IMPLEMENTED,
    PARTIAL,
    control,
    judge_answers,
)


def order(result: CatalogueResult) -> list[str | None]:
    return [action.control for action in result.actions if action.gain or action.closes_gap]


def action(result: CatalogueResult, control_id: str) -> Action:
    return next(one for one in result.actions if one.control == control_id)


def test_gain_is_weight_times_what_is_missing() -> None:
    result = judge_answers({"M": PARTIAL, "S1": NOT_IMPLEMENTED, "S2": IMPLEMENTED, "S3": DESELECTED})
    assert [(one.control, one.gain) for one in result.actions if one.gain] == [("M", 3), ("S1", 2)]


def test_order_is_flip_then_gap_then_points_then_natural_id() -> None:
    controls: list[str | Control] = ["M1 must", "M2 must", control("X -", weight=9), "S10 -", "S9 -"]
    result = judge_answers({}, controls)
    assert order(result) == ["M1", "M2", "X", "S9", "S10"]


def test_the_last_gap_flips() -> None:
    assert not any(
        one.flips_outcome for one in judge_answers({"M1": PARTIAL, "M2": PARTIAL}, ["M1 must", "M2 must"]).actions
    )
    result = judge_answers({"M1": PARTIAL, "M2": IMPLEMENTED, "S": NOT_IMPLEMENTED}, ["M1 must", "M2 must", "S -"])
    assert action(result, "M1").flips_outcome
    assert not action(result, "S").flips_outcome


def test_points_may_flip_before_a_gap_is_closed() -> None:
    controls: list[str | Control] = ["A -", control("B -", weight=8)]
    result = judge_answers({"A": NOT_IMPLEMENTED, "B": NOT_IMPLEMENTED}, controls, thresholds={Condition.SCORE: 800})
    assert [(one.control, one.flips_outcome) for one in result.actions] == [("B", True), ("A", False)]


def test_from_does_not_meet_to_incomplete_is_a_flip() -> None:
    result = judge_answers({"M1": PARTIAL}, ["M1 must", "M2 must"])
    assert action(result, "M1").flips_outcome
    assert not action(result, "M2").flips_outcome


def test_a_completed_answer_may_flip_completeness() -> None:
    result = judge_answers({"A": IMPLEMENTED}, ["A -", "B -"], thresholds={Condition.COMPLETENESS: 1000})
    assert action(result, "B").flips_outcome


def test_a_fix_brings_its_evidence() -> None:
    result = judge_answers({"A": PARTIAL}, ["A -"], thresholds={Condition.EVIDENCED: 1000})
    assert action(result, "A").flips_outcome


def test_nothing_flips_what_meets() -> None:
    assert not any(one.flips_outcome for one in judge_answers({"M": IMPLEMENTED}).actions)


def test_a_must_without_weight_is_still_an_action() -> None:
    result = judge_answers({}, [control("M must", weight=0), "S -"])
    assert [(one.control, one.gain, one.closes_gap) for one in result.actions] == [
        ("M", 0, True),
        ("S", 2, False),
        (None, 0, False),
    ]


def test_excluding_and_deselecting_are_never_proposed() -> None:
    result = judge_answers({"A": EXCLUDED, "B": DESELECTED}, ["A -", "B -"])
    assert result.actions == ()


def test_findings_without_points_follow_by_code() -> None:
    answers = {"A": IMPLEMENTED, "B": Response(status=Status.NOT_SELECTED), "C": NOT_IMPLEMENTED, "D": IMPLEMENTED}
    result = judge_answers(answers, ["D -", "A -", "B -", "C -"])
    assert [(one.control, one.codes) for one in result.actions] == [
        ("C", ("gap",)),
        ("A", ("claim-without-evidence",)),
        ("D", ("claim-without-evidence",)),
        ("B", ("reason-missing",)),
    ]


def test_an_action_names_all_findings_on_its_control() -> None:
    result = judge_answers({"M": EXCLUDED})
    assert action(result, "M").codes == ("exclusion-refused", "mandatory-gap")
