"""A mapping: how the controls of one catalogue relate to those of another, or of another edition of the same."""

from __future__ import annotations

from enum import StrEnum

from ismap_check.model.records import dataclass
from ismap_check.model.text import Text


class Relation(StrEnum):
    """What a control is to another, in OSCAL's words, from the strongest relation to none at all.

    ``superset-of``: the source asks for everything the target asks for, and more.
    """

    EQUAL_TO = "equal-to"
    EQUIVALENT_TO = "equivalent-to"
    SUPERSET_OF = "superset-of"
    SUBSET_OF = "subset-of"
    INTERSECTS_WITH = "intersects-with"
    NO_RELATIONSHIP = "no-relationship"

    @property
    def backwards(self) -> Relation:
        """The relation read from the target to the source: subset and superset swap (JUDGING, section 11)."""
        swapped = {Relation.SUBSET_OF: Relation.SUPERSET_OF, Relation.SUPERSET_OF: Relation.SUBSET_OF}
        return swapped.get(self, self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One control of the mapping's source, one of its target, and why they relate the way they do."""

    source: str
    target: str
    relation: Relation
    reason: Text

    @property
    def backwards(self) -> Link:
        """The same link read from the target to the source."""
        return Link(source=self.target, target=self.source, relation=self.relation.backwards, reason=self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueMapping:
    """Links from the controls of one edition to those of another; both editions as ``id@edition``.

    The two may be editions of one catalogue: then the links say what became of its controls.
    """

    source: str
    target: str
    links: tuple[Link, ...]
    sha256: str = ""
    origin: str = "bundled"

    @property
    def ref(self) -> str:
        """What the mapping is called in lists: ``ismap@2022-04 -> ismap@2024-07``."""
        return f"{self.source} -> {self.target}"

    @property
    def backwards(self) -> CatalogueMapping:
        """The same mapping read from its target to its source."""
        return CatalogueMapping(
            source=self.target,
            target=self.source,
            links=tuple(link.backwards for link in self.links),
            sha256=self.sha256,
            origin=self.origin,
        )
