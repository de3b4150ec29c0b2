"""Answers given on an objective stand for the unanswered selectable leaves beneath it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ismap_check.model.gate import Outcome
from ismap_check.model.profile import Base, Conditional, Response, Status
from ismap_check.model.result import Verdict
from tests.unit.assessment.builders import (
    AS_OF,
    DESELECTED,
    EXCLUDED,
    IMPLEMENTED,
    PARTIAL,
    TREE,
    catalogue,
    codes,
    control,
    evidence,
    judge,
    judge_answers,
    judged,
    profile,
    score,
    seen,
    verdict,
)


@pytest.mark.parametrize(
    ("status", "expected", "earned"),
    [
        (Status.IMPLEMENTED, Verdict.SATISFIED, 6),
        (Status.PARTIAL, Verdict.PARTIAL, 3),
        (Status.NOT_IMPLEMENTED, Verdict.NOT_SATISFIED, 0),
    ],
)
def test_same_verdict_and_credit(status: Status, expected: Verdict, earned: int) -> None:
    result = judge_answers({"O": Response(status=status)})
    for name in ("S1", "S2", "S3"):
        leaf = result.control_by_id[name]
        assert (leaf.low.verdict, leaf.rough, leaf.answered) == (expected, True, False)
    assert verdict(result, "M") is Verdict.UNANSWERED
    assert score(result.low) == (earned, 12)
    assert (result.low.answered, result.low.rough, result.low.selected) == (0, 3, 0)


def test_own_answers_win() -> None:
    result = judge_answers({"O": IMPLEMENTED, "S1": PARTIAL, "S2": DESELECTED})
    assert [verdict(result, name) for name in ("S1", "S2", "S3")] == [
        Verdict.PARTIAL,
        Verdict.NOT_SELECTED,
        Verdict.SATISFIED,
    ]
    assert (result.low.rough, result.low.answered) == (1, 2)


def test_it_carries_evidence() -> None:
    answer = replace(IMPLEMENTED, evidence=("ev",))
    result = judged(judge(profile({"O": answer}, items=[evidence()]), seen=[seen()]))
    assert result.low.evidenced == 6
    assert codes(result, "O") == set()
    assert codes(judge_answers({"O": IMPLEMENTED}), "O") == {"claim-without-evidence"}


def test_it_carries_a_condition() -> None:
    condition = Conditional(option="plan", otherwise=Status.NOT_IMPLEMENTED)
    result = judge_answers({"O": replace(IMPLEMENTED, condition=condition)})
    assert (score(result.low), score(result.high)) == ((0, 12), (6, 12))


def test_its_faults_are_said_once() -> None:
    result = judge_answers({"O": Response(status=Status.ALTERNATIVE)})
    assert verdict(result, "S1") is Verdict.NOT_SATISFIED
    assert codes(result, "O") == {"reason-missing"}
    assert codes(result, "S1") == {"gap"}


def test_each_leaf_says_for_itself_whether_it_can_be_inherited() -> None:
    answer = Response(status=Status.INHERITED, inherited_from="base")
    tree = catalogue(["O must", "A - O", control("B - O", inheritable=False)])
    result = judged(judge(profile({"O": answer}, inherits={"base": Base(id="base", expires=AS_OF)}), tree))
    assert (verdict(result, "A"), verdict(result, "B")) == (Verdict.SATISFIED, Verdict.NOT_SATISFIED)
    assert codes(result, "B") == {"inherited-refused", "gap"}
    assert codes(result, "O") == set()


def test_nothing_left_to_stand_for() -> None:
    answers = dict.fromkeys(("O", "M", "S1", "S2", "S3"), IMPLEMENTED)
    assert codes(judge_answers(answers), "O") == {"rough-unused"}


@pytest.mark.parametrize("answer", [DESELECTED, Response(status=Status.NOT_SELECTED)])
def test_not_selected_is_no_answer_for_an_objective(answer: Response) -> None:
    result = judge_answers({"O": answer})
    assert verdict(result, "S1") is Verdict.UNANSWERED
    assert codes(result, "O") == {"rough-unused"}


def test_the_nearest_objective_counts() -> None:
    nested = ("O1 must", "O2 - O1", "A - O2", "B - O1")
    result = judge_answers({"O1": IMPLEMENTED, "O2": PARTIAL}, nested)
    assert (verdict(result, "A"), verdict(result, "B")) == (Verdict.PARTIAL, Verdict.SATISFIED)
    inner = judge_answers({"O1": IMPLEMENTED, "O2": EXCLUDED}, nested)
    assert (verdict(inner, "A"), verdict(inner, "B")) == (Verdict.NOT_APPLICABLE, Verdict.SATISFIED)


def test_a_rough_answer_is_still_to_be_completed() -> None:
    result = judge_answers({"O": Response(status=Status.NOT_IMPLEMENTED), "M": IMPLEMENTED}, TREE)
    assert result.outcome is Outcome.MEETS
    thresholds = judge_answers({"O": IMPLEMENTED}, ["O must", "A - O"])
    assert thresholds.outcome is Outcome.MEETS
