"""Exact thresholds and the outcome, first match."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ismap_check.assessment.gate import condition_results, holds, outcome_of, worst
from ismap_check.model.baseline import Baseline, Selection
from ismap_check.model.carried import CarriedAnswers
from ismap_check.model.gate import Condition, Gate, Outcome
from ismap_check.model.profile import AssessmentScope, Conditional, Recheck, Response, Status
from ismap_check.model.result import Numbers
from tests.unit.assessment.builders import (
    DESELECTED,
    EXCLUDED,
    IMPLEMENTED,
    PARTIAL,
    catalogue,
    codes,
    evidence,
    judge,
    judge_answers,
    judged,
    profile,
    seen,
    text,
)

LEAVES = ("M", "S1", "S2", "S3")
ALL = dict.fromkeys(LEAVES, IMPLEMENTED)


def gated(answers: dict[str, Response], **thresholds: int) -> Outcome:
    return judge_answers(answers, thresholds={Condition(name): limit for name, limit in thresholds.items()}).outcome


@pytest.mark.parametrize(
    ("part", "whole", "threshold", "expected"),
    [(2, 3, 666, True), (2, 3, 667, False), (1, 3, 333, True), (1, 3, 334, False), (5, 5, 1000, True), (0, 5, 0, True)],
)
def test_comparison_is_exact(part: int, whole: int, threshold: int, expected: bool) -> None:
    assert holds(Condition.SCORE, threshold, Numbers(claimed=part, possible=whole)) is expected


@pytest.mark.parametrize(
    "condition", [Condition.SCORE, Condition.EVIDENCED, Condition.VERIFIED, Condition.COMPLETENESS]
)
def test_no_score_reaches_no_threshold(condition: Condition) -> None:
    assert not holds(condition, 0, Numbers())


def test_where_nothing_can_be_selected_enough_is_selected() -> None:
    assert holds(Condition.SELECTED, 1000, Numbers())


def test_without_thresholds_only_gaps_count() -> None:
    assert gated({"M": IMPLEMENTED}) is Outcome.MEETS
    assert gated({"M": PARTIAL}) is Outcome.DOES_NOT_MEET
    assert gated({}) is Outcome.INCOMPLETE


def test_score() -> None:
    assert gated({"M": IMPLEMENTED, "S1": IMPLEMENTED}, score=666) is Outcome.MEETS
    assert gated({"M": IMPLEMENTED, "S1": IMPLEMENTED}, score=667) is Outcome.INCOMPLETE
    assert gated(ALL | {"S1": Response(status=Status.PLANNED)}, score=900) is Outcome.DOES_NOT_MEET


def test_completeness() -> None:
    assert gated({"M": IMPLEMENTED}, completeness=250) is Outcome.MEETS
    assert gated({"M": IMPLEMENTED}, completeness=251) is Outcome.INCOMPLETE
    assert gated({"M": IMPLEMENTED, "O": IMPLEMENTED}, completeness=1000) is Outcome.INCOMPLETE


def test_an_excluded_objective_leaves_completeness_to_its_leaves() -> None:
    assert gated({"O": EXCLUDED}, completeness=1000) is Outcome.DOES_NOT_MEET
    assert gated({"O": EXCLUDED} | dict.fromkeys(LEAVES, EXCLUDED), completeness=1000) is Outcome.MEETS


def test_evidenced() -> None:
    answers = {name: replace(IMPLEMENTED, evidence=("ev",)) for name in LEAVES} | {"S1": IMPLEMENTED}
    half = {Condition.EVIDENCED: 833}
    found = judge(profile(answers, items=[evidence()]), seen=[seen()], thresholds=half)
    assert judged(found).outcome is Outcome.MEETS
    found = judge(profile(answers, items=[evidence()]), seen=[seen()], thresholds={Condition.EVIDENCED: 834})
    assert judged(found).outcome is Outcome.DOES_NOT_MEET


def test_verified_without_a_review_is_nothing() -> None:
    assert gated(ALL, verified=10) is Outcome.DOES_NOT_MEET


def test_selected() -> None:
    answers = {"M": IMPLEMENTED, "S1": IMPLEMENTED, "S2": DESELECTED}
    assert gated(answers, selected=333) is Outcome.MEETS
    assert gated(answers, selected=600) is Outcome.INCOMPLETE
    assert gated(answers, selected=700) is Outcome.DOES_NOT_MEET


def test_mandatory_exclusions_are_capped() -> None:
    assert gated({"O": EXCLUDED}, mandatory_exclusions=1) is Outcome.MEETS
    assert gated({"O": EXCLUDED}, mandatory_exclusions=0) is Outcome.DOES_NOT_MEET


def test_conditions_are_listed_gaps_first() -> None:
    thresholds = {Condition.MANDATORY_EXCLUSIONS: 0, Condition.SCORE: 500}
    low, high = Numbers(in_scope=2, claimed=1, possible=4, gaps=1), Numbers(in_scope=2, claimed=2, possible=4)
    gaps, score, exclusions = condition_results(thresholds, low, high)
    assert (gaps.condition, gaps.part, gaps.best_part, gaps.holds, gaps.best_holds) == (
        "mandatory_gaps",
        1,
        0,
        False,
        True,
    )
    assert (score.condition, score.part, score.whole, score.best_part) == ("score", 1, 4, 2)
    assert (score.holds, score.best_holds) == (False, True)
    assert (exclusions.condition, exclusions.whole, exclusions.holds) == ("mandatory_exclusions", 0, True)


def test_nothing_in_scope_is_incomplete_whatever_the_thresholds() -> None:
    assert outcome_of({Condition.SCORE: 1000}, Numbers(), Numbers()) is Outcome.INCOMPLETE


def test_the_worst_outcome() -> None:
    assert worst([Outcome.MEETS, Outcome.INCOMPLETE, Outcome.DOES_NOT_MEET]) is Outcome.DOES_NOT_MEET
    assert worst([]) is Outcome.INCOMPLETE


def test_a_baseline_sets_the_gate_and_the_command_line_overrides_it() -> None:
    gate = Gate(default={Condition.SCORE: 1000}, catalogues={"test": {Condition.COMPLETENESS: 1000}})
    chosen = Baseline(id="b", title=text(), uses={"test": "1"}, gate=gate)
    result = judged(judge(profile({"M": IMPLEMENTED}), baselines=[chosen], thresholds={Condition.SCORE: 500}))
    assert [(one.condition, one.threshold) for one in result.conditions[1:]] == [("score", 500), ("completeness", 1000)]


def test_every_baseline_is_judged_on_its_own() -> None:
    lax = Baseline(id="lax", title=text(), uses={"test": "1"})
    strict = Baseline(id="strict", title=text(), uses={"test": "1"}, mandatory={"test": ("S1",)})
    result = judge(profile({"M": IMPLEMENTED, "S1": PARTIAL}), baselines=[lax, strict])
    assert [(one.baseline, one.outcome) for one in result.judgements] == [
        ("lax", Outcome.MEETS),
        ("strict", Outcome.DOES_NOT_MEET),
    ]
    assert (result.outcome, result.passed) == (Outcome.DOES_NOT_MEET, False)


def test_a_demanded_catalogue_without_answers_is_all_unanswered() -> None:
    demanded = Baseline(id="b", title=text(), uses={"other": "1"})
    result = judged(judge(profile(ALL), catalogue(), catalogue(id="other"), baselines=[demanded]))
    assert (result.catalogue, result.low.answered, result.low.gaps) == ("other", 0, 1)
    assert result.outcome is Outcome.INCOMPLETE
    assert codes(result) == {"catalogue-unanswered"}


def test_answers_to_another_edition_are_no_answers_unless_they_were_carried_over() -> None:
    demanded = Baseline(id="b", title=text(), uses={"test": "2"})
    result = judged(judge(profile(ALL), catalogue(), catalogue(edition="2"), baselines=[demanded]))
    assert result.low.answered == 0
    assert codes(result) == {"edition-differs"}


def test_answers_that_were_carried_over_count_and_proposals_wait() -> None:
    demanded = Baseline(id="b", title=text(), uses={"test": "2"})
    waiting = replace(PARTIAL, recheck=Recheck(catalogue="test", edition="1", control="S1", relation="changed"))
    carried = CarriedAnswers(
        catalogue="test",
        edition="2",
        answered="1",
        kept=("M", "S2"),
        proposals={"S1": waiting},
        added=("S3",),
        removed=("S0", "S9"),
    )
    editions = (catalogue(), catalogue(edition="2"))
    result = judged(judge(profile(ALL), *editions, baselines=[demanded], carried=[carried]))
    assert (result.low.answered, result.low.in_scope) == (2, 4)
    (said,) = result.findings_by_control[None]
    assert {**said.params} == {
        "catalogue": "test@2",
        "answered": "test@1",
        "kept": 2,
        "proposed": 1,
        "added": 1,
        "removed": 2,
    }
    assert codes(result, "S1") == {"recheck-open", "gap"}
    assert codes(result, "S3") == {"control-added", "gap"}


def test_counts_of_what_was_carried_over_leave_out_what_is_out_of_scope() -> None:
    demanded = Baseline(id="b", title=text(), uses={"test": "2"}, select={"test": Selection(exclude=("M", "S3"))})
    carried = CarriedAnswers(catalogue="test", edition="2", answered="1", kept=("M", "S2"), added=("S3",))
    editions = (catalogue(), catalogue(edition="2"))
    (said,) = judged(judge(profile(ALL), *editions, baselines=[demanded], carried=[carried])).findings_by_control[None]
    assert (said.params["kept"], said.params["added"]) == (1, 0)


def test_another_edition_may_be_asked_for_in_place_of_the_answered_one() -> None:
    carried = CarriedAnswers(catalogue="test", edition="2", answered="1", kept=tuple(ALL))
    result = judge(profile(ALL), catalogue(), catalogue(edition="2"), carried=[carried], editions={"test": "2"})
    assert (judged(result).edition, judged(result).low.answered) == ("2", 4)
    assert result.carried == (carried,)


@pytest.mark.parametrize(
    ("meant", "prepared", "said"),
    [
        ("liu", "liu", set()),
        ("liu", "other", {"programme-differs"}),
        ("liu", None, {"programme-differs"}),
        (None, "liu", set()),
    ],
)
def test_a_baseline_is_meant_for_a_programme(meant: str | None, prepared: str | None, said: set[str]) -> None:
    demanded = Baseline(id="b", title=text(), uses={"test": "1"}, programme=meant)
    scope = AssessmentScope(catalogues={"test": "1"}, programme=prepared)
    result = judged(judge(profile(ALL, assessment=scope), baselines=[demanded]))
    assert codes(result) == said
    assert result.outcome is Outcome.MEETS


def test_no_catalogue_at_all_is_nothing_to_judge() -> None:
    result = judge(profile(assessment=AssessmentScope(catalogues={}), responses={}))
    assert (result.outcome, result.best_outcome, result.passed) == (Outcome.INCOMPLETE, Outcome.INCOMPLETE, False)


@pytest.mark.parametrize(
    ("options", "failed"),
    [
        ({}, ()),
        ({"fail_on": ("claim-without-evidence",)}, ("claim-without-evidence",)),
        ({"fail_on": ("exclusion", "evidence", "mandatory")}, ("evidence",)),
        ({"fail_on": ("evidence-expired", "exclusion-refused")}, ()),
        ({"fail_under": 750}, ()),
        ({"fail_under": 751}, ("fail-under",)),
        ({"fail_on": ("gap", "gap"), "fail_under": 1000}, ("gap", "fail-under")),
    ],
)
def test_fail_on_and_fail_under(options: dict[str, Any], failed: tuple[str, ...]) -> None:
    result = judge(profile(ALL | {"S1": PARTIAL, "S2": PARTIAL, "S3": PARTIAL}), **options)
    assert result.outcome is Outcome.MEETS
    assert result.failed_on == failed
    assert result.passed is not bool(failed)


def test_fail_under_looks_at_the_lower_end() -> None:
    condition = Conditional(option="plan", otherwise=Status.PARTIAL)
    answers = {"M": IMPLEMENTED} | {name: replace(IMPLEMENTED, condition=condition) for name in ("S1", "S2", "S3")}
    assert judge(profile(answers), fail_under=751).failed_on == ("fail-under",)
    assert judge(profile(answers), fail_under=751, with_options=("plan",)).failed_on == ()
