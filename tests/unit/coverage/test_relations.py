"""Two relations, one after the other: the table is what sets themselves say, no more and no less."""

from __future__ import annotations

from itertools import combinations, product

import pytest

from ismap_check.coverage.relations import composed
from ismap_check.coverage.transfer import STRENGTH
from ismap_check.model.mapping import Relation

EQUAL, EQUIVALENT, SUPERSET, SUBSET, INTERSECTS, NONE = Relation
SAID = (EQUAL, SUPERSET, SUBSET, INTERSECTS)
SETS = [frozenset(some) for size in range(1, 5) for some in combinations(range(4), size)]
"""What controls may demand: every non-empty set of four demands."""


def holds(relation: Relation, one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether a relation is true of two sets; the looser ones hold where a closer one does."""
    return {
        EQUAL: one == other,
        SUPERSET: one >= other,
        SUBSET: one <= other,
        INTERSECTS: bool(one & other),
    }[relation]


@pytest.mark.parametrize(("first", "second"), list(product(SAID, SAID)))
def test_the_table_says_what_sets_say(first: Relation, second: Relation) -> None:
    """Whatever three controls demand, the composed relation holds; and none that is stronger always does."""
    ends = [
        (one, other)
        for one, middle in product(SETS, SETS)
        if holds(first, one, middle)
        for other in SETS
        if holds(second, middle, other)
    ]
    always = [relation for relation in SAID if all(holds(relation, *pair) for pair in ends)]
    assert composed(first, second) == min(always, key=STRENGTH.__getitem__, default=None)


@pytest.mark.parametrize("relation", [one for one in Relation if one is not NONE])
def test_equal_and_equivalent_keep_the_other(relation: Relation) -> None:
    assert composed(EQUAL, relation) is composed(relation, EQUAL) is relation
    expected = EQUIVALENT if relation is EQUAL else relation
    assert composed(EQUIVALENT, relation) is composed(relation, EQUIVALENT) is expected


@pytest.mark.parametrize("relation", list(Relation))
def test_what_is_denied_leads_nowhere(relation: Relation) -> None:
    assert composed(NONE, relation) is composed(relation, NONE) is None


def test_brackets_change_nothing() -> None:
    def then(one: Relation | None, other: Relation | None) -> Relation | None:
        return composed(one, other) if one and other else None

    for one, two, three in product(Relation, repeat=3):
        assert then(then(one, two), three) == then(one, then(two, three))


def test_read_backwards_a_way_says_the_same_backwards() -> None:
    for first, second in product(Relation, repeat=2):
        there, back = composed(first, second), composed(second.backwards, first.backwards)
        assert (there and there.backwards) == back
