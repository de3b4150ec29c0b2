"""One bid: its gaps, whether it fails, and the facts that the case decides."""

from __future__ import annotations

from ismap_check.model.baseline import Baseline
from ismap_check.model.procurement import Bid, Demands
from ismap_check.model.profile import Conditional, Response, Status, VendorProfile
from ismap_check.model.result import OutBy, Verdict
from ismap_check.model.review import Review
from ismap_check.procurement.bids import FactDifference, JudgedBid, each_catalogue
from tests.unit.assessment.builders import failed, judge, passed, review, text
from tests.unit.procurement.small_case import (
    ALL_DONE,
    CATALOGUE,
    DONE,
    NOT_DONE,
    case_of,
    judged_case,
    offer,
)

IF_PLUS = Response(
    status=Status.IMPLEMENTED, measure="行う。", condition=Conditional(option="plus", otherwise=Status.NOT_IMPLEMENTED)
)
TWICE = Baseline(id="twice", title=text("二度"), uses={"test": "1"})


def test_the_facts_of_the_case_win_and_the_difference_is_kept() -> None:
    result = judged_case(case_of(), {"a": offer(ALL_DONE)})
    assert result.facts_differ == {"a": (FactDifference("agents", declared=False, used=True),)}
    assessed = result.bids[0].result
    assert assessed is not None
    assert result.parts[0].judged(assessed).control_by_id["S2"].low.verdict is Verdict.SATISFIED


def test_without_a_fact_of_the_case_the_vendor_s_own_counts() -> None:
    result = judged_case(case_of(facts={}), {"a": offer(ALL_DONE)})
    assessed = result.bids[0].result
    assert assessed is not None
    assert result.parts[0].judged(assessed).control_by_id["S2"].out_by is OutBy.FACTS
    assert result.facts_differ == {"a": ()}


def test_an_unanswered_fact_lets_the_requirement_stand_in_the_specification() -> None:
    result = judged_case(case_of(facts={}), {})
    assert [leaf.id for leaf, _ in result.parts[0].leaves(result.specified)] == ["M1", "M2", "S1", "S2"]
    closed = judged_case(case_of(facts={"agents": False}), {})
    assert [leaf.id for leaf, _ in closed.parts[0].leaves(closed.specified)] == ["M1", "M2", "S1"]


def test_gaps_are_counted_once_over_all_demands() -> None:
    demands = Demands(catalogues={"test": "1"}, baselines=("twice",))
    result = judged_case(case_of(demands), {"a": offer({**ALL_DONE, "M1": NOT_DONE})}, TWICE)
    assert result.bids[0].gaps == (("test", "M1"),)
    assert len(result.parts) == 2
    assert [part.key for part in each_catalogue(result.parts)] == ["twice/test"]


def test_options_close_gaps_only_when_they_are_bought() -> None:
    offers = {"a": offer({**ALL_DONE, "M1": IF_PLUS}), "b": offer({**ALL_DONE, "M1": IF_PLUS})}
    result = judged_case(case_of(), offers, bids=[Bid(id="b", profile="b.yaml", options=("plus",))])
    without, with_option = result.bids
    assert (without.gaps, without.gaps_at_best) == ((("test", "M1"),), ())
    assert with_option.gaps == ()
    assert without.fails
    assert not with_option.fails


def test_what_a_review_found_decides_whether_a_bid_fails() -> None:
    claims = offer({**ALL_DONE, "M1": NOT_DONE})

    def fails(offered: VendorProfile, *reviews: Review) -> bool:
        return JudgedBid(bid=Bid(id="a", profile="a.yaml"), result=judge(offered, CATALOGUE, reviews=reviews)).fails

    assert fails(claims)
    assert fails(claims, review({"S1": passed()})), "a claim that no review looked at stands"
    assert not fails(claims, review({"M1": passed(verdict=Verdict.SATISFIED)}))
    assert fails(offer(ALL_DONE), review({"M1": failed()}))


def test_a_bid_without_a_profile_fails_and_has_no_gaps() -> None:
    result = judged_case(case_of(), {"a": None, "b": offer({"M1": DONE})})
    unread, read = result.bids
    assert unread.fails
    assert (unread.gaps, unread.result) == ((), None)
    assert [bid.bid.id for bid in result.judged] == ["b"]
    assert read.gaps == (("test", "M2"),)
