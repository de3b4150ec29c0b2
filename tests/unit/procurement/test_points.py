from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ismap_check.model.profile import Response, Status
from ismap_check.procurement.points import total
from tests.unit.procurement.small_case import ALL_DONE, DONE, NOT_DONE, case_of, judged_case, offer

PARTIAL = Response(status=Status.PARTIAL, measure="一部。")


def test_points_are_a_share_rounded_down_to_a_tenth() -> None:
    case = case_of(points={"test": {"g1": 100, "S2": 10}})
    result = judged_case(case, {"a": offer(ALL_DONE), "b": offer({"M1": DONE, "S2": PARTIAL}), "c": None})
    group, control = result.awards
    assert (group.node.id, group.points, group.earned) == ("g1", 100, {"a": 1000, "b": 428, "c": None})
    assert control.earned == {"a": 100, "b": 50, "c": None}
    assert [total(result.awards, bid) for bid in ("a", "b", "c")] == [1100, 478, 0]


def test_what_is_out_of_the_score_earns_nothing_and_says_so() -> None:
    case = case_of(facts={"agents": False}, points={"test": {"g2": 50}})
    assert judged_case(case, {"a": offer(ALL_DONE)}).awards[0].earned == {"a": None}


def test_full_points_do_not_save_a_bid_with_an_unmet_must() -> None:
    case = case_of(points={"test": {"S1": 100}})
    bid = judged_case(case, {"a": offer({**ALL_DONE, "M1": NOT_DONE})}).bids[0]
    assert bid.fails


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, 1000), st.dictionaries(st.sampled_from(sorted(ALL_DONE)), st.sampled_from([DONE, PARTIAL, NOT_DONE]))
)
def test_a_bid_earns_between_nothing_and_all(points: int, answers: dict[str, Response]) -> None:
    award = judged_case(case_of(points={"test": {"g1": points}}), {"a": offer(answers)}).awards[0]
    earned = award.earned["a"]
    assert earned is not None
    assert 0 <= earned <= points * 10
