"""Mappings read backwards."""

from __future__ import annotations

import pytest

from ismap_check.model.mapping import CatalogueMapping, Link, Relation
from ismap_check.model.text import Text

WHY = Text("理由", "why")


@pytest.mark.parametrize("relation", Relation)
def test_twice_backwards_is_forwards(relation: Relation) -> None:
    link = Link(source="A", target="B", relation=relation, reason=WHY)
    mapping = CatalogueMapping(source="one@1", target="two@1", links=(link,), sha256="ab", origin="m.yaml")
    assert mapping.backwards.backwards == mapping
    assert (mapping.backwards.source, mapping.backwards.links[0].source) == ("two@1", "B")


def test_only_containing_and_contained_swap() -> None:
    swapped = {one: one.backwards for one in Relation if one.backwards is not one}
    assert swapped == {Relation.SUBSET_OF: Relation.SUPERSET_OF, Relation.SUPERSET_OF: Relation.SUBSET_OF}


def test_a_mapping_is_called_by_its_two_ends() -> None:
    assert CatalogueMapping(source="ismap@1", target="ismap@2", links=()).ref == "ismap@1 -> ismap@2"
