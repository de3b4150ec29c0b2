"""A case's demands as baselines to judge by: those it names, tightened, and one for the catalogues it demands whole."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from ismap_check.model.baseline import Baseline
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.gate import Condition, Gate
from ismap_check.model.procurement import Demands
from ismap_check.model.text import Text

DIRECT = ""
"""The id of the baseline that stands for the catalogues demanded whole; no document can bear it."""

Limits = Mapping[Condition, int]


def demands_of(
    demands: Demands, baselines: Iterable[Baseline], catalogues: Iterable[Catalogue]
) -> tuple[Baseline, ...]:
    """Return what every bid is judged by: each baseline on its own, then the catalogues demanded whole."""
    loaded = tuple(catalogues)
    whole = Baseline(id=DIRECT, title=Text("", ""), uses=demands.catalogues, origin="")
    judged = (*baselines, *((whole,) if demands.catalogues else ()))
    return tuple(_tightened(baseline, demands, loaded) for baseline in judged)


def _tightened(baseline: Baseline, demands: Demands, catalogues: Iterable[Catalogue]) -> Baseline:
    """Return a baseline with the case's musts, weights and thresholds on top; a must applies where it is selected."""
    by_ref = {catalogue.ref: catalogue for catalogue in catalogues}
    used = {key: by_ref[ref] for key, edition in baseline.uses.items() if (ref := f"{key}@{edition}") in by_ref}
    musts = {
        key: (*baseline.mandatory.get(key, ()), *_selected_musts(baseline, catalogue, demands))
        for key, catalogue in used.items()
    }
    weights = {key: {**baseline.weights.get(key, {}), **demands.weights.get(key, {})} for key in baseline.uses}
    return dataclasses.replace(
        baseline,
        mandatory={key: tuple(dict.fromkeys(ids)) for key, ids in musts.items() if ids},
        weights={key: factors for key, factors in weights.items() if factors},
        gate=_gate(baseline, demands.thresholds),
    )


def _selected_musts(baseline: Baseline, catalogue: Catalogue, demands: Demands) -> tuple[str, ...]:
    wanted = demands.musts.get(catalogue.id, {})
    selection = baseline.select.get(catalogue.id)
    if selection is None:
        return tuple(wanted)
    return tuple(must for must in wanted if _selects(catalogue, selection.include, selection.exclude, must))


def _selects(catalogue: Catalogue, include: tuple[str, ...] | None, exclude: tuple[str, ...], must: str) -> bool:
    """Return whether a control is selected: exclude beats include, an id stands for all beneath it (JUDGING, 2)."""
    way = {must}
    above = catalogue.parent_by_id[must]
    while above is not None:
        way.add(above)
        above = catalogue.parent_by_id[above]
    return way.isdisjoint(exclude) and (include is None or not way.isdisjoint(include))


def _gate(baseline: Baseline, thresholds: Gate) -> Gate:
    """Return the stricter of both for every catalogue of the baseline."""
    return Gate(
        catalogues={
            key: _stricter(baseline.gate.for_catalogue(key), thresholds.for_catalogue(key)) for key in baseline.uses
        }
    )


def _stricter(one: Limits, other: Limits) -> dict[Condition, int]:
    return {
        condition: _stricter_of(condition, [limits[condition] for limits in (one, other) if condition in limits])
        for condition in Condition
        if condition in one or condition in other
    }


def _stricter_of(condition: Condition, limits: Iterable[int]) -> int:
    return min(limits) if condition is Condition.MANDATORY_EXCLUSIONS else max(limits)
