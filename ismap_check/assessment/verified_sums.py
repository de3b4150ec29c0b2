"""Whether what a stored result says as verified, and of waivers, follows from its parts."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from ismap_check.assessment.assessor import pairs_of
from ismap_check.assessment.gate import Thresholds
from ismap_check.assessment.review_choice import Choice
from ismap_check.assessment.reviewed import leaf_review
from ismap_check.assessment.tree import Points
from ismap_check.assessment.verified import verified_points, verified_result
from ismap_check.assessment.waiving import judge_waivers, lifted_reviews
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.result import AssessmentResult, CatalogueResult, ControlResult
from ismap_check.model.verified import ControlReview, ReviewState

LISTED = (ReviewState.UNREVIEWED, ReviewState.STALE)
"""The states of a control on which no result counts."""


def stored_points(judged: CatalogueResult, catalogue: Catalogue) -> Points | None:
    """Return the verified points of the whole and of every node as the stored controls make them."""
    if judged.verified is None:
        return None
    return verified_points(catalogue, pairs_of(_leaves(judged, catalogue), _reviews(judged)))


def assessor_adds_up(
    judged: CatalogueResult, catalogue: Catalogue, result: AssessmentResult, thresholds: Thresholds
) -> bool:
    """Whether waivers and verified numbers are what the stored controls, reviews and waivers make them."""
    return _waivers_add_up(judged, catalogue, result) and _verified_adds_up(judged, catalogue, result, thresholds)


def _waivers_add_up(judged: CatalogueResult, catalogue: Catalogue, result: AssessmentResult) -> bool:
    leaves, reviews = _leaves(judged, catalogue), _reviews(judged)
    expected = judge_waivers(result.waivers, judged.catalogue, leaves, reviews, result.as_of)
    lifting = {one.control for one in judged.waivers if one.lifts}
    marked = {leaf.id for leaf in leaves.values() if leaf.low.waived}
    sound = all(leaf.high.waived is (leaf.low.waived and leaf.high.gap) for leaf in leaves.values())
    return judged.waivers == expected and lifting == marked and sound


def _verified_adds_up(
    judged: CatalogueResult, catalogue: Catalogue, result: AssessmentResult, thresholds: Thresholds
) -> bool:
    stored = judged.verified
    if stored is None or not result.reviews:
        return stored is None and not result.reviews
    leaves, reviews = _leaves(judged, catalogue), _reviews(judged)
    in_scope = {leaf.id for leaf in leaves.values() if leaf.out_by is None}
    complete = in_scope <= reviews.keys() <= catalogue.control_by_id.keys() and len(reviews) == len(stored.controls)
    if not complete or not all(_review_adds_up(one, leaves.get(one.control), result) for one in stored.controls):
        return False
    marked = lifted_reviews({key: _unwaived(one) for key, one in reviews.items()}, judged.waivers)
    return marked == reviews and stored == verified_result(
        catalogue, pairs_of(leaves, reviews), stored.controls, thresholds
    )


def _review_adds_up(review: ControlReview, leaf: ControlResult | None, result: AssessmentResult) -> bool:
    """Whether the points follow from verdict and claim, the state fits, and the reviews named are there."""
    named = (*review.others, *(() if review.counts is None else (review.counts,)))
    if not all(0 <= place < len(result.reviews) for place in named) or not _state_fits(review):
        return False
    points = (review.possible, review.earned, review.corrected)
    if leaf is None:
        return points == (0, 0, 0)
    expected = leaf_review(leaf, review.claim, Choice(verdict=review.verdict))
    return points == (expected.possible, expected.earned, expected.corrected)


def _state_fits(review: ControlReview) -> bool:
    if review.verdict is None:
        return review.state in LISTED
    confirmed = review.verdict is review.claim
    expected = ReviewState.CONFIRMED if confirmed else ReviewState.CORRECTED
    return review.state is expected and review.counts is not None


def _unwaived(review: ControlReview) -> ControlReview:
    return dataclasses.replace(review, waived=False)


def _leaves(judged: CatalogueResult, catalogue: Catalogue) -> Mapping[str, ControlResult]:
    return {control.id: control for control in judged.controls if catalogue.is_leaf(control.id)}


def _reviews(judged: CatalogueResult) -> Mapping[str, ControlReview]:
    return {one.control: one for one in judged.verified.controls} if judged.verified else {}
