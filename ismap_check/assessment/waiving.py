"""Which waivers lift a gap on the day, and why the others do not (JUDGING, section 10)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from ismap_check.assessment.numbers import MANDATORY, OUT, SATISFIED, UNANSWERED
from ismap_check.model.result import ControlResult
from ismap_check.model.verified import ControlReview, WaiverResult, WaiverState
from ismap_check.model.waivers import Waiver, Waivers

SOON = timedelta(days=30)
"""How long before its last day a waiver is about to expire."""

EFFECTIVE = (WaiverState.ACTIVE, WaiverState.EXPIRING)


class Gap(NamedTuple):
    """Whether a leaf has an answered mandatory gap, as claimed and as verified."""

    claimed: bool
    verified: bool


def judge_waivers(
    documents: Sequence[Waivers],
    catalogue_id: str,
    leaves: Mapping[str, ControlResult],
    reviews: Mapping[str, ControlReview],
    as_of: date,
) -> tuple[WaiverResult, ...]:
    """Return every waiver on a catalogue's controls, in the documents' order; ``reviews`` is empty without a review."""
    named = [
        (document, row, waiver)
        for document, one in enumerate(documents)
        for row, waiver in enumerate(one.waivers)
        if waiver.catalogue == catalogue_id
    ]
    judged = [
        (waiver, _judge((document, row), waiver, leaves.get(waiver.control), reviews.get(waiver.control), as_of))
        for document, row, waiver in named
    ]
    return tuple(_superseding(judged))


def lifted(leaves: Mapping[str, ControlResult], waivers: Iterable[WaiverResult]) -> dict[str, ControlResult]:
    """Return the leaves with every gap marked that a waiver lifts as claimed; nothing else of them changes."""
    waived = {one.control for one in waivers if one.lifts}
    return {control: _waived(leaf) if control in waived else leaf for control, leaf in leaves.items()}


def lifted_reviews(reviews: Mapping[str, ControlReview], waivers: Iterable[WaiverResult]) -> dict[str, ControlReview]:
    """Return the reviewed controls with every gap marked that a waiver lifts as verified."""
    waived = {one.control for one in waivers if one.lifts_verified}
    return {
        control: dataclasses.replace(review, waived=True) if control in waived else review
        for control, review in reviews.items()
    }


def _waived(leaf: ControlResult) -> ControlResult:
    low = dataclasses.replace(leaf.low, waived=leaf.low.gap)
    high = low if leaf.high == leaf.low else dataclasses.replace(leaf.high, waived=leaf.high.gap)
    return dataclasses.replace(leaf, low=low, high=high)


def _judge(
    place: tuple[int, int],
    waiver: Waiver,
    leaf: ControlResult | None,
    review: ControlReview | None,
    as_of: date,
) -> WaiverResult:
    gap = _gap(leaf, review)
    state = _state(waiver, leaf, gap, as_of)
    effective = state in EFFECTIVE
    return WaiverResult(
        document=place[0],
        row=place[1],
        control=waiver.control,
        state=state,
        lifts=effective and gap.claimed,
        lifts_verified=effective and gap.verified,
    )


def _gap(leaf: ControlResult | None, review: ControlReview | None) -> Gap:
    """Return the gaps of a leaf with an answer of its own; a claim that only waits for its review is none."""
    if leaf is None or not leaf.answered:
        return Gap(claimed=False, verified=False)
    verdict = (review.verdict or review.claim) if review else None
    short = review is not None and verdict not in OUT and verdict not in (SATISFIED, UNANSWERED)
    return Gap(claimed=leaf.low.gap, verified=short and leaf.requirement is MANDATORY)


def _state(waiver: Waiver, leaf: ControlResult | None, gap: Gap, as_of: date) -> WaiverState:
    if leaf is None:
        return WaiverState.UNKNOWN
    if as_of < waiver.start:
        return WaiverState.UPCOMING
    if as_of > waiver.end:
        return WaiverState.EXPIRED
    if not any(gap):
        return WaiverState.WITHOUT_ANSWER if leaf.low.gap else WaiverState.UNUSED
    return WaiverState.EXPIRING if waiver.end - as_of <= SOON else WaiverState.ACTIVE


def _superseding(judged: Sequence[tuple[Waiver, WaiverResult]]) -> Iterator[WaiverResult]:
    """Yield the results; of several effective waivers on one control that with the latest last day counts."""
    latest: dict[str, tuple[Waiver, WaiverResult]] = {}
    for waiver, result in judged:
        if result.state in EFFECTIVE and (result.control not in latest or latest[result.control][0].end < waiver.end):
            latest[result.control] = waiver, result
    for _, result in judged:
        if result.state in EFFECTIVE and latest[result.control][1] is not result:
            yield dataclasses.replace(result, state=WaiverState.SUPERSEDED, lifts=False, lifts_verified=False)
        else:
            yield result
