"""Valid plain data to what reviews and waivers added to a result: the way back from ``renderers.assessor_record``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ismap_check.documents.numbers_read import read_condition, read_numbers
from ismap_check.documents.review_read import read_review
from ismap_check.documents.waivers_read import read_waivers
from ismap_check.model.gate import Outcome
from ismap_check.model.result import Verdict
from ismap_check.model.review import Review
from ismap_check.model.verified import ControlReview, ReviewState, VerifiedResult, WaiverResult, WaiverState
from ismap_check.model.waivers import Waivers

Row = Mapping[str, Any]


def read_reviews(rows: Any) -> tuple[Review, ...]:
    """Return the reviews that a result was judged with."""
    return tuple(read_review(row["document"], origin=row["origin"], sha256=row["sha256"]) for row in rows)


def read_waiver_documents(rows: Any) -> tuple[Waivers, ...]:
    """Return the documents of waivers that a result was judged with."""
    return tuple(read_waivers(row["document"], origin=row["origin"], sha256=row["sha256"]) for row in rows)


def read_verified(row: Row) -> VerifiedResult:
    """Return a catalogue as verified."""
    return VerifiedResult(
        outcome=Outcome(row["outcome"]),
        numbers=read_numbers(row["numbers"]),
        corrected=read_numbers(row["corrected"]),
        conditions=tuple(read_condition(one) for one in row["conditions"]),
        controls=tuple(_read_control(one) for one in row["controls"]),
    )


def read_waiver_result(row: Row) -> WaiverResult:
    """Return one waiver judged."""
    return WaiverResult(
        document=row["document"],
        row=row["row"],
        control=row["control"],
        state=WaiverState(row["state"]),
        lifts=row["lifts"],
        lifts_verified=row["lifts_verified"],
    )


def _read_control(row: Row) -> ControlReview:
    return ControlReview(
        control=row["id"],
        state=ReviewState(row["state"]),
        claim=Verdict(row["claim"]) if row["claim"] else None,
        verdict=Verdict(row["verdict"]) if row["verdict"] else None,
        possible=row["possible_halves"],
        earned=row["verified_halves"],
        corrected=row["corrected_halves"],
        counts=row["counts"],
        others=tuple(row["others"]),
        via=row["via"],
        conflict=row["conflict"],
        waived=row["waived"],
    )
