"""Whether a case's demands lead somewhere, and only tighten what its baselines ask (JUDGING, section 9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ismap_check.documents.baseline_check import selects
from ismap_check.documents.editions import check_editions, check_facts_agree
from ismap_check.documents.near import Suggestions
from ismap_check.documents.suffixes import full_ids
from ismap_check.documents.trouble import Site
from ismap_check.model.baseline import Baseline, Selection
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.gate import Condition
from ismap_check.model.plain.baseline import COMMON, write_share
from ismap_check.model.procurement import Demands
from ismap_check.model.text import Term

Found = Iterator[Diagnostic]


class Demanded(NamedTuple):
    """What a case's demands name, as far as it could be read: baselines, by the name they are given, and catalogues.

    ``known`` holds ``id@edition`` of all catalogues at hand.
    """

    baselines: Mapping[str, Baseline]
    catalogues: Sequence[Catalogue]
    known: Sequence[str] = ()

    def users(self, catalogue_id: str) -> Iterator[Baseline]:
        """Yield the baselines that use a catalogue."""
        return (one for one in self.baselines.values() if catalogue_id in one.uses)


def editions_demanded(demands: Demands, baselines: Iterable[Baseline]) -> dict[str, str]:
    """Return the catalogues that are demanded, whole or by a baseline, with their editions; the case's own first."""
    uses = [demands.catalogues, *(one.uses for one in baselines)]
    return {key: edition for one in reversed(uses) for key, edition in one.items()}


def check_demands(demands: Demands, demanded: Demanded, site: Site, near: Suggestions) -> Found:
    """Yield what is wrong with the demands, which begin at ``site``."""
    known = (*(one.ref for one in demanded.catalogues), *demanded.known)
    yield from check_editions(demands.catalogues, known, site.at("catalogues"), near)
    yield from _check_one_edition(demands, demanded.baselines, site.at("baselines"))
    yield from check_facts_agree(demanded.catalogues, site.at("catalogues"))
    named = editions_demanded(demands, demanded.baselines.values())
    yield from _check_sections(demands, named, site, near)
    loaded = {one.id: one for one in demanded.catalogues if named.get(one.id) == one.edition}
    for key, catalogue in loaded.items():
        yield from _check_musts(catalogue, demands, demanded, site.at("musts", key), near)
        yield from _check_weights(catalogue, demands, demanded, site.at("weights", key), near)
    yield from _check_thresholds(demands, demanded, site.at("thresholds"))


def check_node(catalogue: Catalogue, node: str, site: Site, near: Suggestions) -> Found:
    """Yield an error for what is neither a control nor a group; ids are written in full, as a baseline writes them."""
    if node not in catalogue.parent_by_id:
        meant = full_ids(catalogue).get(node) or near(node, catalogue.parent_by_id)
        yield site.error("unknown-id", at_key=True, id=node, catalogue=catalogue.ref, near=meant)


def check_demanded(key: str, named: Mapping[str, str], site: Site, near: Suggestions) -> Found:
    """Yield an error for a catalogue that the case does not demand."""
    if key not in named:
        known = tuple(named)
        yield site.error("catalogue-not-demanded", at_key=True, catalogue=key, near=near(key, named), known=known)


def _check_one_edition(demands: Demands, baselines: Mapping[str, Baseline], site: Site) -> Found:
    first: dict[str, str] = dict(demands.catalogues)
    for name, baseline in baselines.items():
        place = site.at(demands.baselines.index(name))
        for key, edition in baseline.uses.items():
            if (other := first.setdefault(key, edition)) != edition:
                code = "demand-two-editions"
                yield place.error(code, catalogue=key, edition=edition, other=other, baseline=baseline.id)


def _check_sections(demands: Demands, named: Mapping[str, str], site: Site, near: Suggestions) -> Found:
    sections: Mapping[str, Iterable[str]] = {
        "musts": demands.musts,
        "weights": demands.weights,
        "thresholds": demands.thresholds.catalogues,
    }
    for section, keys in sections.items():
        for key in keys:
            yield from check_demanded(key, named, site.at(section, key), near)
    for index, key in enumerate(demands.settle):
        yield from check_demanded(key, named, site.at("settle", index), near)


def _check_musts(catalogue: Catalogue, demands: Demands, demanded: Demanded, site: Site, near: Suggestions) -> Found:
    selections = [one.select.get(catalogue.id, Selection()) for one in demanded.users(catalogue.id)]
    whole = catalogue.id in demands.catalogues
    for must in demands.musts.get(catalogue.id, {}):
        place = site.at(must)
        if must not in catalogue.parent_by_id:
            yield from check_node(catalogue, must, place, near)
        elif must in catalogue.group_by_id or not catalogue.is_leaf(must):
            yield place.error("must-not-a-leaf", at_key=True, id=must, catalogue=catalogue.ref)
        elif not whole and not any(selects(catalogue, one, must) for one in selections):
            yield place.error("must-outside-demands", at_key=True, control=must, catalogue=catalogue.ref)


def _check_weights(catalogue: Catalogue, demands: Demands, demanded: Demanded, site: Site, near: Suggestions) -> Found:
    for node, factor in demands.weights.get(catalogue.id, {}).items():
        place = site.at(node)
        yield from check_node(catalogue, node, place, near)
        if node not in catalogue.parent_by_id:
            continue
        factors = {one.id: _factor(catalogue, one, node) for one in demanded.users(catalogue.id)}
        if catalogue.id in demands.catalogues:
            factors[""] = 1
        for baseline, least in factors.items():
            if factor < least:
                yield _loosened(place, Term("procurement.word.weight"), factor, least, baseline)


def _factor(catalogue: Catalogue, baseline: Baseline, node: str) -> int:
    """Return the factor that a baseline gives a node: the nearest entry on the way up, otherwise 1."""
    factors = baseline.weights.get(catalogue.id, {})
    above: str | None = node
    while above is not None:
        if above in factors:
            return factors[above]
        above = catalogue.parent_by_id[above]
    return 1


def _check_thresholds(demands: Demands, demanded: Demanded, site: Site) -> Found:
    for baseline in demanded.baselines.values():
        yield from _check_gate(demands.thresholds.default, baseline.gate.default, baseline, site.at(COMMON))
        for key, limits in demands.thresholds.catalogues.items():
            if key in baseline.uses:
                yield from _check_gate(limits, baseline.gate.for_catalogue(key), baseline, site.at(key))


def _check_gate(
    limits: Mapping[Condition, int], asked: Mapping[Condition, int], baseline: Baseline, site: Site
) -> Found:
    for condition, limit in limits.items():
        least = asked.get(condition, limit)
        counted = condition is Condition.MANDATORY_EXCLUSIONS
        if limit > least if counted else limit < least:
            shown = (limit, least) if counted else (write_share(limit), write_share(least))
            yield _loosened(site.at(condition), Term(f"term.condition.{condition}"), *shown, baseline.id)


def _loosened(site: Site, what: Term, value: int | str, asked: int | str, baseline: str) -> Diagnostic:
    """Return the error for a demand below what a baseline asks, or (no baseline) below a catalogue's own weight."""
    code = "demand-loosened" if baseline else "demand-below-catalogue"
    return site.error(code, what=what, value=str(value), asked=str(asked), baseline=baseline or None)
