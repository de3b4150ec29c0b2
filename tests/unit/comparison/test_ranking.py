"""The order: outcome, unmet musts, exact shares; equals share a place, who has no score stands last."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from ismap_check.comparison.candidates import Candidate
from ismap_check.comparison.ranking import ranking
from ismap_check.model.gate import Outcome
from ismap_check.model.result import CatalogueResult, Numbers
from tests.unit.assessment.builders import EXCLUDED, NOT_IMPLEMENTED, PARTIAL
from tests.unit.comparison.market_of_three import ALL_DONE, CONDITIONAL, MUST_OPEN, candidate, compared


def order(*candidates: Candidate) -> list[tuple[int, str]]:
    (ground,) = compared(*candidates).grounds
    return [(one.place, one.candidate) for one in ranking(ground)]


def test_outcome_comes_before_points() -> None:
    poor = candidate("poor", {**ALL_DONE, "S1": NOT_IMPLEMENTED, "S2": NOT_IMPLEMENTED})
    assert order(candidate("gap", CONDITIONAL), poor) == [(1, "poor"), (2, "gap")]


def test_equals_share_a_place_and_the_next_is_counted_on() -> None:
    equals = [candidate(key, ALL_DONE) for key in ("x", "y")]
    assert order(candidate("gap", MUST_OPEN), *equals) == [(1, "x"), (1, "y"), (3, "gap")]


def test_only_options_given_count() -> None:
    half = candidate("half", {**ALL_DONE, "M": PARTIAL})
    assert order(candidate("c", CONDITIONAL), half)[0] == (1, "half")
    bought = candidate("c", CONDITIONAL, with_options=("plan",))
    assert order(bought, half)[0] == (1, "c")


def test_no_score_stands_last_even_if_it_meets_the_conditions() -> None:
    nothing = candidate("nothing", {"O": EXCLUDED, "S2": replace(EXCLUDED)})
    assert nothing.result is not None
    judged = nothing.result.judgements[0].catalogues[0]
    assert (judged.low.possible, judged.outcome) == (0, Outcome.MEETS)
    assert order(nothing, candidate("gap", MUST_OPEN)) == [(1, "gap"), (2, "nothing")]


def test_the_order_of_files_changes_no_place() -> None:
    three = [candidate("a", ALL_DONE), candidate("b", MUST_OPEN), candidate("c", CONDITIONAL)]
    assert len({tuple(sorted(order(*each))) for each in permutations(three)}) == 1


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9)), min_size=2, max_size=5))
def test_shares_are_compared_exactly(shares: list[tuple[int, int]]) -> None:
    """The same as comparing fractions two by two, by cross-multiplication."""
    (ground,) = compared().grounds
    first = ground.judged["a"]
    judged = {str(n): _with_score(first, min(part, whole), whole) for n, (part, whole) in enumerate(shares)}
    places = {one.candidate: one.place for one in ranking(replace(ground, judged=judged))}
    for one, low in judged.items():
        better = sum(
            other.low.claimed * low.low.possible > low.low.claimed * other.low.possible for other in judged.values()
        )
        assert places[one] == 1 + better


def _with_score(judged: CatalogueResult, part: int, whole: int) -> CatalogueResult:
    return replace(judged, low=Numbers(possible=whole, claimed=part, in_scope=1, answered=1))
