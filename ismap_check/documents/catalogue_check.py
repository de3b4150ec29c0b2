"""What must hold inside one catalogue beyond its schema: unique ids, a sound tree, references that lead somewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from ismap_check.documents.fact_values import misfits
from ismap_check.documents.near import Suggestions
from ismap_check.documents.parts import Part
from ismap_check.documents.suffixes import without_suffix
from ismap_check.documents.trouble import Site
from ismap_check.model.catalogue import Catalogue, Control, Group, Wording
from ismap_check.model.diagnostic import Diagnostic, Pointer
from ismap_check.model.rows import NamedTuple
from ismap_check.sources.limits import OPTIONS, Limits

SECTIONS = ("groups", "controls")

Found = Iterator[Diagnostic]
SiteOf = Callable[[str], Site]


class Row(NamedTuple):
    """One group or control of a document: its id, and where it stands. A site is made only where there is trouble."""

    id: str
    start: Site
    steps: Pointer = ()

    @property
    def site(self) -> Site:
        """The spot of the row."""
        return self.start.at(*self.steps)


def ids_of(parts: Sequence[Part]) -> list[str]:
    """Return the id of every group and control."""
    return [row["id"] for part in parts for section in SECTIONS for row in part.data.get(section) or ()]


def rows_of(parts: Sequence[Part]) -> Iterator[Row]:
    """Yield every group and control, in reading order."""
    for part in parts:
        start = part.site
        for section in SECTIONS:
            for index, row in enumerate(part.data.get(section) or ()):
                yield Row(row["id"], start, (section, index))


def are_unique(ids: Sequence[str], suffixes: Sequence[str]) -> bool:
    """Whether no id stands twice, also when a listed suffix is left out."""
    return len({without_suffix(one, suffixes) for one in ids}) == len(ids)


def check_ids(rows: Iterable[Row], suffixes: Sequence[str]) -> Found:
    """Yield ids that are not unique over groups and controls, also when a listed suffix is left out."""
    first: dict[str, Row] = {}
    for row in rows:
        other = first.setdefault(without_suffix(row.id, suffixes), row)
        if other is not row:
            code = "duplicate-id" if other.id == row.id else "duplicate-id-suffix"
            yield row.site.at("id").error(code, id=row.id, other=other.id, document=other.site.where)


def check_catalogue(catalogue: Catalogue, parts: Sequence[Part], limits: Limits) -> Found:
    """Yield what needs the whole tree; what does not stand in ``parts`` is told at the first one's root."""
    root = parts[0].site

    @cache
    def first_rows() -> Mapping[str, Row]:  # only trouble needs them
        return {row.id: row for row in reversed([*rows_of(parts)])}

    def site_of(node: str) -> Site:
        row = first_rows().get(node)
        return row.site if row else root

    near = Suggestions()
    nodes = catalogue.parent_by_id
    if not catalogue.controls:
        yield root.error("catalogue-empty", catalogue=catalogue.ref)
    if len(catalogue.controls) > limits.items:
        n = len(catalogue.controls)
        yield root.error("too-many-controls", n=n, limit=limits.items, option=OPTIONS["items"])
    yield from _check_facts(catalogue, root)
    yield from _check_parents(catalogue, nodes, site_of, near)
    if len(catalogue.parents_first) < len(nodes):  # some are beneath none of the others
        yield from _check_cycles(nodes, site_of)
    if catalogue.wording is Wording.NONE:
        named: tuple[Group | Control, ...] = (*catalogue.groups, *catalogue.controls)
        yield from (site_of(node.id).error("words-in-ids-only", id=node.id) for node in named if _speaks(node))
    known = {None, *catalogue.sources}
    for control in catalogue.controls:
        if control.source not in known or control.weight is not None or control.applies_when:
            yield from _check_control(catalogue, control, site_of, near)


def _check_facts(catalogue: Catalogue, root: Site) -> Found:
    for fact in catalogue.facts.values():
        for position in misfits(fact, fact.values):
            value = str(fact.values[position])
            yield root.at("facts", fact.id, "values", position).error("fact-value-type", fact=fact.id, value=value)


def _speaks(node: Group | Control) -> bool:
    """Whether a group or control has words of its own beside its id."""
    if {node.title.ja, node.title.en} != {node.id}:
        return True
    return isinstance(node, Control) and bool(node.text.ja or node.evidence or node.changed)


def _check_parents(catalogue: Catalogue, nodes: Mapping[str, str | None], site_of: SiteOf, near: Suggestions) -> Found:
    groups = catalogue.group_by_id
    for node, parent in nodes.items():
        if parent is None:
            continue
        if parent not in nodes:
            yield site_of(node).at("parent").error("unknown-parent", id=node, parent=parent, near=near(parent, nodes))
        elif node in groups and parent not in groups:
            yield site_of(node).at("parent").error("parent-not-a-group", id=node, parent=parent)


def _check_cycles(nodes: Mapping[str, str | None], site_of: SiteOf) -> Found:
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
            yield site_of(node).at("parent").error("tree-cycle", ids=(*ring, node))
        settled.update(way)


def _check_control(catalogue: Catalogue, control: Control, site_of: SiteOf, near: Suggestions) -> Found:
    if control.source is not None and control.source not in catalogue.sources:
        meant = near(control.source, catalogue.sources)
        yield site_of(control.id).at("source").error("unknown-source", source=control.source, near=meant)
    if control.weight is not None and control.id in catalogue.children:
        yield site_of(control.id).at("weight").error("weight-on-objective", control=control.id)
    for key, wanted in control.applies_when.items():
        fact = catalogue.facts.get(key)
        place = site_of(control.id).at("applies_when", key)
        if fact is None:
            yield place.error("undeclared-fact", at_key=True, fact=key, near=near(key, catalogue.facts))
            continue
        for position in misfits(fact, wanted):
            allowed = tuple(str(value) for value in fact.values)
            value = str(wanted[position])
            yield place.at(position).error("impossible-fact-value", fact=key, value=value, allowed=allowed)
