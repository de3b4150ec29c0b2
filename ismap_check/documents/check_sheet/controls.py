"""One node of a sheet as a control; what the sheet does not say is taken from the catalogue it is like."""

from __future__ import annotations

import re

from ismap_check.documents.check_sheet.nodes import Node
from ismap_check.documents.check_sheet.wishes import Wishes
from ismap_check.model.catalogue import Control, Requirement
from ismap_check.model.text import Text

WORKBOOK = "workbook"
"""The key under which a catalogue's sources name the file it was taken from."""

LONGEST_TITLE = 40
"""Characters of a text that stand for its title where a sheet has none."""

_SENTENCE = re.compile(r"[^\n。.]+")
_BREAK = re.compile(r"[ 　]*\n[ 　]*")


def control_of(node: Node, parent: str | None, requirement: Requirement, wishes: Wishes) -> Control:
    """Return the control; one wording stands for both languages."""
    there = wishes.like.control_by_id.get(node.id) if wishes.like else None
    item = node.item
    text = (item.text if item else "") or node.title
    responsibility = (item.responsibility if item else None) or (there.responsibility if there else None)
    return Control(
        id=node.id,
        parent=parent,
        requirement=requirement,
        title=_said(one_line(node.title) or first_words(text)),
        text=_said(text),
        provenance=wishes.provenance,
        source=WORKBOOK,
        responsibility=responsibility,
        inheritable=there.inheritable if there else True,
        weight=there.weight if there else None,
        evidence=tuple(_said(one) for one in (item.evidence if item else ())),
        applies_when=there.applies_when if there else {},
        tags=there.tags if there else (),
    )


def one_line(title: str) -> str:
    """Return a title without its line breaks; between Japanese words no blank takes their place."""
    joined = _BREAK.sub("\n", title)
    return re.sub(r"(?<=[ -~])\n(?=[ -~])", " ", joined).replace("\n", "")


def first_words(text: str) -> str:
    """Return the beginning of a text as a title: its first sentence, cut where it is long."""
    found = _SENTENCE.search(text)
    words = (found[0] if found else text).strip()
    return words if len(words) <= LONGEST_TITLE else f"{words[: LONGEST_TITLE - 1]}…"


def _said(words: str) -> Text:
    return Text(words, words)
