from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ismap_check.model.baseline import Baseline
from ismap_check.model.procurement import Bid, Demands, Project
from ismap_check.model.profile import Conditional, Recheck, Response, Status
from tests.unit.assessment.builders import text
from tests.unit.procurement.small_case import ALL_DONE, NOT_DONE, PLANNED, case_of, judged_case, offer

IF_PLUS = Response(
    status=Status.IMPLEMENTED,
    measure="行う。",
    due=date(2027, 2, 1),
    condition=Conditional(option="plus", otherwise=Status.PLANNED),
)
BUYS = Bid(id="a", profile="a.yaml", options=("plus",))


def test_a_conditional_answer_says_whether_its_option_is_bought() -> None:
    offers = {"a": offer({**ALL_DONE, "M1": IF_PLUS})}
    (without,) = judged_case(case_of(), offers).conditionals
    (bought,) = judged_case(case_of(), offers, bids=[BUYS]).conditionals
    assert (without.control.id, without.option, without.bought) == ("M1", "plus", False)
    assert (without.status, without.otherwise) == (Status.IMPLEMENTED, Status.PLANNED)
    assert bought.bought


@pytest.mark.parametrize(
    ("due", "in_time"), [(date(2027, 3, 31), True), (date(2027, 4, 1), True), (date(2027, 4, 2), False), (None, None)]
)
def test_a_plan_is_in_time_up_to_the_first_day(due: date | None, in_time: bool | None) -> None:
    result = judged_case(case_of(), {"a": offer({**ALL_DONE, "M1": replace(PLANNED, due=due)})})
    (plan,) = result.plans
    assert (plan.control.id, plan.due, plan.gap, plan.in_time) == ("M1", due, True, in_time)
    assert result.outlooks[0]._asdict() == {"bid": "a", "gaps": 1, "left": 0 if in_time else 1}


def test_without_a_contract_no_plan_is_in_time() -> None:
    result = judged_case(case_of(project=Project()), {"a": offer({**ALL_DONE, "M1": PLANNED})})
    assert [plan.in_time for plan in result.plans] == [None]
    assert result.outlooks[0].left == 1


def test_unfinished_answers_with_a_day_are_plans_and_those_without_are_not() -> None:
    answers = {
        "M1": replace(NOT_DONE, due=date(2027, 1, 1)),
        "M2": Response(status=Status.PARTIAL, measure="一部。", due=date(2027, 1, 1)),
        "S1": NOT_DONE,
        "S2": Response(status=Status.IMPLEMENTED, measure="済み。", due=date(2027, 1, 1)),
    }
    assert [plan.control.id for plan in judged_case(case_of(), {"a": offer(answers)}).plans] == ["M1", "M2"]


def test_the_status_without_the_option_counts_unless_it_is_bought() -> None:
    offers = {"a": offer({**ALL_DONE, "M1": IF_PLUS})}
    assert [plan.status for plan in judged_case(case_of(), offers).plans] == [Status.PLANNED]
    assert judged_case(case_of(), offers, bids=[BUYS]).plans == ()


def test_a_proposal_is_no_promise() -> None:
    proposal = replace(PLANNED, recheck=Recheck(catalogue="x", edition="1", control="y", relation="equal-to"))
    assert judged_case(case_of(), {"a": offer({**ALL_DONE, "M1": proposal})}).plans == ()


def test_what_two_demands_ask_for_is_listed_once() -> None:
    twice = Baseline(id="twice", title=text(), uses={"test": "1"})
    demands = Demands(catalogues={"test": "1"}, baselines=("twice",))
    result = judged_case(case_of(demands), {"a": offer({**ALL_DONE, "M1": PLANNED})}, twice)
    assert len(result.plans) == 1


def test_plans_change_no_score() -> None:
    planned = judged_case(case_of(), {"a": offer({**ALL_DONE, "M1": PLANNED})})
    undone = judged_case(case_of(), {"a": offer({**ALL_DONE, "M1": NOT_DONE})})
    ends = [one.parts[0].judged(one.bids[0].result).low for one in (planned, undone) if one.bids[0].result]
    assert ends[0] == ends[1]
