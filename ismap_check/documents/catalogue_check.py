"""What must hold inside one catalogue beyond its schema: unique ids, a sound tree, references that lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ismap_check.documents.fact_values import misfits
from ismap_check.documents.near import Suggestions
from ismap_check.documents.parts import Part
from ismap_check.documents.suffixes import without_suffix
from ismap_check.documents.trouble import Site
from ismap_check.model.catalogue import Catalogue, Control
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.sources.limits import OPTIONS, Limits

Found = Iterator[Diagnostic]


def row_sites(parts: Sequence[Part]) -> Iterator[tuple[str, Site]]:
    """Yield every id of groups and controls with its spot, in reading order."""
    for part in parts:
        for section in ("groups", "controls"):
            for index, row in enumerate(part.data.get(section) or ()):
                yield row["id"], part.site.at(section, index)


def check_ids(rows: Sequence[tuple[str, Site]], suffixes: Sequence[str]) -> Found:
    """Ids are unique over groups and controls, also when a listed suffix is left out."""
    first: dict[str, tuple[str, Site]] = {}
    for written, site in rows:
        short = without_suffix(written, suffixes)
        if short not in first:
            first[short] = (written, site)
            continue
        other, place = first[short]
        code = "duplicate-id" if other == written else "duplicate-id-suffix"
        yield site.at("id").error(code, id=written, other=other, document=place.where)


def check_catalogue(catalogue: Catalogue, sites: Mapping[str, Site], root: Site, limits: Limits) -> Found:
    """Everything that needs the whole tree; ``sites`` knows the rows of this document, ``root`` stands for the rest."""
    near = Suggestions()
    nodes = {group.id: group.parent for group in catalogue.groups}
    nodes |= {control.id: control.parent for control in catalogue.controls}
    if not catalogue.controls:
        yield root.error("catalogue-empty", catalogue=catalogue.ref)
    if len(catalogue.controls) > limits.items:
        n = len(catalogue.controls)
        yield root.error("too-many-controls", n=n, limit=limits.items, option=OPTIONS["items"])
    for fact in catalogue.facts.values():
        for position in misfits(fact, fact.values):
            value = str(fact.values[position])
            yield root.at("facts", fact.id, "values", position).error("fact-value-type", fact=fact.id, value=value)
    yield from _check_parents(catalogue, nodes, sites, root, near)
    yield from _check_cycles(nodes, sites, root)
    for control in catalogue.controls:
        yield from _check_control(catalogue, control, sites.get(control.id, root), near)


def _check_parents(
    catalogue: Catalogue, nodes: Mapping[str, str | None], sites: Mapping[str, Site], root: Site, near: Suggestions
) -> Found:
    groups = catalogue.group_by_id
    for node, parent in nodes.items():
        site = sites.get(node, root).at("parent")
        if parent is not None and parent not in nodes:
            yield site.error("unknown-parent", id=node, parent=parent, near=near(parent, nodes))
        elif parent is not None and node in groups and parent not in groups:
            yield site.error("parent-not-a-group", id=node, parent=parent)


def _check_cycles(nodes: Mapping[str, str | None], sites: Mapping[str, Site], root: Site) -> Found:
    """Follow the parents of every node once; a node met again on the same way closes a ring."""
    settled: set[str] = set()
    for start in nodes:
        way: dict[str, None] = {}
        node: str | None = start
        while node is not None and node in nodes and node not in settled and node not in way:
            way[node] = None
            node = nodes[node]
        if node is not None and node in way:
            ring = tuple(way)[list(way).index(node) :]
            yield sites.get(node, root).at("parent").error("tree-cycle", ids=(*ring, node))
        settled.update(way)


def _check_control(catalogue: Catalogue, control: Control, site: Site, near: Suggestions) -> Found:
    if control.source is not None and control.source not in catalogue.sources:
        meant = near(control.source, catalogue.sources)
        yield site.at("source").error("unknown-source", source=control.source, near=meant)
    if control.weight is not None and control.id in catalogue.children:
        yield site.at("weight").error("weight-on-objective", control=control.id)
    for key, wanted in control.applies_when.items():
        fact = catalogue.facts.get(key)
        place = site.at("applies_when", key)
        if fact is None:
            yield place.error("undeclared-fact", at_key=True, fact=key, near=near(key, catalogue.facts))
            continue
        for position in misfits(fact, wanted):
            allowed = tuple(str(value) for value in fact.values)
            value = str(wanted[position])
            yield place.at(position).error("impossible-fact-value", fact=key, value=value, allowed=allowed)
