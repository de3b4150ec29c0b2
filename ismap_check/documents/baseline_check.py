"""Whether a baseline's references lead somewhere in the catalogues it uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ismap_check.documents.editions import check_editions, check_facts_agree
from ismap_check.documents.near import Suggestions
from ismap_check.documents.suffixes import full_ids
from ismap_check.documents.trouble import Site
from ismap_check.model.baseline import Baseline, Selection
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Diagnostic

Found = Iterator[Diagnostic]


def check_baseline(
    baseline: Baseline, catalogues: Iterable[Catalogue], *, document: str | None = None, known: Sequence[str] = ()
) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a baseline's references.

    ``catalogues`` are those that were loaded, ``known`` the ``id@edition`` of all that exist (one that exists but could
    not be loaded has its own diagnostics). ``document`` is what to call the file (default: the baseline's origin).
    """
    return tuple(check_references(baseline, tuple(catalogues), Site(document or baseline.origin), known))


def check_references(baseline: Baseline, catalogues: Sequence[Catalogue], site: Site, known: Sequence[str]) -> Found:
    """Yield what is wrong, with the baseline's document beginning at ``site``."""
    near = Suggestions()
    loaded = {catalogue.ref: catalogue for catalogue in catalogues}
    yield from check_editions(baseline.uses, (*loaded, *known), site.at("uses"), near)
    for section, keys in _sections(baseline).items():
        for key in keys:
            if key not in baseline.uses:
                meant = near(key, baseline.uses)
                yield site.at(section, key).error("catalogue-not-used", at_key=True, catalogue=key, near=meant)
    used = [loaded[ref] for key, edition in baseline.uses.items() if (ref := f"{key}@{edition}") in loaded]
    yield from check_facts_agree(used, site.at("uses"))
    for catalogue in used:
        yield from _check_against(baseline, catalogue, site, near)


def _sections(baseline: Baseline) -> Mapping[str, Iterable[str]]:
    return {
        "select": baseline.select,
        "mandatory": baseline.mandatory,
        "weights": baseline.weights,
        "gate": baseline.gate.catalogues,
    }


def _check_against(baseline: Baseline, catalogue: Catalogue, site: Site, near: Suggestions) -> Found:
    key = catalogue.id
    selection = baseline.select.get(key, Selection())
    select = site.at("select", key)
    yield from _check_nodes(catalogue, selection.include or (), select.at("include"), near)
    yield from _check_nodes(catalogue, selection.exclude, select.at("exclude"), near)
    for node in baseline.weights.get(key, {}):
        yield from _check_node(catalogue, node, site.at("weights", key, node), near)
    yield from _check_musts(catalogue, selection, baseline.mandatory.get(key, ()), site.at("mandatory", key), near)


def _check_nodes(catalogue: Catalogue, nodes: Iterable[str], site: Site, near: Suggestions) -> Found:
    for index, node in enumerate(nodes):
        yield from _check_node(catalogue, node, site.at(index), near)


def _check_node(catalogue: Catalogue, node: str, site: Site, near: Suggestions) -> Found:
    """Look an id up as it is written: a baseline is published, so it spells its ids in full."""
    if node not in catalogue.control_by_id and node not in catalogue.group_by_id:
        meant = full_ids(catalogue).get(node) or near(node, (*catalogue.group_by_id, *catalogue.control_by_id))
        yield site.error("unknown-id", at_key=True, id=node, catalogue=catalogue.ref, near=meant)


def _check_musts(
    catalogue: Catalogue, selection: Selection, musts: Sequence[str], site: Site, near: Suggestions
) -> Found:
    for index, must in enumerate(musts):
        place = site.at(index)
        if must in catalogue.group_by_id or (must in catalogue.control_by_id and not catalogue.is_leaf(must)):
            yield place.error("must-not-a-leaf", id=must, catalogue=catalogue.ref)
        elif must not in catalogue.control_by_id:
            yield from _check_node(catalogue, must, place, near)
        elif not selects(catalogue, selection, must):
            yield place.error("must-outside-selection", control=must, catalogue=catalogue.ref)


def selects(catalogue: Catalogue, selection: Selection, control_id: str) -> bool:
    """Return whether a control is selected: exclude beats include, an id stands for all beneath it (JUDGING, 2)."""
    way = {control_id, *(control.id for control in catalogue.ancestors(control_id))}
    way |= {group.id for group in catalogue.groups_above(control_id)}
    if way.intersection(selection.exclude):
        return False
    return selection.include is None or not way.isdisjoint(selection.include)
