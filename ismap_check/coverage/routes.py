"""Ways from answered controls to those of another catalogue, over one mapping or several (JUDGING, section 11)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ismap_check.coverage.links import Links
from ismap_check.coverage.relations import composed
from ismap_check.model.mapping import CatalogueMapping, Link, Relation


class Hop(NamedTuple):
    """One link on a way, read in the direction of the way; both ends as ``id@edition``."""

    source: str
    link: Link
    target: str


class Route(NamedTuple):
    """A way from one control to another, and how the first relates to the last."""

    relation: Relation
    hops: tuple[Hop, ...]

    @property
    def source(self) -> str:
        """The ``id@edition`` whose control was answered."""
        return self.hops[0].source

    @property
    def start(self) -> str:
        """The control that was answered."""
        return self.hops[0].link.source

    @property
    def end(self) -> str:
        """The control that the way leads to."""
        return self.hops[-1].link.target


_Found = Mapping[tuple[str, str, Relation], Route]
"""The first of the ways with the same ends and the same relation: no other could say more."""


def routes(source: str, controls: Iterable[str], target: str, mappings: Sequence[CatalogueMapping]) -> Iterator[Route]:
    """Yield ways from ``controls`` of one edition to those of another, both as ``id@edition``, shortest first.

    No way comes to the same catalogue twice, in whatever edition.
    """
    started = [(path, _first(path, frozenset(controls), mappings)) for path in paths(source, target, mappings)]
    for path, found in sorted(started, key=lambda pair: (len(pair[0]), pair[0])):
        for near, far in pairwise(path[1:]):
            found = _further(found, near, far, mappings)  # noqa: PLW2901 -- the same ways, one hop longer
        yield from found.values()


def paths(source: str, target: str, mappings: Iterable[CatalogueMapping]) -> tuple[tuple[str, ...], ...]:
    """Return the rows of editions from one to the other, each next to the one before in some mapping."""
    beside: dict[str, dict[str, None]] = {}
    for mapping in mappings:
        beside.setdefault(mapping.source, {})[mapping.target] = None
        beside.setdefault(mapping.target, {})[mapping.source] = None
    return tuple(_paths((source,), target, beside))


def _paths(path: tuple[str, ...], target: str, beside: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, ...]]:
    if path[-1] == target:
        yield path
        return
    visited = {_catalogue(ref) for ref in path}
    for further in beside.get(path[-1], ()):
        if _catalogue(further) not in visited:
            yield from _paths((*path, further), target, beside)


def _catalogue(ref: str) -> str:
    return ref.partition("@")[0]


def _first(path: Sequence[str], controls: frozenset[str], mappings: Iterable[CatalogueMapping]) -> _Found:
    source, target = path[0], path[1]
    found: dict[tuple[str, str, Relation], Route] = {}
    for control, links in Links.between(source, target, mappings).out_of.items():
        for link in links if control in controls else ():
            if link.relation is not Relation.NO_RELATIONSHIP:
                route = Route(link.relation, (Hop(source, link, target),))
                found.setdefault((control, link.target, link.relation), route)
    return found


def _further(found: _Found, near: str, far: str, mappings: Iterable[CatalogueMapping]) -> _Found:
    """Return the ways that go on from ``near`` to ``far`` and still say something."""
    longer: dict[tuple[str, str, Relation], Route] = {}
    links = Links.between(near, far, mappings).out_of if found else {}
    for route in found.values():
        for link in links.get(route.end, ()):
            relation = composed(route.relation, link.relation)
            if relation is not None:
                further = Route(relation, (*route.hops, Hop(near, link, far)))
                longer.setdefault((route.start, link.target, relation), further)
    return longer
