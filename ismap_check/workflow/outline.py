"""A catalogue as its reader meets it: chapter by chapter, every control below what it belongs to."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from ismap_check.model.catalogue import Catalogue, Control, Group, Wording
from ismap_check.model.text import Text

Node = Group | Control


def outline(catalogue: Catalogue, root: str | None = None) -> Iterator[tuple[int, Node]]:
    """Yield (depth, node) for everything beneath ``root``, or for the whole catalogue; depth counts from 0."""
    beneath = _beneath(catalogue)
    waiting = [(0, node) for node in reversed(beneath.get(root, ()))]
    while waiting:
        depth, node = waiting.pop()
        yield depth, node
        waiting.extend((depth + 1, child) for child in reversed(beneath.get(node.id, ())))


def node_of(catalogue: Catalogue, node_id: str) -> Node | None:
    """Return the group or control with an id; a control's listed suffix may be left out (JUDGING, section 3).

    Width and case of letters do not matter where people name it: ``ｇｐ－ｇｏｖ－０１`` is ``GP-GOV-01``.
    """
    nodes: tuple[Node, ...] = (*catalogue.controls, *catalogue.groups)
    by_id = {_plain(node.id): node for node in nodes}
    spellings = [node_id, *(f"{node_id}.{suffix}" for suffix in catalogue.rules.id_suffixes)]
    return next((found for one in spellings if (found := by_id.get(_plain(one)))), None)


def text_of(control: Control, catalogue: Catalogue) -> Text | None:
    """Return a control's text, unless it is withheld (its title has said so already) or there are ids only."""
    return None if catalogue.withheld or catalogue.wording is Wording.NONE else control.text


def _plain(node_id: str) -> str:
    return unicodedata.normalize("NFKC", node_id).casefold()


def _beneath(catalogue: Catalogue) -> Mapping[str | None, tuple[Node, ...]]:
    children: dict[str | None, list[Node]] = {}
    nodes: tuple[Node, ...] = (*catalogue.groups, *catalogue.controls)
    for node in nodes:
        children.setdefault(node.parent, []).append(node)
    return {parent: tuple(nodes) for parent, nodes in children.items()}
