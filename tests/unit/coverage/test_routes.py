"""Ways over mappings: in both directions, hop by hop, never back to a catalogue."""

from __future__ import annotations

from ismap_check.coverage.routes import Route, paths, routes
from ismap_check.model.mapping import CatalogueMapping, Relation
from tests.unit.coverage.maps import RELATIONS, mapping


def told(*mappings: CatalogueMapping, start: str = "a1", source: str = "a@1", target: str = "c@1") -> list[str]:
    """Return the ways as lines: controls, then the relation's sign."""
    signs = {relation: sign for sign, relation in RELATIONS.items()}
    found = routes(source, start.split(), target, mappings)
    return [" ".join([*_controls(route), signs[route.relation]]) for route in found]


def _controls(route: Route) -> list[str]:
    return [route.start, *(hop.link.target for hop in route.hops)]


def test_a_link_is_a_way() -> None:
    assert told(mapping("a c", "a1 > c1", "a1 x c2", "a2 = c3")) == ["a1 c1 >", "a1 c2 x"]


def test_backwards_superset_and_subset_swap() -> None:
    assert told(mapping("c a", "c1 > a1", "c2 < a1", "c3 x a1")) == ["a1 c1 <", "a1 c2 >", "a1 c3 x"]


def test_what_is_denied_is_no_way() -> None:
    assert told(mapping("a c", "a1 / c1")) == []


def test_over_a_catalogue_between() -> None:
    between = mapping("a b", "a1 > b1", "a1 x b2")
    assert told(between, mapping("b c", "b1 x c1", "b1 > c2", "b2 > c3", "b2 < c4")) == [
        "a1 b1 c1 x",
        "a1 b1 c2 >",
        "a1 b2 c4 x",
    ]


def test_the_shortest_ways_come_first() -> None:
    found = told(mapping("a b", "a1 = b1"), mapping("b c", "b1 > c1"), mapping("a c", "a1 x c1"))
    assert found == ["a1 c1 x", "a1 b1 c1 >"]


def test_a_weaker_way_to_the_middle_may_be_the_stronger_to_the_end() -> None:
    """Superset goes before subset, but from here only the subset says more than that both have something in common."""
    found = told(mapping("a b", "a1 > b1", "a1 < b2"), mapping("b c", "b1 < c1", "b2 < c1"))
    assert found == ["a1 b1 c1 x", "a1 b2 c1 <"]


def test_several_mappings_of_one_pair_are_read_together() -> None:
    assert told(mapping("a c", "a1 x c1"), mapping("c a", "c2 = a1")) == ["a1 c1 x", "a1 c2 ="]


def test_no_way_comes_to_a_catalogue_twice_in_whatever_edition() -> None:
    round_about = (mapping("a b", "a1 = b1"), mapping("b a@2", "b1 = a1"), mapping("a@2 c", "a1 = c1"))
    assert told(*round_about) == []
    assert paths("a@1", "c@1", [*round_about, mapping("b c", "b1 = c1")]) == (("a@1", "b@1", "c@1"),)


def test_hops_know_where_they_lead() -> None:
    (route,) = routes("a@1", ["a1"], "c@1", [mapping("b a", "b1 < a1"), mapping("b c", "b1 > c1")])
    assert (route.source, route.start, route.end) == ("a@1", "a1", "c1")
    assert [(hop.source, hop.target) for hop in route.hops] == [("a@1", "b@1"), ("b@1", "c@1")]
    assert [hop.link.relation for hop in route.hops] == [Relation.SUPERSET_OF] * 2
    assert route.relation is Relation.SUPERSET_OF
