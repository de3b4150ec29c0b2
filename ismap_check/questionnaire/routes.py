"""Paths of facts, as people see them, and where they lead in a profile: ``registrations[1].number``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ismap_check.model.diagnostic import Pointer
from ismap_check.model.text import Text
from ismap_check.questionnaire.asked import Field, Form
from ismap_check.questionnaire.fields import Branch, Leaf, Many, Node, joined, profile_fields

_STEP = re.compile(r"(?:^|\.)([a-z_]+)|\[([^\[\]]+)\]")


class Route(NamedTuple):
    """Where a path leads: ``steps`` count the things of a list from 0; ``field`` is what stands there."""

    steps: Pointer
    field: Field


def route_of(path: str) -> Route | None:
    """Return where a path leads, None if a profile has no such field."""
    found = list(_STEP.finditer(path))
    if not found or "".join(one[0] for one in found) != path:
        return None
    node: Node = profile_fields()
    steps: list[str | int] = []
    for one in found:
        step = _step(node, one[1], one[2])
        if step is None:
            return None
        steps.append(step[0])
        node = step[1]
    if isinstance(node, Leaf):
        return Route(tuple(steps), node.field)
    if isinstance(node, Branch) and found[-1][2] is not None:
        return Route(tuple(steps), Field("", Form.PRESENCE, node.label))
    return None


def label_at(pointer: Pointer) -> Text | None:
    """Return what stands at a place in a profile, in words, with the section it belongs to; None for no fact."""
    whole = profile_fields()
    node: Node = whole
    for step in pointer:
        if isinstance(node, Many):
            node = node.each
        elif isinstance(node, Branch) and step in node.below:
            node = node.below[str(step)]
        else:
            return None
    label = node.field.label if isinstance(node, Leaf) else node.label
    section = whole.below[str(pointer[0])]
    return label if isinstance(section, Leaf) else joined(section.label, label)


def flattened(data: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield path and value of every fact of a profile's plain data, in the order of its schema."""
    yield from _values(profile_fields(), data, "")


def pointers(paths: Iterable[str]) -> dict[str, Pointer]:
    """Return where each path leads when all of them stand in one profile: numbers left out in a list close up.

    Paths that lead nowhere are left out.
    """
    routes = {path: route.steps for path in paths if (route := route_of(path))}
    numbers: dict[Pointer, set[int]] = {}
    for steps in routes.values():
        for place, step in enumerate(steps):
            if isinstance(step, int):
                numbers.setdefault(steps[:place], set()).add(step)
    ranks = {above: {number: rank for rank, number in enumerate(sorted(below))} for above, below in numbers.items()}
    return {path: tuple(_ranked(steps, ranks)) for path, steps in routes.items()}


def _ranked(steps: Pointer, ranks: Mapping[Pointer, Mapping[int, int]]) -> Iterator[str | int]:
    for place, step in enumerate(steps):
        yield ranks[steps[:place]][step] if isinstance(step, int) else step


def _step(node: Node, name: str | None, item: str | None) -> tuple[str | int, Node] | None:
    if isinstance(node, Branch) and name and name in node.below:
        return name, node.below[name]
    if not isinstance(node, Many) or item is None:
        return None
    if node.keyed:
        return item, node.each
    return (int(item) - 1, node.each) if item.isascii() and item.isdigit() and int(item) > 0 else None


def _values(node: Node, value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(node, Leaf):
        yield path, value
    elif isinstance(node, Many):
        pairs = value.items() if node.keyed else enumerate(value, start=1)
        for key, item in pairs:
            yield from _values(node.each, item, f"{path}[{key}]")
    else:
        fields = value if isinstance(value, dict) else {next(iter(node.below)): value}
        if not fields and path.endswith("]"):
            yield path, {}
        for key, below in node.below.items():
            if key in fields:
                yield from _values(below, fields[key], f"{path}.{key}" if path else key)
