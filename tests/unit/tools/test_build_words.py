"""Making the JSON words tables from the YAML ones."""

from __future__ import annotations

from tools.build_words import flatten


def test_nested_keys_become_dotted_ones_in_order() -> None:
    assert list(flatten({"b": {"c": "x", "a": "y"}, "a": "z"})) == ["b.c", "b.a", "a"]


def test_lists_stay_lists() -> None:
    assert flatten({"a": {"b": ["x", "y"]}}) == {"a.b": ["x", "y"]}
