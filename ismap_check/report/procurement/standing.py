"""How one bid stands under every demand: the outcomes, the shares, the unmet musts, and what is missed."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.model.result import AssessmentResult
from ismap_check.procurement.bids import JudgedBid, Part
from ismap_check.report.blocks import Block, Inline, Line
from ismap_check.report.chapters import verified_share
from ismap_check.report.cover import outcomes
from ismap_check.report.numbers import DASH
from ismap_check.report.procurement.telling import Telling
from ismap_check.report.verdict import missed_conditions, reasons_in_short, score_text, share_of
from ismap_check.report.view import View

CLAIMED = ("score", "evidenced")
AFTER = ("completeness", "gaps", "why")


def standing(telling: Telling, bid: JudgedBid, result: AssessmentResult) -> Iterator[Block]:
    """Yield the table of one bid, a row for each demand; with a review the verified score stands beside the others."""
    verified = ("verified",) if result.reviews else ()
    columns = telling.columns("standing", "demand", "outcome", *CLAIMED, *verified, *AFTER)
    rows = (_row(telling, part, telling.view(bid, result, part)) for part in telling.result.parts)
    yield from telling.table("standing", columns, rows)


def _row(telling: Telling, part: Part, view: View) -> tuple[Line, ...]:
    low, high = view.judged.low, view.judged.high
    return (
        (telling.part(part),),
        outcomes(view),
        (score_text(view.voice, (low.claimed, low.possible), (high.claimed, high.possible)),),
        (score_text(view.voice, (low.evidenced, low.possible), (high.evidenced, high.possible)),),
        *(((verified_share(low),),) if view.result.reviews else ()),
        (share_of(low, lambda numbers: (numbers.answered, numbers.in_scope)),),
        (telling.gaps(low.gaps, high.gaps, low.waived),),
        tuple(_missed(view)) or (DASH,),
    )


def _missed(view: View) -> Iterator[Inline]:
    """Yield what is missed as claimed, then what only the review found to be missed."""
    lines: list[Line] = [(one,) for one in reasons_in_short(view)]
    if view.judged.verified:
        found = missed_conditions(view.voice, view.judged.verified.conditions)
        lines += [(view.voice("cover.verified"), one) for one in found if (one,) not in lines]
    for number, line in enumerate(lines):
        yield from (("\n", *line) if number else line)
