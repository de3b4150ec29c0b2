"""The differences between two editions in reading order, and as plain data for other programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ismap_check.coverage.edition_diff import Change, EditionDiff, Node, NodeChanges, Value
from ismap_check.model.catalogue import Catalogue, Control
from ismap_check.model.plain.pieces import Plain, write_text
from ismap_check.model.text import Text
from ismap_check.workflow.outline import outline


def in_reading_order(diff: EditionDiff) -> EditionDiff:
    """Return the differences chapter by chapter, as readers of a catalogue meet them."""
    places = {**_places(diff.old), **_places(diff.new)}
    return diff._replace(
        added=tuple(sorted(diff.added, key=lambda node: places[node.id])),
        removed=tuple(sorted(diff.removed, key=lambda node: places[node.id])),
        changed=tuple(sorted(diff.changed, key=lambda one: places[one.node.id])),
    )


def _places(catalogue: Catalogue) -> Mapping[str, int]:
    return {node.id: place for place, (_, node) in enumerate(outline(catalogue))}


def difference_data(diff: EditionDiff, old: Catalogue, new: Catalogue) -> Plain:
    """Return the differences; ``old`` and ``new`` are the catalogues as they may be shown.

    Where wording is withheld, what is reworded is named, and its words are null.
    """
    shown = not (old.withheld or new.withheld)
    return {
        "from": old.ref,
        "to": new.ref,
        "catalogue": [_change(change, shown=shown) for change in diff.whole],
        "added": [_node(node, diff.new, shown=not new.withheld) for node in diff.added],
        "removed": [_node(node, diff.old, shown=not old.withheld) for node in diff.removed],
        "changed": [_changes(one, diff.new, shown=shown) for one in diff.changed],
    }


def _node(node: Node, catalogue: Catalogue, *, shown: bool) -> Plain:
    kind = "group"
    if isinstance(node, Control):
        kind = "detail" if catalogue.is_leaf(node.id) else "objective"
    return {"id": node.id, "kind": kind, "title": write_text(node.title) if shown else None}


def _changes(one: NodeChanges, catalogue: Catalogue, *, shown: bool) -> Plain:
    return {
        **_node(one.node, catalogue, shown=shown),
        "note": write_text(one.note) if one.note and shown else None,
        "changes": [_change(change, shown=shown) for change in one.changes],
    }


def _change(change: Change, *, shown: bool) -> Plain:
    return {
        "what": change.what,
        "from": _value(change.old, shown=shown),
        "to": _value(change.new, shown=shown),
    }


def _value(value: Value, *, shown: bool) -> Any:
    match value:
        case Text():
            return write_text(value) if shown else None
        case tuple():
            return [write_text(text) for text in value] if shown else None
        case _:
            return value
