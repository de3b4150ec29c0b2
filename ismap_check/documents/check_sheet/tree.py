"""Nodes to groups and controls: which id stands above which, and which of them only order the others.

- Ids with dots are their own tree: 5 stands above 5.1, that above 5.1.1, whatever letters end an id.
- Any other item belongs to the groups its columns name, or to the heading above it.
- A heading, or a row with others beneath it that says nothing about a requirement, is a group if its id has at most two
  numbers. Everything else is a control. Where a catalogue is named that the sheet is like, that one's word counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ismap_check.documents.check_sheet.controls import control_of
from ismap_check.documents.check_sheet.ids import bare, depth
from ismap_check.documents.check_sheet.nodes import Node
from ismap_check.documents.check_sheet.wishes import Wishes
from ismap_check.model.catalogue import Catalogue, Control, Group, Requirement
from ismap_check.model.text import Text

DEEPEST_GROUP = 2
"""Numbers in the id of a group, where no catalogue says better: 5.1 is a section, 5.1.1 an objective."""


class Tree(NamedTuple):
    """The groups and controls of a sheet, in its order."""

    groups: tuple[Group, ...]
    controls: tuple[Control, ...]


def tree_of(nodes: Mapping[str, Node], wishes: Wishes) -> Tree:
    """Return groups and controls."""
    parents, added = _parents(nodes, wishes.like)
    groups = _groups(nodes, parents, wishes.like)
    own = [Group(id=one, title=_title(nodes[one]), parent=parents[one]) for one in nodes if one in groups]
    beneath: dict[str | None, list[str]] = {}
    for one in nodes:
        beneath.setdefault(parents[one], []).append(one)
    required: dict[str, Requirement] = {}
    for one in reversed([*nodes]):  # leaves before what they stand below, wherever the sheet has its headings on top
        required[one] = _requirement(
            nodes[one], [required[child] for child in beneath.get(one, ()) if child in required], wishes
        )
    controls = [control_of(nodes[one], parents[one], required[one], wishes) for one in nodes if one not in groups]
    return Tree((*added, *own), tuple(controls))


def _parents(nodes: Mapping[str, Node], like: Catalogue | None) -> tuple[dict[str, str | None], tuple[Group, ...]]:
    """Return what every node stands below, and groups of the other catalogue that the sheet leaves out."""
    by_number = {bare(one): one for one in reversed([*nodes])}
    parents: dict[str, str | None] = {}
    added: dict[str, Group] = {}
    for one, node in nodes.items():
        above = (_above(one, by_number) if node.numbered else None) or _below(node, nodes)
        parents[one] = above if above or like is None else _group_there(one, like, nodes, added)
    for one in nodes:
        if _is_in_ring(one, parents):
            parents[one] = None
    return parents, tuple(added.values())


def _is_in_ring(start: str, parents: Mapping[str, str | None]) -> bool:
    """Whether a node stands below itself: columns and ids may contradict each other (5 in a group called 5.1)."""
    seen = {start}
    node = parents.get(start)
    while node is not None and node not in seen:
        seen.add(node)
        node = parents.get(node)
    return node == start


def _above(control_id: str, by_number: Mapping[str, str]) -> str | None:
    """Return the node with the longest beginning of an id's numbers."""
    number = bare(control_id).rpartition(".")[0]
    while number:
        if number in by_number and by_number[number] != control_id:
            return by_number[number]
        number = number.rpartition(".")[0]
    return None


def _below(node: Node, nodes: Mapping[str, Node]) -> str | None:
    """Return the group that rows and columns put a node in; numbers that contradict it count for more."""
    above = nodes.get(node.below or "")
    if above is None or not (above.numbered and node.numbered and "." in bare(node.id)):
        return node.below
    return node.below if bare(node.id).startswith(f"{bare(above.id)}.") else None


def _group_there(control_id: str, like: Catalogue, nodes: Mapping[str, Node], added: dict[str, Group]) -> str | None:
    """Return the group that holds an id in the other catalogue; it and those above it come along if need be."""
    if control_id not in like.control_by_id:
        return None
    above = [group for group in like.groups_above(control_id) if group.id not in nodes]
    for group in reversed(above):
        added.setdefault(group.id, group)
    return next((group.id for group in like.groups_above(control_id)), None)


def _groups(nodes: Mapping[str, Node], parents: Mapping[str, str | None], like: Catalogue | None) -> set[str]:
    """Return the ids of groups; what stands below a control is none."""
    above = set(parents.values())
    groups = {one for one, node in nodes.items() if _orders(node, like, has_children=one in above)}
    pending = list(nodes)
    while pending:  # a heading below a control is an objective, and so is what follows from that
        wrong = [one for one in pending if one in groups and (top := parents[one]) in nodes and top not in groups]
        groups -= set(wrong)
        pending = list(groups) if wrong else []
    return groups


def _orders(node: Node, like: Catalogue | None, *, has_children: bool) -> bool:
    if like and node.id in like.parent_by_id:
        return node.id in like.group_by_id
    if node.item is None:
        return not (node.numbered and depth(node.id) > DEEPEST_GROUP)
    return has_children and node.item.requirement is None and depth(node.id) <= DEEPEST_GROUP


def _requirement(node: Node, below: list[Requirement], wishes: Wishes) -> Requirement:
    """Return what the sheet says, or else what was wished for, what the other catalogue says, the strictest below."""
    if node.item and node.item.requirement:
        return node.item.requirement
    if below and Requirement.MANDATORY in below:
        return Requirement.MANDATORY
    there = wishes.like.control_by_id.get(node.id) if wishes.like else None
    unsaid = (node.item.otherwise if node.item else None) or wishes.requirement
    return unsaid or (there.requirement if there else Requirement.SELECTABLE)


def _title(node: Node) -> Text:
    """Return what a group is called: its title, or else what its row says, or its id."""
    words = node.title or (node.item.text if node.item else "") or node.id
    return Text(words, words)
