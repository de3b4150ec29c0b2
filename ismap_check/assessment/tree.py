"""Carry the leaves' numbers up the tree, to objectives, groups and the whole (JUDGING, sections 1 and 7)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from ismap_check.assessment.numbers import Tally
from ismap_check.assessment.verdicts import group_verdict, objective_verdict
from ismap_check.model.catalogue import Catalogue, Control, Group
from ismap_check.model.result import ControlResult, GroupResult, Numbers, OutBy, Standing, VerifiedPoints
from ismap_check.model.rows import NamedTuple

Tallies = Mapping[str | None, Tally]
"""Sums per objective and group; None holds the whole catalogue."""


Points = Mapping[str | None, VerifiedPoints]
"""What reviews make of each objective and group; None holds the whole catalogue."""


class TwoEnds(NamedTuple):
    """The sums with the options given, and with every conditional answer at its best."""

    low: Tallies
    high: Tallies


def tally_both(catalogue: Catalogue, leaves: Iterable[ControlResult]) -> TwoEnds:
    """Sum the leaves up at both ends; where no answer is conditional, the two are one."""
    results = tuple(leaves)
    low = _tally(catalogue, ((leaf, leaf.low) for leaf in results))
    if all(leaf.high is leaf.low or leaf.high == leaf.low for leaf in results):
        return TwoEnds(low, low)
    return TwoEnds(low, _tally(catalogue, ((leaf, leaf.high) for leaf in results)))


def _tally(catalogue: Catalogue, leaves: Iterable[tuple[ControlResult, Standing]]) -> Tallies:
    parents, leaf_ids = catalogue.parent_by_id, {leaf.id for leaf in catalogue.leaves}
    inner = [node_id for node_id in catalogue.parents_first if node_id not in leaf_ids]
    tallies: dict[str | None, Tally] = {None: Tally()} | {node_id: Tally() for node_id in inner}
    for leaf, standing in leaves:
        tallies[parents[leaf.id]].include(leaf, standing)
    for node_id in reversed(inner):
        tallies[parents[node_id]].merge(tallies[node_id])
    return tallies


def objective_result(
    objective: Control, tallies: TwoEnds, *, excluded: bool, answered: bool, out_by: OutBy | None
) -> ControlResult:
    """Return an objective's result: the sums of its leaves, and a verdict for display."""
    low, high = tallies.low[objective.id], tallies.high[objective.id]
    return ControlResult(
        id=objective.id,
        requirement=objective.requirement,
        weight=0,
        possible=low.possible,
        low=_standing(low, excluded=excluded),
        high=_standing(high, excluded=excluded),
        out_by=out_by if low.in_scope == 0 else None,
        answered=answered,
    )


def group_result(group: Group, tallies: TwoEnds) -> GroupResult:
    """Return a group's result."""
    low, high = tallies.low[group.id], tallies.high[group.id]
    low_numbers = low.numbers()
    return GroupResult(
        id=group.id,
        low=low_numbers,
        high=low_numbers if high is low else high.numbers(),
        verdict=group_verdict(low),
        best=group_verdict(high),
    )


def with_points(numbers: Numbers, points: Points | None, node: str | None) -> Numbers:
    """Return the numbers of a node, or of the whole, with the verified points beside them where there are any."""
    return numbers if points is None else dataclasses.replace(numbers, verified=points[node])


def group_with_points(group: GroupResult, points: Points | None) -> GroupResult:
    """Return a group's result with the verified points beside its numbers."""
    if points is None:
        return group
    low, high = (with_points(numbers, points, group.id) for numbers in (group.low, group.high))
    return dataclasses.replace(group, low=low, high=high)


def _standing(tally: Tally, *, excluded: bool) -> Standing:
    verdict = objective_verdict(tally, excluded=excluded)
    return Standing(verdict=verdict, earned=tally.claimed, evidenced=tally.evidenced)
