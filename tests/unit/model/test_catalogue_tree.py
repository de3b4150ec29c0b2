"""A catalogue's tree, whatever order its file has."""

from __future__ import annotations

from tests.unit.assessment.builders import catalogue


def test_parents_come_first() -> None:
    tree = catalogue(["L - O", "O - 1.1", "X -"], groups=["1.1 1", "1"])
    order = tree.parents_first
    assert sorted(order) == ["1", "1.1", "L", "O", "X"]
    assert all(order.index(parent) < order.index(node) for node, parent in tree.parent_by_id.items() if parent)


def test_what_hangs_on_nothing_is_not_reached() -> None:
    assert catalogue(["A - B", "B - A", "C -"]).parents_first == ("C",)
