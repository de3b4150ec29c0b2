"""The rules on reviews (docs/judging, section 10), one by one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from ismap_check.assessment.digest import response_digest
from ismap_check.assessment.sums import check_sums
from ismap_check.model.catalogue import MandatoryExclusion, Rules
from ismap_check.model.gate import Condition, Outcome
from ismap_check.model.profile import Response, Status
from ismap_check.model.result import CatalogueResult, Verdict
from ismap_check.model.review import Review, ReviewEntry, ReviewMark
from ismap_check.model.verified import ControlReview, ReviewState, VerifiedResult
from tests.unit.assessment.builders import (
    AS_OF,
    DESELECTED,
    EXCLUDED,
    IMPLEMENTED,
    NOT_IMPLEMENTED,
    PARTIAL,
    catalogue,
    codes,
    failed,
    judge,
    judged,
    passed,
    profile,
    review,
    waivers,
)

TREE = ("O must", "M must O", "S1 - O", "S2 - O")
FULL = dict.fromkeys(("M", "S1", "S2"), IMPLEMENTED)
BEFORE = AS_OF - timedelta(1)


def reviewed(answers: dict[str, Response], *reviews: Review, **further: Any) -> CatalogueResult:
    result = judge(profile(answers), catalogue(TREE), reviews=reviews, **further)
    assert check_sums(result) == ()
    return judged(result)


def verified(result: CatalogueResult) -> VerifiedResult:
    assert result.verified is not None
    return result.verified


def of(result: CatalogueResult, control: str) -> ControlReview:
    return next(one for one in verified(result).controls if one.control == control)


def points(result: CatalogueResult) -> tuple[int, int, int, int]:
    """Return confirmed, corrected, reviewed and possible half-points."""
    found = result.low.verified
    assert found is not None
    return found.earned, found.corrected, found.reviewed, found.possible


def test_without_a_review_nothing_is_verified() -> None:
    result = judge(profile(FULL), catalogue(TREE))
    assert judged(result).verified is None
    assert judged(result).low.verified is None
    assert result.verified_outcome is None


def test_a_pass_confirms_the_claim_as_it_stands() -> None:
    result = reviewed({**FULL, "S1": PARTIAL}, review({"M": passed(), "S1": passed(operation=ReviewMark.NOT_TESTED)}))
    assert (of(result, "M").verdict, of(result, "S1").verdict) == (Verdict.SATISFIED, Verdict.PARTIAL)
    assert points(result) == (7, 9, 8, 10)


def test_any_fail_is_not_satisfied() -> None:
    result = reviewed(FULL, review({"M": failed()}))
    assert of(result, "M").verdict is Verdict.NOT_SATISFIED
    assert of(result, "M").state is ReviewState.CORRECTED
    assert "review-contradicts" in codes(result, "M")
    assert points(result) == (0, 4, 6, 10)


def test_only_an_explicit_verdict_raises_a_claim() -> None:
    raised = passed(verdict=Verdict.SATISFIED)
    result = reviewed({**FULL, "S1": NOT_IMPLEMENTED, "S2": NOT_IMPLEMENTED}, review({"S1": raised, "S2": passed()}))
    assert of(result, "S1").earned == 2
    assert of(result, "S2").earned == 0
    assert of(result, "S2").state is ReviewState.CONFIRMED


def test_a_pass_has_nothing_to_confirm_where_nothing_is_claimed() -> None:
    result = reviewed({"M": IMPLEMENTED}, review({"S1": passed(), "S2": passed(verdict=Verdict.PARTIAL)}))
    assert (of(result, "S1").verdict, of(result, "S2").verdict) == (None, Verdict.PARTIAL)
    assert "review-nothing-to-confirm" in codes(result, "S1")


@pytest.mark.parametrize("entry", [ReviewEntry(), ReviewEntry(design=ReviewMark.NOT_TESTED, note="まだ")])
def test_an_entry_that_concludes_nothing_leaves_the_claim_unreviewed(entry: ReviewEntry) -> None:
    result = reviewed(FULL, review({"M": entry}))
    assert of(result, "M").state is ReviewState.UNREVIEWED
    assert points(result) == (0, 10, 0, 10)


def test_a_fail_on_an_excluded_leaf_refuses_the_exclusion() -> None:
    result = reviewed({**FULL, "S1": EXCLUDED, "S2": DESELECTED}, review({"S1": failed(), "S2": passed()}))
    assert result.low.possible == 6
    assert points(result) == (0, 6, 2, 8)
    assert "review-refuses-exclusion" in codes(result, "S1")
    assert of(result, "S2").verdict is Verdict.NOT_SELECTED


def test_a_fail_on_an_excluded_objective_restores_its_leaves_as_unanswered() -> None:
    result = reviewed({"O": EXCLUDED, "S1": EXCLUDED}, review({"O": failed()}))
    assert result.outcome is Outcome.MEETS
    assert (of(result, "M").claim, of(result, "S2").claim) == (Verdict.UNANSWERED, Verdict.UNANSWERED)
    assert of(result, "S1").claim is Verdict.NOT_APPLICABLE
    assert verified(result).outcome is Outcome.INCOMPLETE
    assert points(result) == (0, 0, 0, 8)
    assert "review-refuses-exclusion" in codes(result, "O")


def test_a_verdict_of_not_applicable_takes_a_leaf_out_as_verified() -> None:
    result = reviewed(FULL, review({"S1": passed(verdict=Verdict.NOT_APPLICABLE)}))
    assert points(result) == (0, 8, 0, 8)


def test_a_result_on_an_objective_stands_for_the_leaves_it_answers_roughly() -> None:
    result = reviewed({"O": IMPLEMENTED, "M": IMPLEMENTED, "S2": PARTIAL}, review({"O": passed(), "M": passed()}))
    assert of(result, "S1").via == "O"
    assert of(result, "S2").via is None
    assert points(result) == (8, 9, 8, 10)


def test_a_result_counts_only_while_it_is_about_the_response_as_it_stands() -> None:
    digest = response_digest(IMPLEMENTED, {})
    entries = {"M": passed(digest=digest), "S1": passed(digest="0" * 64)}
    result = reviewed(FULL, review(entries))
    assert (of(result, "M").state, of(result, "S1").state) == (ReviewState.CONFIRMED, ReviewState.STALE)
    assert "review-stale" in codes(result, "S1")
    assert points(result) == (6, 10, 6, 10)


def test_a_result_without_a_digest_counts_and_says_so() -> None:
    assert "review-unbound" in codes(reviewed(FULL, review({"M": passed()})), "M")


def test_the_later_of_two_results_counts_and_the_other_is_history() -> None:
    older, newer = review({"M": failed(reviewed_on=BEFORE)}, "甲"), review({"M": passed()}, "乙")
    for reviews in ((older, newer), (newer, older)):
        one = of(reviewed(FULL, *reviews), "M")
        assert one.verdict is Verdict.SATISFIED
        assert one.counts == reviews.index(newer)
        assert one.others == (reviews.index(older),)
        assert not one.conflict


def test_of_two_results_of_one_day_the_worse_counts() -> None:
    result = reviewed(FULL, review({"M": passed()}, "甲"), review({"M": failed()}, "乙"))
    assert of(result, "M").verdict is Verdict.NOT_SATISFIED
    assert of(result, "M").conflict
    assert "review-conflict" in codes(result, "M")


def test_an_older_result_counts_where_the_newer_is_stale() -> None:
    older = review({"M": passed(reviewed_on=BEFORE, digest=response_digest(IMPLEMENTED, {}))})
    newer = review({"M": failed(digest="0" * 64)})
    result = reviewed(FULL, older, newer)
    assert of(result, "M").verdict is Verdict.SATISFIED
    assert "review-stale" in codes(result, "M")


def test_a_result_dated_after_the_day_of_judging_does_not_count() -> None:
    result = reviewed(FULL, review({"M": passed(reviewed_on=AS_OF + timedelta(1))}))
    assert of(result, "M").state is ReviewState.UNREVIEWED
    assert "review-dated-later" in codes(result, "M")


def test_a_review_of_another_edition_says_nothing_of_this_one() -> None:
    result = reviewed(FULL, review({"M": passed()}, editions={"test": "2"}))
    assert points(result) == (0, 10, 0, 10)


@pytest.mark.parametrize(
    ("entries", "outcome"),
    [
        ({"M": passed()}, Outcome.MEETS),
        ({"S1": passed()}, Outcome.INCOMPLETE),
        ({"M": failed()}, Outcome.DOES_NOT_MEET),
    ],
)
def test_the_exit_code_follows_the_outcome_as_verified(entries: dict[str, ReviewEntry], outcome: Outcome) -> None:
    result = judge(profile(FULL), catalogue(TREE), reviews=[review(entries)])
    assert result.outcome is Outcome.MEETS
    assert result.verified_outcome is outcome
    assert result.passed is outcome.passes


def test_a_gate_can_ask_for_a_verified_share() -> None:
    result = reviewed(FULL, review({"M": passed()}), thresholds={Condition.VERIFIED: 600})
    assert (result.outcome, verified(result).outcome) == (Outcome.MEETS, Outcome.MEETS)
    result = reviewed(FULL, review({"M": passed()}), thresholds={Condition.VERIFIED: 601})
    assert (result.outcome, verified(result).outcome) == (Outcome.DOES_NOT_MEET, Outcome.INCOMPLETE)


def test_a_refused_exclusion_of_a_must_is_a_gap_that_a_waiver_can_lift() -> None:
    rules = Rules(mandatory_exclusion=MandatoryExclusion.REASON)
    tree = catalogue(["M must", "S -"], rules=rules)
    answers = {"M": EXCLUDED, "S": IMPLEMENTED}
    reviews = [review({"M": failed(), "S": passed()})]
    result = judge(profile(answers), tree, reviews=reviews)
    assert (result.outcome, result.verified_outcome) == (Outcome.MEETS, Outcome.DOES_NOT_MEET)
    waived = judge(profile(answers), tree, reviews=reviews, waivers=[waivers("M")])
    assert (waived.outcome, waived.verified_outcome) == (Outcome.MEETS, Outcome.MEETS_WITH_WAIVERS)
    assert check_sums(waived) == ()


def test_a_planned_answer_stays_a_known_gap_without_a_review() -> None:
    planned = Response(status=Status.PLANNED, due=date(2027, 1, 1), owner="x")
    result = reviewed({**FULL, "M": planned}, review({"S1": passed()}))
    assert verified(result).outcome is Outcome.DOES_NOT_MEET
