"""What a group or control is called; a catalogue of ids only has nothing but the ids."""

from __future__ import annotations

from ismap_check.model.catalogue import Control, Group
from ismap_check.model.text import Language


def title_of(node: Group | Control, language: Language) -> str:
    """Return the title; nothing where it only repeats the id."""
    title = node.title.pick(language)
    return "" if title == node.id else title


def name_of(node: Group | Control, language: Language) -> str:
    """Return id and title."""
    return f"{node.id} {title_of(node, language)}".rstrip()
