from __future__ import annotations

from ismap_check.model.result import Verdict
from tests.unit.assessment.builders import failed, passed, review
from tests.unit.procurement.small_case import ALL_DONE, DONE, NOT_DONE, case_of, judged_case, offer


def test_chapters_hold_every_judged_bid() -> None:
    result = judged_case(case_of(), {"a": offer(ALL_DONE), "b": offer({"M1": DONE}), "c": None})
    (compared,) = result.compared
    assert [chapter.group.id for chapter in compared.chapters] == ["g1", "g2"]
    first = compared.chapters[0].results
    assert list(first) == ["a", "b"]
    assert (first["a"].low.claimed, first["b"].low.claimed) == (14, 6)


def test_a_chapter_that_asks_nothing_is_left_out() -> None:
    result = judged_case(case_of(facts={"agents": False}), {"a": offer(ALL_DONE)})
    assert [chapter.group.id for chapter in result.compared[0].chapters] == ["g1"]


def test_only_differing_verdicts_are_listed() -> None:
    offers = {"a": offer(ALL_DONE), "b": offer({**ALL_DONE, "M2": NOT_DONE})}
    (difference,) = judged_case(case_of(), offers).compared[0].differences
    assert difference.control.id == "M2"
    assert difference.verdicts == {"a": Verdict.SATISFIED, "b": Verdict.NOT_SATISFIED}


def test_what_a_review_found_makes_a_difference_too() -> None:
    offers = {"a": offer(ALL_DONE), "b": offer(ALL_DONE)}
    found = judged_case(case_of(), offers, reviews={"b": review({"M2": failed(), "S1": passed()})})
    (difference,) = found.compared[0].differences
    assert difference.control.id == "M2"
    assert set(difference.verdicts.values()) == {Verdict.SATISFIED}
    assert difference.corrected == {"b": Verdict.NOT_SATISFIED}


def test_one_bid_differs_from_none() -> None:
    assert judged_case(case_of(), {"a": offer({})}).compared[0].differences == ()


def test_without_bids_nothing_is_compared() -> None:
    assert judged_case(case_of(), {"a": None}).compared == ()
