"""What each leaf demands and weighs, once the baseline has had its say (JUDGING, section 8)."""

from __future__ import annotations

from collections.abc import Mapping

from ismap_check.assessment.outline import descend
from ismap_check.assessment.request import Case
from ismap_check.model.catalogue import Control, Requirement
from ismap_check.model.rows import NamedTuple


class Demand(NamedTuple):
    """Whether a leaf is a must, and its weight in whole points."""

    requirement: Requirement
    weight: int


def demands_of(case: Case) -> Mapping[str, Demand]:
    """Return the demand on every leaf; the nearest factor of the baseline counts, factors are never multiplied."""
    baseline, catalogue_id = case.baseline, case.catalogue.id
    musts = frozenset(baseline.mandatory.get(catalogue_id, ())) if baseline else frozenset()
    factors = _factors(case, baseline.weights.get(catalogue_id, {}) if baseline else {})
    classes = case.catalogue.weights
    return {
        leaf.id: _demand(leaf, leaf.id in musts, classes, factors.get(leaf.id, 1)) for leaf in case.catalogue.leaves
    }


def _demand(leaf: Control, must: bool, classes: Mapping[Requirement, int], factor: int) -> Demand:  # noqa: FBT001 (a plain yes or no)
    requirement = Requirement.MANDATORY if must else leaf.requirement
    weight = classes[requirement] if leaf.weight is None else leaf.weight
    return Demand(requirement, weight * factor)


def _factors(case: Case, entries: Mapping[str, int]) -> Mapping[str, int]:
    if not entries:
        return {}

    def nearest(node_id: str, above: int) -> int:
        return entries.get(node_id, above)

    return descend(case.catalogue, 1, nearest)
