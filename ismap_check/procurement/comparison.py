"""Bids side by side: chapter by chapter, and only where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ismap_check.model.catalogue import Control, Group
from ismap_check.model.result import AssessmentResult, GroupResult, Verdict
from ismap_check.procurement.bids import JudgedBid, Part

Judged = Mapping[str, AssessmentResult]
"""The bids that have a result, by bid id."""


class Chapter(NamedTuple):
    """A chapter of a part, and how each bid stands on it."""

    group: Group
    bids: Mapping[str, GroupResult]


class Difference(NamedTuple):
    """A leaf on which bids have different verdicts; None: out of scope for that bid."""

    control: Control
    bids: Mapping[str, Verdict | None]


class SideBySide(NamedTuple):
    """One part compared over all bids."""

    part: Part
    chapters: tuple[Chapter, ...]
    differences: tuple[Difference, ...]


def judged_bids(bids: Iterable[JudgedBid]) -> Judged:
    """Return the results of the bids that could be judged."""
    return {one.bid.id: one.result for one in bids if one.result is not None}


def side_by_side(part: Part, specified: AssessmentResult, judged: Judged) -> SideBySide:
    """Compare one part; ``specified`` tells which chapters ask for anything."""
    return SideBySide(part, _chapters(part, specified, judged), _differences(part, specified, judged))


def _chapters(part: Part, specified: AssessmentResult, judged: Judged) -> tuple[Chapter, ...]:
    asked = {group.id: group for group in part.judged(specified).groups}
    by_bid = {key: {group.id: group for group in part.judged(result).groups} for key, result in judged.items()}
    return tuple(
        Chapter(group, {key: groups[group.id] for key, groups in by_bid.items()})
        for group in part.catalogue.groups
        if group.parent is None and group.id in asked and asked[group.id].low.in_scope
    )


def _differences(part: Part, specified: AssessmentResult, judged: Judged) -> tuple[Difference, ...]:
    verdicts = {
        key: {control.id: control.low.verdict for control in part.judged(result).controls}
        for key, result in judged.items()
    }
    each = (
        Difference(leaf, {key: row[leaf.id] for key, row in verdicts.items()}) for leaf, _ in part.leaves(specified)
    )
    return tuple(one for one in each if len(set(one.bids.values())) > 1)
