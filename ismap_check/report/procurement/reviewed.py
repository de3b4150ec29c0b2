"""What a review says of one bid: how far it counts, and where it came to another result than the bidder claims."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.model.result import AssessmentResult
from ismap_check.model.verified import ControlReview, ReviewState
from ismap_check.procurement.bids import JudgedBid, Part
from ismap_check.report.blocks import Block, Line, Prose
from ismap_check.report.procurement.telling import Telling
from ismap_check.report.reviews import reviewed_lines
from ismap_check.report.view import View


def review_blocks(telling: Telling, bid: JudgedBid, result: AssessmentResult) -> Iterator[Block]:
    """Yield how verified numbers are to be read, then the table; what several demands ask for stands in it once."""
    yield Prose(((telling.voice("review.note"),),))
    rows: dict[tuple[str, str], tuple[Line, ...]] = {}
    for part in telling.result.parts:
        view = telling.view(bid, result, part)
        for one in view.reviews.values():
            if one.state is ReviewState.CORRECTED:
                rows.setdefault((part.catalogue.id, one.control), _row(telling, part, view, one))
    yield from telling.table("reviewed", telling.columns("reviewed", "control", "claimed", "reviewed"), rows.values())


def _row(telling: Telling, part: Part, view: View, one: ControlReview) -> tuple[Line, ...]:
    control = part.catalogue.control_by_id[one.control]
    return telling.control(part, control), (view.voice.verdict(one.claim),), tuple(reviewed_lines(view, one))
