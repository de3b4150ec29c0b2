from __future__ import annotations

from ismap_check.model.baseline import Baseline, Confirmation, Party
from ismap_check.model.procurement import Bid, Demands, RecordedTask, TaskState, Topic
from ismap_check.model.result import Verdict
from tests.unit.assessment.builders import text
from tests.unit.procurement.small_case import ALL_DONE, NOT_DONE, case_of, judged_case, offer

OWN = RecordedTask(text="研修の日程を決める。")
ABOUT_M2 = RecordedTask(topic=Topic(catalogue="test", node="M2"), state=TaskState.DONE)


def test_controls_with_a_part_for_the_customer_are_duties() -> None:
    result = judged_case(case_of(tasks=(OWN, ABOUT_M2)), {"a": offer(ALL_DONE), "b": offer({"M2": NOT_DONE})})
    (duty,) = result.duties
    assert (duty.control.id, duty.record) == ("M2", ABOUT_M2)
    assert duty.bids == {"a": Verdict.SATISFIED, "b": Verdict.NOT_SATISFIED}
    assert result.own_tasks == (OWN,)


def test_a_record_about_anything_else_is_the_agency_s_own() -> None:
    record = RecordedTask(topic=Topic(catalogue="test", node="S1"))
    assert judged_case(case_of(tasks=(record,)), {}).own_tasks == (record,)


def test_options_to_be_bought_have_to_be_ordered() -> None:
    bid = Bid(id="a", profile="a.yaml", options=("plus",))
    (order,) = judged_case(case_of(), {"a": offer(ALL_DONE), "b": None}, bids=[bid]).orders
    assert (order.bid, order.option.id) == ("a", "plus")


def test_what_a_baseline_has_the_buyer_confirm_is_listed() -> None:
    confirmations = (Confirmation(Party.BUYER, text("影響が小さいこと")), Confirmation(Party.PROVIDER, text("監査")))
    baseline = Baseline(id="liu", title=text("LIU"), uses={"test": "1"}, confirmations=confirmations)
    result = judged_case(case_of(Demands(baselines=("liu",))), {}, baseline)
    assert [one.text.ja for one in result.confirmations] == ["影響が小さいこと"]


def test_points_to_settle_are_those_that_some_bid_does_not_meet() -> None:
    demands = Demands(catalogues={"test": "1"}, settle=("test",))
    offers = {"a": offer(ALL_DONE), "b": offer({**ALL_DONE, "S1": NOT_DONE})}
    (point,) = judged_case(case_of(demands), offers).contract_points
    assert (point.control.id, point.must) == ("S1", False)
    assert judged_case(case_of(demands), {}).contract_points == ()
    assert judged_case(case_of(), offers).contract_points == ()
