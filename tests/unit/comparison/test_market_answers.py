"""What a portfolio keeps of answers says what the result says, and nothing that the vendor wrote."""

from __future__ import annotations

import json
from functools import lru_cache

import ismap_check
from benchmarks.make_portfolio import DAY
from ismap_check.comparison.market_answers import answers_of
from ismap_check.comparison.market_row import row_of
from ismap_check.model.answers import AnswerKind
from ismap_check.model.plain.portfolio import read_row, write_row
from ismap_check.model.result import AssessmentResult
from tests.acceptance.bundled import ROOT

KASUMI = ROOT / "profiles" / "kasumi-genai"


@lru_cache(maxsize=1)
def kasumi() -> AssessmentResult:
    return ismap_check.assess(KASUMI / "profile.yaml", as_of=DAY, reviews=[KASUMI / "review.yaml"])


def kinds(result: AssessmentResult) -> dict[str, AnswerKind]:
    judged = result.judgements[0].catalogues[0]
    answers = answers_of(result, judged)
    leaves = result.catalogue(judged.catalogue, judged.edition).leaves
    return {leaf.id: answers.kinds[place] for leaf, place in zip(leaves, answers.places, strict=True)}


def test_points_and_gaps_add_up_to_the_numbers_of_the_result() -> None:
    result = kasumi()
    low = result.judgements[0].catalogues[0].low
    high = result.judgements[0].catalogues[0].high
    each = kinds(result).values()
    assert sum(one.possible for one in each) == low.possible
    assert sum(one.earned for one in each) == low.claimed
    assert sum(one.best_earned for one in each) == high.claimed
    assert sum(one.evidenced for one in each) == low.evidenced
    assert (sum(one.gap for one in each), sum(one.best_gap for one in each)) == (low.gaps, high.gaps)
    assert sum(one.answered for one in each) == low.answered


def test_an_answer_says_what_was_claimed_and_what_a_review_made_of_it() -> None:
    result = kasumi()
    verified = result.judgements[0].catalogues[0].verified
    assert verified is not None
    points = verified.numbers.verified
    assert points is not None
    each = kinds(result)
    assert sum(one.reviewed_earned or 0 for one in each.values()) == points.earned
    assert sum(one.reviewed_possible or 0 for one in each.values()) == points.possible
    states = {one.control: one.state.value for one in verified.controls}
    assert {key: one.review_state for key, one in each.items() if one.review_state} == {
        key: state for key, state in states.items() if key in each
    }
    responses = result.responses(result.catalogues[0])
    for control, kind in each.items():
        response = responses.get(control)
        assert kind.status == (response.status if response else None)
        assert kind.evidence == (len(response.evidence) if response else 0)
        assert kind.has_measure is bool(response and response.measure)


def test_a_row_comes_back_as_it_was_written_without_any_text_of_an_answer() -> None:
    row = row_of("profile.yaml", kasumi())
    assert row.verified_outcome is not None
    assert row.parts[0].verified is not None
    text = json.dumps(write_row(row), ensure_ascii=False)
    assert read_row(json.loads(text)) == row
    texts = [one.measure for one in kasumi().responses(kasumi().catalogues[0]).values() if one.measure]
    assert texts
    assert not [one for one in texts if one in text]
