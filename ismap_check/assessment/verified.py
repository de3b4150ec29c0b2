"""The numbers and the outcome of one catalogue as verified, from what reviews made of each control."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from ismap_check.assessment.gate import Thresholds, condition_results, outcome_of
from ismap_check.assessment.leaf import standing_of
from ismap_check.assessment.numbers import MANDATORY, OUT, PARTIAL, SATISFIED, UNANSWERED, filled
from ismap_check.assessment.tree import Points, Tallies, tally_both, with_points
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.gate import Outcome
from ismap_check.model.result import ControlResult, Numbers, Verdict, VerifiedPoints
from ismap_check.model.verified import ControlReview, VerifiedResult

Pair = tuple[ControlResult, ControlReview]


def verified_points(catalogue: Catalogue, pairs: Sequence[Pair]) -> Points:
    """Return the verified points of the whole and of every node of the tree, from the leaves in scope."""
    verified, corrected = _tallies(catalogue, map(as_verified, pairs)), _tallies(catalogue, map(as_corrected, pairs))
    looked_at = _tallies(catalogue, (as_verified(pair) for pair in pairs if pair[1].verdict is not None))
    return {
        node: VerifiedPoints(
            possible=tally.possible,
            earned=tally.claimed,
            corrected=corrected[node].claimed,
            reviewed=looked_at[node].possible,
        )
        for node, tally in verified.items()
    }


def verified_result(
    catalogue: Catalogue, pairs: Sequence[Pair], controls: Iterable[ControlReview], thresholds: Thresholds
) -> VerifiedResult:
    """Return a catalogue as verified.

    It is incomplete where the conditions would hold if every claim without a review were confirmed and every open leaf
    were satisfied and evidenced.
    """
    points = verified_points(catalogue, pairs)
    numbers = with_points(_numbers(catalogue, map(as_verified, pairs)), points, None)
    leaves = [as_corrected(pair) for pair in pairs]
    corrected = with_points(_numbers(catalogue, leaves), points, None)
    return VerifiedResult(
        numbers=numbers,
        corrected=corrected,
        outcome=_outcome(thresholds, numbers, filled(corrected, ((leaf, leaf.low) for leaf in leaves))),
        conditions=condition_results(thresholds, numbers, numbers),
        controls=tuple(controls),
    )


def as_verified(pair: Pair) -> ControlResult:
    """Return a leaf with what is confirmed of it; a claim that would earn something waits for its review."""
    leaf, review = pair
    waiting = UNANSWERED if review.claim in (SATISFIED, PARTIAL) else review.claim
    return _leaf(leaf, review, review.verdict or waiting, review.earned)


def as_corrected(pair: Pair) -> ControlResult:
    """Return a leaf as a review corrected it, or as it is claimed."""
    leaf, review = pair
    return _leaf(leaf, review, review.verdict or review.claim, review.corrected)


def _leaf(leaf: ControlResult, review: ControlReview, verdict: Verdict | None, earned: int) -> ControlResult:
    gap = leaf.requirement is MANDATORY and verdict not in OUT and verdict is not SATISFIED
    standing = standing_of(verdict, earned, min(leaf.low.evidenced, review.corrected), gap)
    if gap and review.waived:
        standing = dataclasses.replace(standing, waived=True)
    rough = leaf.rough and review.verdict is None
    return dataclasses.replace(leaf, possible=review.possible, low=standing, high=standing, rough=rough)


def _outcome(thresholds: Thresholds, now: Numbers, hoped: Numbers) -> Outcome:
    """Return the outcome; what is hoped for would be confirmed as well."""
    reached = VerifiedPoints(possible=hoped.possible, earned=hoped.claimed)
    return outcome_of(thresholds, now, dataclasses.replace(hoped, verified=reached))


def _tallies(catalogue: Catalogue, leaves: Iterable[ControlResult]) -> Tallies:
    return tally_both(catalogue, leaves).low


def _numbers(catalogue: Catalogue, leaves: Iterable[ControlResult]) -> Numbers:
    return _tallies(catalogue, leaves)[None].numbers()
