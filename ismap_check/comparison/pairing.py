"""Which control of the older edition stands beside which of the newer one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ismap_check.model.catalogue import Catalogue
from ismap_check.model.mapping import CatalogueMapping, Link, Relation

SAME = frozenset({Relation.EQUAL_TO, Relation.EQUIVALENT_TO})
"""Only these let a control go by another id: any weaker relation asks for something else."""


class Pair(NamedTuple):
    """A control's id on both sides; None where a side does not have it."""

    old: str | None
    new: str | None


def pairs(old: Catalogue, new: Catalogue, mappings: Iterable[CatalogueMapping] = ()) -> tuple[Pair, ...]:
    """Return every control of both editions once: those of the newer in its order, then what only the older has.

    The same id is the same control. A control that has no such partner takes one that a mapping calls equal or
    equivalent, if that has none either; of several the first in the mapping counts.
    """
    renamed = _renamed(old, new, mappings)
    taken = set(renamed.values())
    found = [
        Pair(control.id if control.id in old.control_by_id else renamed.get(control.id), control.id)
        for control in new.controls
    ]
    gone = (control.id for control in old.controls if control.id not in new.control_by_id)
    return (*found, *(Pair(one, None) for one in gone if one not in taken))


def _renamed(old: Catalogue, new: Catalogue, mappings: Iterable[CatalogueMapping]) -> dict[str, str]:
    """Return new id → old id of the controls that only a mapping brings together, each used once."""
    found: dict[str, str] = {}
    if old.ref == new.ref:
        return found
    for link in _links(old, new, mappings):
        free = link.source not in new.control_by_id and link.target not in old.control_by_id
        known = link.source in old.control_by_id and link.target in new.control_by_id
        if link.relation in SAME and free and known and link.source not in found.values():
            found.setdefault(link.target, link.source)
    return found


def _links(old: Catalogue, new: Catalogue, mappings: Iterable[CatalogueMapping]) -> Iterator[Link]:
    for mapping in mappings:
        if (mapping.source, mapping.target) == (old.ref, new.ref):
            yield from mapping.links
        elif (mapping.source, mapping.target) == (new.ref, old.ref):
            yield from mapping.backwards.links
