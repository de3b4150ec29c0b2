"""What differs between two catalogues, usually two editions of one: what is new, gone or changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ismap_check.coverage.sameness import Editions
from ismap_check.model.catalogue import Catalogue, Control, Fact, Group
from ismap_check.model.text import Text

Node = Group | Control
Value = Text | tuple[Text, ...] | str | int | bool | None
"""A value before or after; what has a form of its own (a condition, a period) stands as text."""


class Change(NamedTuple):
    """One property that differs; ``what`` is its name in the catalogue's file."""

    what: str
    old: Value
    new: Value


class NodeChanges(NamedTuple):
    """A group or control that both have: what an edition notes about it, and the properties that differ."""

    node: Node
    note: Text | None
    changes: tuple[Change, ...]


class EditionDiff(NamedTuple):
    """Everything that differs, in the order of the catalogues; ``whole`` is about the catalogue itself."""

    old: Catalogue
    new: Catalogue
    whole: tuple[Change, ...]
    added: tuple[Node, ...]
    removed: tuple[Node, ...]
    changed: tuple[NodeChanges, ...]


def diff_editions(old: Catalogue, new: Catalogue) -> EditionDiff:
    """Return what differs from ``old`` to ``new``."""
    before, after = _nodes(old), _nodes(new)
    notes = Editions.of(old, new).notes()
    both = (
        _compared(before[node_id], node, notes.get(node_id)) for node_id, node in after.items() if node_id in before
    )
    return EditionDiff(
        old=old,
        new=new,
        whole=tuple(_whole(old, new)),
        added=tuple(node for node_id, node in after.items() if node_id not in before),
        removed=tuple(node for node_id, node in before.items() if node_id not in after),
        changed=tuple(one for one in both if one.changes or one.note),
    )


def _nodes(catalogue: Catalogue) -> Mapping[str, Node]:
    groups: dict[str, Node] = {group.id: group for group in catalogue.groups}
    return groups | {control.id: control for control in catalogue.controls}


def _compared(old: Node, new: Node, note: Text | None) -> NodeChanges:
    before, after = _properties(old), _properties(new)
    changes = (Change(what, before.get(what), after.get(what)) for what in dict.fromkeys((*after, *before)))
    return NodeChanges(new, note, tuple(change for change in changes if change.old != change.new))


def _properties(node: Node) -> Mapping[str, Value]:
    """Return the properties that are compared; a mark of change and where the wording comes from are none."""
    shared: dict[str, Value] = {"parent": node.parent, "title": node.title}
    if isinstance(node, Group):
        return shared
    return {
        "requirement": str(node.requirement),
        "responsibility": node.responsibility and str(node.responsibility),
        "weight": node.weight,
        "inheritable": node.inheritable,
        "applies_when": _condition(node.applies_when),
        **shared,
        "text": node.text,
        "focus": node.focus,
        "evidence": node.evidence,
    }


def _condition(applies_when: Mapping[str, tuple[bool | int | str, ...]]) -> str | None:
    told = (f"{fact}: {', '.join(_said(value) for value in values)}" for fact, values in sorted(applies_when.items()))
    return "; ".join(told) or None


def _said(value: bool | int | str) -> str:  # noqa: FBT001 -- a value, not a switch
    return str(value).lower() if isinstance(value, bool) else str(value)


def _whole(old: Catalogue, new: Catalogue) -> Iterator[Change]:
    before, after = _head(old), _head(new)
    for what in dict.fromkeys((*after, *before)):
        if before.get(what) != after.get(what):
            yield Change(what, before.get(what), after.get(what))


def _head(catalogue: Catalogue) -> Mapping[str, Value]:
    """Return what a catalogue decides for all its controls: weights, rules, questions of fact."""
    rules = catalogue.rules
    period = rules.period
    return {
        **{f"weights.{requirement}": weight for requirement, weight in catalogue.weights.items()},
        "rules.mandatory_exclusion": str(rules.mandatory_exclusion),
        "rules.selection": rules.selection,
        "rules.measure_required": rules.measure_required,
        "rules.inheritance": str(rules.inheritance),
        "rules.period": f"{period.min_months}-{period.max_months}, {period.validity_months}" if period else None,
        "rules.id_suffixes": ", ".join(rules.id_suffixes) or None,
        **{f"facts.{fact.id}": _question(fact) for fact in catalogue.facts.values()},
    }


def _question(fact: Fact) -> str:
    values = ", ".join(_said(value) for value in fact.values)
    return f"{fact.type} ({values})" if values else str(fact.type)
