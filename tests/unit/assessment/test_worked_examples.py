"""The table of docs/judging, section 12, row by row."""

from __future__ import annotations

import pytest

from ismap_check.model.gate import Condition, Outcome
from ismap_check.model.profile import AssessmentScope, Conditional, Option, Response, Status
from ismap_check.model.result import CatalogueResult, Verdict
from tests.unit.assessment.builders import (
    DESELECTED,
    EXCLUDED,
    IMPLEMENTED,
    NOT_IMPLEMENTED,
    PARTIAL,
    catalogue,
    codes,
    control,
    judge,
    judge_answers,
    judged,
    profile,
    score,
    text,
    verdict,
)

SELECTABLES = dict.fromkeys(("S1", "S2", "S3"), IMPLEMENTED)


def gaps(result: CatalogueResult) -> list[str]:
    return [one.id for one in result.controls if one.low.gap]


def completeness(result: CatalogueResult) -> tuple[int, int]:
    return result.low.answered, result.low.in_scope


def test_partial_and_not_selected() -> None:
    result = judge_answers({"M": IMPLEMENTED, "S1": PARTIAL, "S2": DESELECTED})
    assert score(result.low) == (7, 10)
    assert gaps(result) == []
    assert completeness(result) == (3, 4)
    assert verdict(result, "O") is Verdict.PARTIAL
    assert result.outcome is Outcome.MEETS


def test_mandatory_leaf_not_satisfied() -> None:
    result = judge_answers({"M": NOT_IMPLEMENTED, **SELECTABLES})
    assert score(result.low) == (6, 12)
    assert gaps(result) == ["M"]
    assert completeness(result) == (4, 4)
    assert verdict(result, "O") is Verdict.NOT_SATISFIED
    assert result.outcome is Outcome.DOES_NOT_MEET


def test_mandatory_leaf_excluded_alone() -> None:
    result = judge_answers({"M": EXCLUDED, **SELECTABLES})
    assert score(result.low) == (6, 12)
    assert gaps(result) == ["M"]
    assert "exclusion-refused" in codes(result, "M")
    assert completeness(result) == (4, 4)
    assert verdict(result, "O") is Verdict.NOT_SATISFIED
    assert result.outcome is Outcome.DOES_NOT_MEET


def test_objective_excluded() -> None:
    result = judge_answers({"O": EXCLUDED})
    assert score(result.low) == (0, 0)
    assert gaps(result) == []
    assert completeness(result) == (0, 4)
    assert verdict(result, "O") is Verdict.NOT_APPLICABLE
    assert result.outcome is Outcome.MEETS


def test_objective_excluded_with_a_score_threshold() -> None:
    result = judge_answers({"O": EXCLUDED}, thresholds={Condition.SCORE: 1})
    assert result.outcome is Outcome.DOES_NOT_MEET


def test_objective_excluded_but_contradicted() -> None:
    result = judge_answers({"O": EXCLUDED, "M": NOT_IMPLEMENTED})
    assert score(result.low) == (0, 6)
    assert gaps(result) == ["M"]
    assert "exclusion-contradicted" in codes(result, "M")
    assert completeness(result) == (1, 4)
    assert verdict(result, "O") is Verdict.NOT_SATISFIED
    assert result.outcome is Outcome.DOES_NOT_MEET


def test_rough_answer() -> None:
    result = judge_answers({"O": IMPLEMENTED})
    assert score(result.low) == (6, 12)
    assert gaps(result) == ["M"]
    assert completeness(result) == (0, 4)
    assert result.low.rough == 3
    assert verdict(result, "O") is Verdict.NOT_SATISFIED
    assert result.outcome is Outcome.INCOMPLETE


@pytest.mark.parametrize("given", [False, True])
def test_conditional_answer(given: bool) -> None:
    conditional = Response(
        status=Status.IMPLEMENTED, condition=Conditional(option="enterprise-plan", otherwise=Status.NOT_IMPLEMENTED)
    )
    answered = profile({"M": conditional, **SELECTABLES}, options=[Option(id="enterprise-plan", title=text())])
    result = judged(judge(answered, with_options=("enterprise-plan",) if given else ()))
    low = (12, 12) if given else (6, 12)
    assert (score(result.low), score(result.high)) == (low, (12, 12))
    assert (result.low.gaps, result.high.gaps) == (0 if given else 1, 0)
    assert completeness(result) == (4, 4)
    standing = result.control_by_id["O"]
    assert standing.low.verdict is (Verdict.SATISFIED if given else Verdict.NOT_SATISFIED)
    assert standing.high.verdict is Verdict.SATISFIED
    assert result.outcome is (Outcome.MEETS if given else Outcome.DOES_NOT_MEET)
    assert result.best_outcome is Outcome.MEETS


def test_everything_not_selected() -> None:
    result = judge_answers(dict.fromkeys(("M", "S1", "S2", "S3"), DESELECTED))
    assert score(result.low) == (0, 6)
    assert gaps(result) == ["M"]
    assert completeness(result) == (4, 4)
    assert verdict(result, "O") is Verdict.NOT_SATISFIED
    assert result.outcome is Outcome.DOES_NOT_MEET


def test_catalogues_are_never_pooled() -> None:
    one = catalogue([f"A{n} -" for n in range(1389)], id="one")
    two = catalogue([control(f"B{n} -", weight=10) for n in range(21)], id="two")
    answered = profile(
        assessment=AssessmentScope(catalogues={"one": "1", "two": "1"}),
        responses={"one": {f"A{n}": IMPLEMENTED for n in range(1250)}, "two": {}},
    )
    result = judge(answered, one, two, thresholds={Condition.SCORE: 800})
    first, second = result.judgements[0].catalogues
    assert [score(part.low) for part in (first, second)] == [(2500, 2778), (0, 420)]
    assert (first.outcome, second.outcome) == (Outcome.MEETS, Outcome.INCOMPLETE)
    assert result.outcome is Outcome.INCOMPLETE
