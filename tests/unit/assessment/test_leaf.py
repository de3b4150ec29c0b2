"""The table of statuses: verdict, credit, and what a missing part does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from ismap_check.model.catalogue import Inheritance, Rules
from ismap_check.model.profile import Base, Conditional, Option, Recheck, Response, Status
from ismap_check.model.result import CatalogueResult, Verdict
from tests.unit.assessment.builders import (
    AS_OF,
    STRICT,
    catalogue,
    codes,
    control,
    evidence,
    judge,
    judge_answers,
    judged,
    profile,
    score,
    text,
    verdict,
)

DAY = timedelta(days=1)
NAMED = replace(STRICT, inheritance=Inheritance.NAMED)


def one(response: Response | None, line: str = "S -", **options: Any) -> CatalogueResult:
    return judge_answers({} if response is None else {"S": response}, [line], **options)


def inherit(
    base: Base | None, *, rules: Rules = STRICT, inheritable: bool = True, key: str = "base"
) -> CatalogueResult:
    answer = Response(status=Status.INHERITED, inherited_from=key)
    bases = {} if base is None else {"base": base}
    tree = catalogue([control("S -", inheritable=inheritable)], rules=rules)
    return judged(judge(profile({"S": answer}, inherits=bases), tree))


@pytest.mark.parametrize(
    ("status", "expected", "earned"),
    [
        (Status.IMPLEMENTED, Verdict.SATISFIED, 2),
        (Status.PARTIAL, Verdict.PARTIAL, 1),
        (Status.PLANNED, Verdict.NOT_SATISFIED, 0),
        (Status.NOT_IMPLEMENTED, Verdict.NOT_SATISFIED, 0),
        (None, Verdict.UNANSWERED, 0),
    ],
)
def test_plain_statuses(status: Status | None, expected: Verdict, earned: int) -> None:
    result = one(Response(status=status))
    assert verdict(result, "S") is expected
    assert score(result.low) == (earned, 2)
    assert result.low.answered == (status is not None)


def test_no_response_is_unanswered() -> None:
    assert verdict(one(None), "S") is Verdict.UNANSWERED


@pytest.mark.parametrize(
    ("reason", "expected", "found"),
    [
        ("多層防御で補うため。", Verdict.SATISFIED, set()),
        (None, Verdict.NOT_SATISFIED, {"reason-missing", "gap"}),
        ("  ", Verdict.NOT_SATISFIED, {"reason-missing", "gap"}),
        ("Ｎ／Ａ", Verdict.NOT_SATISFIED, {"reason-empty-words", "gap"}),
        (" 該当なし ", Verdict.NOT_SATISFIED, {"reason-empty-words", "gap"}),
    ],
)
def test_alternative_needs_a_reason(reason: str | None, expected: Verdict, found: set[str]) -> None:
    result = one(Response(status=Status.ALTERNATIVE, reason=reason))
    assert verdict(result, "S") is expected
    assert codes(result, "S") - {"claim-without-evidence"} == found


def test_not_applicable_needs_a_reason() -> None:
    result = one(Response(status=Status.NOT_APPLICABLE))
    assert verdict(result, "S") is Verdict.UNANSWERED
    assert codes(result, "S") == {"reason-missing", "gap"}
    assert (result.low.answered, result.low.possible) == (0, 2)


def test_not_selected_without_a_reason_is_still_out() -> None:
    result = one(Response(status=Status.NOT_SELECTED, reason="N/A"))
    assert verdict(result, "S") is Verdict.NOT_SELECTED
    assert codes(result, "S") == {"reason-empty-words"}
    assert (result.low.answered, result.low.possible) == (1, 0)


def test_a_proposal_is_unanswered() -> None:
    recheck = Recheck(catalogue="old", edition="2022", control="9.9", relation="equal-to")
    result = one(Response(status=Status.IMPLEMENTED, recheck=recheck))
    assert verdict(result, "S") is Verdict.UNANSWERED
    assert codes(result, "S") == {"recheck-open", "gap"}
    (finding,) = [finding for finding in result.findings if finding.code == "recheck-open"]
    assert finding.params == {"origin": "old@2022 9.9"}


@pytest.mark.parametrize(
    ("due", "owner", "found"),
    [
        (AS_OF, "運用部", set()),
        (AS_OF - DAY, "運用部", {"planned-overdue"}),
        (None, "運用部", {"due-missing"}),
        (AS_OF, None, {"owner-missing"}),
        (AS_OF, "-", {"owner-missing"}),
    ],
)
def test_plans(due: date | None, owner: str | None, found: set[str]) -> None:
    result = one(Response(status=Status.PLANNED, due=due, owner=owner))
    assert verdict(result, "S") is Verdict.NOT_SATISFIED
    assert codes(result, "S") == {"gap", *found}


@pytest.mark.parametrize(
    ("expires", "filed", "expected", "found"),
    [
        (AS_OF, None, Verdict.SATISFIED, set()),
        (AS_OF - DAY, None, Verdict.NOT_SATISFIED, {"inherited-expired", "gap"}),
        (AS_OF - DAY, AS_OF - DAY, Verdict.SATISFIED, {"renewal-pending"}),
        (AS_OF - DAY, AS_OF, Verdict.NOT_SATISFIED, {"inherited-expired", "gap"}),
        (None, None, Verdict.NOT_SATISFIED, {"inherited-unknown", "gap"}),
        (None, AS_OF, Verdict.NOT_SATISFIED, {"inherited-unknown", "gap"}),
    ],
)
def test_inherited_needs_a_valid_registration(
    expires: date | None, filed: date | None, expected: Verdict, found: set[str]
) -> None:
    result = inherit(Base(id="base", expires=expires, renewal_filed=filed))
    assert verdict(result, "S") is expected
    assert codes(result, "S") == found
    assert result.low.evidenced == result.low.claimed


def test_inherited_without_from() -> None:
    for result in (inherit(None, key=""), inherit(None, rules=NAMED, key="")):
        assert verdict(result, "S") is Verdict.NOT_SATISFIED
        assert codes(result, "S") == {"from-missing", "gap"}


@pytest.mark.parametrize("rules", [STRICT, NAMED])
def test_a_control_may_refuse_to_be_inherited(rules: Rules) -> None:
    result = inherit(Base(id="base", expires=AS_OF), rules=rules, inheritable=False)
    assert verdict(result, "S") is Verdict.NOT_SATISFIED
    assert codes(result, "S") == {"inherited-refused", "gap"}


def test_a_name_is_enough_where_the_rules_say_so_but_is_no_evidence() -> None:
    result = inherit(Base(id="base", expires=AS_OF - DAY), rules=NAMED)
    assert verdict(result, "S") is Verdict.SATISFIED
    assert codes(result, "S") == {"claim-without-evidence"}
    assert (result.low.claimed, result.low.evidenced) == (2, 0)


def test_a_valid_registration_is_evidence_where_only_a_name_is_needed() -> None:
    result = inherit(Base(id="base", expires=AS_OF), rules=NAMED)
    assert (result.low.claimed, result.low.evidenced) == (2, 2)


def conditional(status: Status, otherwise: Status, **changes: Any) -> Response:
    return Response(status=status, condition=Conditional(option="plan", otherwise=otherwise), **changes)


def test_a_condition_gives_two_ends() -> None:
    result = one(conditional(Status.IMPLEMENTED, Status.PARTIAL))
    standing = result.control_by_id["S"]
    assert (standing.low.verdict, standing.high.verdict) == (Verdict.PARTIAL, Verdict.SATISFIED)
    assert (score(result.low), score(result.high)) == ((1, 2), (2, 2))


def test_a_condition_without_its_option_is_a_plan() -> None:
    result = one(conditional(Status.IMPLEMENTED, Status.PLANNED, due=AS_OF - DAY, owner="運用部"))
    assert "planned-overdue" in codes(result, "S")
    assert "planned-overdue" not in codes(
        one(conditional(Status.IMPLEMENTED, Status.PLANNED), with_options=("plan",)), "S"
    )


def test_a_promise_that_its_faults_make_worse_is_not_the_better_end() -> None:
    result = one(conditional(Status.INHERITED, Status.PARTIAL))
    assert (score(result.low), score(result.high)) == ((1, 2), (1, 2))
    assert "from-missing" in codes(result, "S")
    bought = one(conditional(Status.INHERITED, Status.PARTIAL), with_options=("plan",))
    assert (score(bought.low), score(bought.high)) == ((0, 2), (0, 2))


def test_options_that_exclude_each_other_meet_at_the_better_end() -> None:
    options = [
        Option(id="one", title=text(), excludes=("two",)),
        Option(id="two", title=text()),
        Option(id="three", title=text()),
    ]
    answers = {
        name: Response(status=Status.IMPLEMENTED, condition=Conditional(option=option, otherwise=Status.PARTIAL))
        for name, option in (("A", "one"), ("B", "two"), ("C", "three"))
    }
    tree = catalogue(["A -", "B -", "C -"])
    together = judged(judge(profile(answers, options=options), tree))
    assert not together.attainable
    (finding,) = [finding for finding in together.findings if finding.code == "options-not-together"]
    assert finding.params == {"options": ("one", "two")}
    assert not judged(judge(profile(answers, options=options), tree, with_options=("one",))).attainable
    del answers["B"]
    assert judged(judge(profile(answers, options=options), tree)).attainable


@pytest.mark.parametrize(
    ("status", "measure", "missing"),
    [
        (Status.IMPLEMENTED, None, True),
        (Status.PARTIAL, "なし", True),
        (Status.ALTERNATIVE, None, True),
        (Status.IMPLEMENTED, "全利用者に多要素認証を求めている。", False),
        (Status.NOT_IMPLEMENTED, None, False),
        (Status.INHERITED, None, False),
    ],
)
def test_measures_where_the_catalogue_asks_for_them(status: Status, measure: str | None, missing: bool) -> None:
    answer = Response(status=status, measure=measure, reason="多層防御で補うため。")
    asking = catalogue(["S -"], rules=replace(STRICT, measure_required=True))
    assert ("measure-missing" in codes(judged(judge(profile({"S": answer}), asking)), "S")) is missing
    assert "measure-missing" not in codes(judged(judge(profile({"S": answer}), catalogue(["S -"]))), "S")


def test_a_gap_says_its_verdict_and_provenance() -> None:
    result = judge_answers({}, ["M must", "S -"])
    found = {finding.control: (finding.code, finding.params) for finding in result.findings if finding.control}
    assert found["M"][0] == "mandatory-gap"
    assert found["S"][0] == "gap"
    assert {str(value) for value in found["M"][1].values()} == {
        "Term(key='term.verdict.unanswered')",
        "Term(key='term.provenance.own')",
    }


def test_evidence_of_the_answer_counts_with_it() -> None:
    answer = Response(status=Status.PARTIAL, evidence=("ev", "gone"))
    found = judged(
        judge(
            profile({"S": answer}, items=[evidence("ev", url="https://example.jp", file=None, issued=AS_OF)]),
            catalogue(["S -"]),
        )
    )
    assert (found.low.claimed, found.low.evidenced) == (1, 1)
    assert codes(found, "S") == {"gap"}
