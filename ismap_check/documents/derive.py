"""A derived edition: everything of its base that it does not leave out or say anew (DESIGN, section 4)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from ismap_check.documents.near import Suggestions
from ismap_check.documents.pieces import read_text
from ismap_check.documents.trouble import Site
from ismap_check.model.catalogue import Catalogue, Control, Group
from ismap_check.model.diagnostic import Diagnostic

Node = TypeVar("Node", Group, Control)

_being_loaded: ContextVar[tuple[str, ...]] = ContextVar("being_loaded", default=())


@contextmanager
def loading(ref: str) -> Iterator[tuple[str, ...]]:
    """Remember the editions being loaded, one inside the other; yields them, so that a ring of bases is seen."""
    token = _being_loaded.set((*_being_loaded.get(), ref))
    try:
        yield _being_loaded.get()
    finally:
        _being_loaded.reset(token)


def inherited(
    base: Catalogue, derived: Mapping[str, Any], groups: Sequence[Group], controls: Sequence[Control]
) -> tuple[tuple[Group, ...], tuple[Control, ...]]:
    """Return groups and controls of the derived edition: the base's without what is left out, with its own.

    A node of its own replaces the base's of the same id in its place; a new one comes after its last sibling.
    """
    gone = _beneath(base, set(derived.get("without") or ()))
    notes = {row["id"]: read_text(row["note"]) for row in derived.get("changed") or ()}
    kept_groups = _merged([group for group in base.groups if group.id not in gone], groups)
    kept_controls = _merged([_unmarked(control) for control in base.controls if control.id not in gone], controls)
    marked = tuple(
        dataclasses.replace(control, changed=notes[control.id]) if control.id in notes else control
        for control in kept_controls
    )
    return tuple(kept_groups), marked


def check_derived(
    base: Catalogue, catalogue: Catalogue, derived: Mapping[str, Any], site: Site
) -> Iterator[Diagnostic]:
    """Yield ids that are left out but not in the base, and ids marked as changed but not in the derived edition."""
    near = Suggestions()
    old = {*base.group_by_id, *base.control_by_id}
    for index, written in enumerate(derived.get("without") or ()):
        if written not in old:
            meant = near(written, old)
            yield site.at("without", index).error("unknown-derived-id", id=written, catalogue=base.ref, near=meant)
    for index, row in enumerate(derived.get("changed") or ()):
        written = row["id"]
        if written not in catalogue.control_by_id:
            meant = near(written, catalogue.control_by_id)
            place = site.at("changed", index, "id")
            yield place.error("unknown-derived-id", id=written, catalogue=catalogue.ref, near=meant)


def _unmarked(control: Control) -> Control:
    """Take off a mark of change: it compares the base with its own base, not with this edition."""
    return dataclasses.replace(control, changed=None) if control.changed else control


def _beneath(base: Catalogue, removed: set[str]) -> set[str]:
    """Return the ids with everything beneath them; parents may stand after their children."""
    parents = {group.id: group.parent for group in base.groups}
    parents |= {control.id: control.parent for control in base.controls}
    gone = set(removed)
    for node in parents:
        way = [node]
        while (parent := parents.get(way[-1])) is not None and way[-1] not in gone:
            way.append(parent)
        if way[-1] in gone:
            gone.update(way)
    return gone


def _merged(kept: Sequence[Node], own: Iterable[Node]) -> list[Node]:
    anew = {node.id: node for node in own}
    merged = [anew.pop(node.id, node) for node in kept]
    for node in anew.values():
        siblings = [index for index, other in enumerate(merged) if node.parent in (other.parent, other.id)]
        merged.insert(siblings[-1] + 1 if siblings else len(merged), node)
    return merged
