"""What reviews and waivers add to the JSON record of a result; without them the record has none of these keys.

``documents.assessor_read`` reads it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ismap_check.model.plain.pieces import Plain
from ismap_check.model.result import AssessmentResult, CatalogueResult
from ismap_check.renderers.numbers_record import write_condition, write_numbers

if TYPE_CHECKING:
    from ismap_check.model.verified import ControlReview, VerifiedResult, WaiverResult


def documents(result: AssessmentResult) -> Plain:
    """Return the reviews and waivers that were given, and the outcome as verified."""
    written: Plain = {}
    if result.verified_outcome is not None:
        written["verified_outcome"] = str(result.verified_outcome)
    if result.reviews:
        from ismap_check.model.plain.review import write_review  # most results have none

        written["reviews"] = [_given(one.origin, one.sha256, write_review(one)) for one in result.reviews]
    if result.waivers:
        from ismap_check.model.plain.waivers import write_waivers  # most results have none

        written["waivers"] = [_given(one.origin, one.sha256, write_waivers(one)) for one in result.waivers]
    return written


def on_catalogue(judged: CatalogueResult) -> Plain:
    """Return a catalogue as verified, and its waivers."""
    written: Plain = {}
    if judged.verified is not None:
        written["verified"] = _verified(judged.verified)
    if judged.waivers:
        written["waivers"] = [_waiver(one) for one in judged.waivers]
    return written


def _given(origin: str, sha256: str, document: Plain) -> Plain:
    return {"origin": origin, "sha256": sha256, "document": document}


def _verified(verified: VerifiedResult) -> Plain:
    return {
        "outcome": str(verified.outcome),
        "numbers": write_numbers(verified.numbers),
        "corrected": write_numbers(verified.corrected),
        "conditions": [write_condition(one) for one in verified.conditions],
        "controls": [_control(one) for one in verified.controls],
    }


def _control(review: ControlReview) -> Plain:
    return {
        "id": review.control,
        "state": str(review.state),
        "claim": review.claim and str(review.claim),
        "verdict": review.verdict and str(review.verdict),
        "possible_halves": review.possible,
        "verified_halves": review.earned,
        "corrected_halves": review.corrected,
        "counts": review.counts,
        "others": list(review.others),
        "via": review.via,
        "conflict": review.conflict,
        "waived": review.waived,
    }


def _waiver(waiver: WaiverResult) -> Plain:
    return {
        "document": waiver.document,
        "row": waiver.row,
        "control": waiver.control,
        "state": str(waiver.state),
        "lifts": waiver.lifts,
        "lifts_verified": waiver.lifts_verified,
    }
