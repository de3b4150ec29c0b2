"""Walk a catalogue's tree from the top: a value per node, made from its parent's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from ismap_check.model.catalogue import Catalogue

Value = TypeVar("Value")


def descend(catalogue: Catalogue, start: Value, step: Callable[[str, Value], Value]) -> Mapping[str, Value]:
    """Return a value per group and control, made from its parent's by ``step``; the roots' parent has ``start``."""
    parents = catalogue.parent_by_id
    values: dict[str | None, Value] = {None: start}
    for node_id in catalogue.parents_first:
        values[node_id] = step(node_id, values[parents[node_id]])
    return {node_id: value for node_id, value in values.items() if node_id is not None}
