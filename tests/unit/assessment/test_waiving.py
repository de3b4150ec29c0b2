"""The rules on waivers (docs/judging, section 10), one by one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from ismap_check.assessment.sums import check_sums
from ismap_check.model.gate import Condition, Outcome
from ismap_check.model.result import CatalogueResult
from ismap_check.model.verified import WaiverState
from ismap_check.model.waivers import Waivers
from tests.unit.assessment.builders import (
    AS_OF,
    EXCLUDED,
    IMPLEMENTED,
    NOT_IMPLEMENTED,
    catalogue,
    codes,
    judge,
    judged,
    profile,
    waivers,
)

DAY = timedelta(1)
ANSWERS = {"M": NOT_IMPLEMENTED, "S": IMPLEMENTED, "N": IMPLEMENTED}
TREE = ("M must", "N must", "S -", "E - ", "X must")


def waived(*documents: Waivers, answers: Any = None, tree: Any = TREE[:3], **further: Any) -> CatalogueResult:
    result = judge(profile(ANSWERS if answers is None else answers), catalogue(tree), waivers=documents, **further)
    assert check_sums(result) == ()
    return judged(result)


def states(result: CatalogueResult) -> list[WaiverState]:
    return [one.state for one in result.waivers]


def test_a_waiver_lifts_the_gap_and_neither_verdict_nor_score() -> None:
    without, result = waived(), waived(waivers("M"))
    assert (without.outcome, result.outcome) == (Outcome.DOES_NOT_MEET, Outcome.MEETS_WITH_WAIVERS)
    assert (result.low.claimed, result.low.possible) == (without.low.claimed, without.low.possible)
    assert (result.low.gaps, result.low.waived) == (1, 1)
    standing = result.control_by_id["M"].low
    assert standing.gap
    assert standing.waived
    assert not result.conditions[0].holds


def test_a_waiver_never_lifts_a_threshold() -> None:
    assert waived(waivers("M"), thresholds={Condition.SCORE: 1000}).outcome is Outcome.DOES_NOT_MEET


def test_a_waiver_lifts_its_own_gap_only() -> None:
    result = waived(waivers("N"), answers={**ANSWERS, "N": NOT_IMPLEMENTED})
    assert result.outcome is Outcome.DOES_NOT_MEET
    assert (result.low.gaps, result.low.waived) == (2, 1)


@pytest.mark.parametrize(
    ("start", "end", "state"),
    [
        (AS_OF, AS_OF, WaiverState.EXPIRING),
        (AS_OF, AS_OF + 30 * DAY, WaiverState.EXPIRING),
        (AS_OF, AS_OF + 31 * DAY, WaiverState.ACTIVE),
        (AS_OF - DAY, AS_OF - DAY, WaiverState.EXPIRED),
        (AS_OF + DAY, AS_OF + DAY, WaiverState.UPCOMING),
    ],
)
def test_both_days_of_a_waiver_are_included(start: date, end: date, state: WaiverState) -> None:
    result = waived(waivers("M", start=start, end=end))
    assert states(result) == [state]
    effective = state in (WaiverState.ACTIVE, WaiverState.EXPIRING)
    assert (result.outcome is Outcome.MEETS_WITH_WAIVERS) is effective
    assert ("waiver-expired" in codes(result, "M")) is (state is WaiverState.EXPIRED)
    assert ("waiver-expiring" in codes(result, "M")) is (state is WaiverState.EXPIRING)


def test_an_unanswered_gap_cannot_be_waived() -> None:
    result = waived(waivers("X"), tree=TREE)
    assert states(result) == [WaiverState.WITHOUT_ANSWER]
    assert "waiver-without-answer" in codes(result, "X")
    assert result.low.waived == 0


def test_what_has_no_mandatory_gap_needs_no_waiver() -> None:
    answers = {**ANSWERS, "E": EXCLUDED, "M": IMPLEMENTED, "S": NOT_IMPLEMENTED}
    result = waived(waivers("N", "E", "S"), answers=answers, tree=TREE[:4])
    assert states(result) == [WaiverState.UNUSED] * 3
    assert result.outcome is Outcome.MEETS
    assert "waiver-unused" in codes(result, "S")


def test_a_waiver_for_an_unknown_control_does_nothing_and_stays_visible() -> None:
    assert states(waived(waivers("Z"))) == [WaiverState.UNKNOWN]


def test_of_two_waivers_the_later_until_counts() -> None:
    short, long = waivers("M", end=AS_OF + DAY), waivers("M", end=AS_OF + 90 * DAY)
    result = waived(short, long)
    assert states(result) == [WaiverState.SUPERSEDED, WaiverState.ACTIVE]
    assert [one.lifts for one in result.waivers] == [False, True]


def test_a_waived_gap_beside_an_unanswered_one_is_incomplete() -> None:
    answers = {"M": NOT_IMPLEMENTED, "S": IMPLEMENTED}
    assert waived(waivers("M"), answers=answers).outcome is Outcome.INCOMPLETE


def test_fixing_a_waived_gap_still_counts_as_closing_it() -> None:
    action = next(one for one in waived(waivers("M")).actions if one.control == "M")
    assert action.closes_gap
    assert action.flips_outcome
