"""Small mappings for the tests of coverage: links written as lines."""

from __future__ import annotations

from ismap_check.coverage.cover import Answered
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.mapping import CatalogueMapping, Link, Relation
from ismap_check.model.profile import Response
from ismap_check.model.text import Text
from tests.unit.assessment.builders import catalogue

RELATIONS = {
    "=": Relation.EQUAL_TO,
    "~": Relation.EQUIVALENT_TO,
    ">": Relation.SUPERSET_OF,
    "<": Relation.SUBSET_OF,
    "x": Relation.INTERSECTS_WITH,
    "/": Relation.NO_RELATIONSHIP,
}


def link(line: str) -> Link:
    """Return the link ``source sign target``; its reason is the line."""
    source, sign, target = line.split()
    return Link(source=source, target=target, relation=RELATIONS[sign], reason=Text(f"理由 {line}", f"because {line}"))


def mapping(ends: str, *links: str) -> CatalogueMapping:
    """Return the mapping ``source target`` with links; a name alone stands for its edition 1."""
    source, target = (name if "@" in name else f"{name}@1" for name in ends.split())
    return CatalogueMapping(source=source, target=target, links=tuple(map(link, links)))


def answered(name: str, *controls: str, groups: tuple[str, ...] = (), **answers: Response) -> Answered:
    """Return a catalogue with answers; names of controls in ``answers`` are as they are, without dots."""
    return Answered(named(name, *controls, groups=groups), answers)


def named(name: str, *controls: str, groups: tuple[str, ...] = ()) -> Catalogue:
    """Return edition 1 of a catalogue."""
    return catalogue(controls, groups=groups, id=name, edition="1")
