"""Points per group for a combined evaluation (配点): what a bid earns of them, exactly, rounded down to a tenth.

Points never outweigh an unmet must: the bid is then marked as failing whatever it earns.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ismap_check.model.catalogue import Control, Group
from ismap_check.model.result import AssessmentResult
from ismap_check.procurement.bids import JudgedBid, Part, each_catalogue


class Award(NamedTuple):
    """The points of one group or control: how many there are, and tenths of points each bid earns.

    None: the bid has no result, or nothing of it is in the score.
    """

    part: Part
    node: Group | Control
    points: int
    earned: Mapping[str, int | None]


def awards(
    points: Mapping[str, Mapping[str, int]], parts: tuple[Part, ...], bids: tuple[JudgedBid, ...]
) -> tuple[Award, ...]:
    """Return the points in the order of the case; a catalogue demanded twice is counted as first demanded."""
    by_catalogue = {part.catalogue.id: part for part in each_catalogue(parts)}
    return tuple(
        _award(by_catalogue[key], node, most, bids) for key, nodes in points.items() for node, most in nodes.items()
    )


def total(listed: tuple[Award, ...], bid: str) -> int:
    """Return the sum of a bid's tenths of points."""
    return sum(award.earned[bid] or 0 for award in listed)


def _award(part: Part, node: str, points: int, bids: tuple[JudgedBid, ...]) -> Award:
    named = part.catalogue.group_by_id.get(node) or part.catalogue.control_by_id[node]
    return Award(part, named, points, {one.bid.id: _earned(part, node, points, one.result) for one in bids})


def _earned(part: Part, node: str, points: int, result: AssessmentResult | None) -> int | None:
    if result is None:
        return None
    earned, possible = _share(part, node, result)
    return points * 10 * earned // possible if possible else None


def _share(part: Part, node: str, result: AssessmentResult) -> tuple[int, int]:
    judged = part.judged(result)
    if node in part.catalogue.group_by_id:
        numbers = next((group.low for group in judged.groups if group.id == node), None)
        return (numbers.claimed, numbers.possible) if numbers else (0, 0)
    control = judged.control_by_id[node]
    return control.low.earned, control.possible
