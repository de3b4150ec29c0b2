"""The links between two editions, of all mappings there are, whichever way they were written down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ismap_check.model.mapping import CatalogueMapping, Link, Relation

NONE = Relation.NO_RELATIONSHIP
MOVED = frozenset({Relation.EQUAL_TO, Relation.EQUIVALENT_TO})
"""The relations of a control to the one that took its place."""


class Links(NamedTuple):
    """Links by the control they lead to and by the one they come from; those that deny a relation included."""

    to: Mapping[str, tuple[Link, ...]]
    out_of: Mapping[str, tuple[Link, ...]]

    @classmethod
    def between(cls, source: str, target: str, mappings: Iterable[CatalogueMapping]) -> Links:
        """Return the links from one edition to the other, both as ``id@edition``."""
        to: dict[str, tuple[Link, ...]] = {}
        out_of: dict[str, tuple[Link, ...]] = {}
        for link in _in_this_direction(source, target, mappings):
            to[link.target] = (*to.get(link.target, ()), link)
            out_of[link.source] = (*out_of.get(link.source, ()), link)
        return cls(to, out_of)

    def own(self, control_id: str) -> Relation | None:
        """Return how a control of the target relates to that of the same id in the source; None if nothing says so."""
        return next((link.relation for link in self.to.get(control_id, ()) if link.source == control_id), None)

    def disown(self, control_id: str) -> bool:
        """Whether an id means something else in the target: denied by a link, or the control went to another id."""
        own = self.own(control_id)
        moved = any(link.relation in MOVED for link in self.out_of.get(control_id, ()))
        return own is NONE or (own is None and moved)

    def lead_to(self, control_id: str) -> bool:
        """Whether any control of the source relates to this one of the target."""
        return any(link.relation is not NONE for link in self.to.get(control_id, ()))

    def lead_from(self, control_id: str) -> bool:
        """Whether this control of the source relates to any of the target."""
        return any(link.relation is not NONE for link in self.out_of.get(control_id, ()))


def _in_this_direction(source: str, target: str, mappings: Iterable[CatalogueMapping]) -> Iterator[Link]:
    for mapping in mappings:
        if (mapping.source, mapping.target) == (source, target):
            yield from mapping.links
        elif (mapping.source, mapping.target) == (target, source):
            yield from mapping.backwards.links
