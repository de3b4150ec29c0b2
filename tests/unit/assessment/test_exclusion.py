"""Leaving controls out: refused, accepted, covered by an objective, contradicted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ismap_check.model.catalogue import MandatoryExclusion
from ismap_check.model.profile import Recheck, Response, Status
from ismap_check.model.result import CatalogueResult, Verdict
from tests.unit.assessment.builders import (
    DESELECTED,
    EXCLUDED,
    IMPLEMENTED,
    NOT_IMPLEMENTED,
    PARTIAL,
    STRICT,
    TREE,
    catalogue,
    codes,
    judge,
    judge_answers,
    judged,
    profile,
    score,
    verdict,
)

NESTED = ("O1 must", "O2 must O1", "M must O2", "S - O2", "T - O1")
WITHOUT_REASON = Response(status=Status.NOT_APPLICABLE)


def under(rule: MandatoryExclusion, answers: dict[str, Response]) -> CatalogueResult:
    tree = catalogue(TREE, rules=replace(STRICT, mandatory_exclusion=rule))
    return judged(judge(profile(answers), tree))


@pytest.mark.parametrize("rule", [MandatoryExclusion.WITH_OBJECTIVE, MandatoryExclusion.NEVER])
def test_a_must_excluded_alone_is_refused(rule: MandatoryExclusion) -> None:
    result = under(rule, {"M": EXCLUDED})
    assert verdict(result, "M") is Verdict.NOT_SATISFIED
    assert codes(result, "M") == {"exclusion-refused", "mandatory-gap"}
    assert result.low.exclusions == 0


def test_a_must_may_be_excluded_with_a_reason_where_the_rules_say_so() -> None:
    result = under(MandatoryExclusion.REASON, {"M": EXCLUDED})
    assert verdict(result, "M") is Verdict.NOT_APPLICABLE
    assert codes(result, "M") == set()
    assert (result.low.exclusions, result.low.gaps) == (1, 0)
    assert verdict(under(MandatoryExclusion.REASON, {"M": WITHOUT_REASON}), "M") is Verdict.UNANSWERED


def test_a_must_goes_with_its_objective() -> None:
    result = under(MandatoryExclusion.WITH_OBJECTIVE, {"O": EXCLUDED, "M": EXCLUDED})
    assert verdict(result, "M") is Verdict.NOT_APPLICABLE
    assert (result.low.exclusions, result.low.gaps, result.low.answered) == (1, 0, 1)


@pytest.mark.parametrize("own", [None, EXCLUDED, DESELECTED])
def test_never_holds_against_an_excluded_objective(own: Response | None) -> None:
    result = under(MandatoryExclusion.NEVER, {"O": EXCLUDED} | ({} if own is None else {"M": own}))
    assert verdict(result, "M") is Verdict.NOT_SATISFIED
    assert "exclusion-refused" in codes(result, "M")
    assert verdict(result, "S1") is Verdict.NOT_APPLICABLE
    assert verdict(result, "O") is Verdict.NOT_SATISFIED


def test_a_must_cannot_be_deselected() -> None:
    result = judge_answers({"M": DESELECTED})
    assert verdict(result, "M") is Verdict.NOT_SATISFIED
    assert codes(result, "M") == {"mandatory-not-selected", "mandatory-gap"}


def test_an_excluded_objective_covers_silence_and_excluded_answers() -> None:
    result = judge_answers(
        {"O": EXCLUDED, "S1": DESELECTED, "S2": WITHOUT_REASON, "S3": Response(status=Status.NOT_SELECTED)}
    )
    assert {verdict(result, name) for name in ("O", "M", "S1", "S2", "S3")} == {Verdict.NOT_APPLICABLE}
    assert [finding.code for finding in result.findings] == []
    assert (result.low.answered, result.low.exclusions, result.low.selected) == (2, 1, 0)


@pytest.mark.parametrize("contrary", [IMPLEMENTED, PARTIAL, NOT_IMPLEMENTED, Response(status=Status.PLANNED)])
def test_any_other_answer_stays_and_contradicts(contrary: Response) -> None:
    result = judge_answers({"O": EXCLUDED, "S1": contrary})
    assert "exclusion-contradicted" in codes(result, "S1")
    assert result.low.possible == 2
    (finding,) = [finding for finding in result.findings if finding.code == "exclusion-contradicted"]
    assert finding.params == {"objective": "O"}


def test_a_proposal_does_not_contradict() -> None:
    recheck = Recheck(catalogue="old", edition="1", control="S1", relation="equal-to")
    result = judge_answers({"O": EXCLUDED, "S1": replace(IMPLEMENTED, recheck=recheck)})
    assert verdict(result, "S1") is Verdict.NOT_APPLICABLE
    assert codes(result, "S1") == {"recheck-open"}


def test_an_objective_without_a_reason_excludes_nothing() -> None:
    result = judge_answers({"O": WITHOUT_REASON})
    assert verdict(result, "O") is Verdict.UNANSWERED
    assert codes(result, "O") == {"reason-missing"}
    assert result.low.possible == 12


def test_an_exclusion_reaches_all_the_way_down() -> None:
    result = judge_answers({"O1": EXCLUDED}, NESTED)
    assert {verdict(result, name) for name in ("O1", "O2", "M", "S", "T")} == {Verdict.NOT_APPLICABLE}
    assert result.findings == ()


def test_an_inner_exclusion_leaves_the_rest() -> None:
    result = judge_answers({"O2": EXCLUDED, "T": IMPLEMENTED}, NESTED)
    assert verdict(result, "M") is Verdict.NOT_APPLICABLE
    assert verdict(result, "O1") is Verdict.SATISFIED
    assert score(result.low) == (2, 2)


def test_a_rough_answer_below_an_exclusion_contradicts_and_counts() -> None:
    result = judge_answers({"O1": EXCLUDED, "O2": PARTIAL}, NESTED)
    assert verdict(result, "S") is Verdict.PARTIAL
    assert verdict(result, "M") is Verdict.NOT_APPLICABLE
    assert "exclusion-contradicted" in codes(result, "O2")


def test_not_selected_below_an_exclusion_contradicts_nothing() -> None:
    assert codes(judge_answers({"O1": EXCLUDED, "O2": DESELECTED}, NESTED), "O2") == {"rough-unused"}


def test_every_leaf_out_and_the_objective_silent() -> None:
    result = judge_answers(dict.fromkeys(("A", "B"), DESELECTED), ["O must", "A - O", "B - O"])
    assert verdict(result, "O") is Verdict.NOT_SELECTED
    assert codes(result, "O") == {"objective-unselected"}


def test_a_selectable_objective_left_out_leaf_by_leaf_is_told_too() -> None:
    result = judge_answers(dict.fromkeys(("A", "B"), DESELECTED), ["O -", "A - O", "B - O"])
    assert codes(result, "O") == {"objective-unselected"}


def test_all_not_applicable_shows_as_not_applicable() -> None:
    result = judge_answers(dict.fromkeys(("A", "B"), EXCLUDED), ["O must", "A - O", "B - O"])
    assert verdict(result, "O") is Verdict.NOT_APPLICABLE
    assert codes(result, "O") == {"objective-unselected"}


def test_below_an_excluded_objective_nothing_is_silently_left_out() -> None:
    result = judge_answers({"O1": EXCLUDED, "S": DESELECTED}, NESTED)
    assert codes(result, "O2") == set()
