"""Bids side by side: chapter by chapter, and only where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ismap_check.comparison.side_by_side import Chapter, Row, chapters, rows
from ismap_check.model.result import AssessmentResult
from ismap_check.procurement.bids import JudgedBid, Part

Judged = Mapping[str, AssessmentResult]
"""The bids that have a result, by bid id."""


class SideBySide(NamedTuple):
    """One part compared over all bids; ``differences`` are the leaves on which the verdicts differ."""

    part: Part
    chapters: tuple[Chapter, ...]
    differences: tuple[Row, ...]


def judged_bids(bids: Iterable[JudgedBid]) -> Judged:
    """Return the results of the bids that could be judged."""
    return {one.bid.id: one.result for one in bids if one.result is not None}


def side_by_side(part: Part, specified: AssessmentResult, judged: Judged) -> SideBySide:
    """Compare one part; ``specified`` tells which chapters and controls are asked for."""
    stand = {key: part.judged(result) for key, result in judged.items()}
    asked = {group.id for group in part.judged(specified).groups if group.low.in_scope}
    leaves = (leaf for leaf, _ in part.leaves(specified))
    differences = tuple(row for row in rows(leaves, stand) if row.differs)
    return SideBySide(part, chapters(part.catalogue, stand, asked), differences)
