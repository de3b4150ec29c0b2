"""The mark that keeps a text what it is: a straight apostrophe in front, as spreadsheets know it.

A *literal* is a text that would be read as something else: blanks at its ends would get lost, an empty text would be no
answer. In a table (CSV) a program would moreover calculate ``=1+1`` and shorten ``9.10``: those get a mark too.
"""

from __future__ import annotations

import re

from ismap_check.workbooks.cell_text import starts_formula

MARK = "'"
BLANKS = " \u3000\u00a0\n"
"""What is taken away around the text of a cell when it is read."""

_TYPED = re.compile(r"[0-9０-９.,:/\\%¥$()\-+ eE年月日時分秒]{1,64}")
_CODED = re.compile(r"_(?='*x[0-9A-Fa-f]{4}_)")
_PLAIN = re.compile(r"_'(?='*x[0-9A-Fa-f]{4}_)")
_CONSTANTS = frozenset({"true", "false"})


def literal(text: str) -> str:
    """Return a text marked as what it is; a second mark closes it where its end would not be seen."""
    closing = MARK if not text or text[-1] in BLANKS or text.endswith(MARK) else ""
    return f"{MARK}{text}{closing}"


def needs_literal(text: str) -> bool:
    """Whether a text cannot stand in a cell as it is."""
    return text.startswith(MARK) or text != text.strip(BLANKS) or not text


def unmarked(text: str) -> str | None:
    """Return the text of a literal; None for what is none."""
    if not text.startswith(MARK):
        return None
    return text[1:].removesuffix(MARK)


def uncoded(text: str) -> str:
    """Return a text in which ``_x0041_`` is no code for a character: programs forget that it never was one."""
    return _CODED.sub("_'", text) if "_" in text else text


def recoded(text: str) -> str:
    """Return the text as it was before :func:`uncoded`."""
    return _PLAIN.sub("_", text) if "_'" in text else text


def defused(text: str) -> str:
    """Return the text of a cell as it may stand in a table that any program opens."""
    return MARK + text if _alive(text) else text


def fused(text: str) -> str:
    """Return the text of a cell as it was before it was defused."""
    return text[1:] if text.startswith(MARK) and _alive(text[1:]) else text


def _alive(text: str) -> bool:
    """Whether a program would make something else of a text, or of what is behind its mark."""
    bare = text.lstrip(MARK)
    typed = _TYPED.fullmatch(bare) and any(character.isdigit() for character in bare)
    return starts_formula(bare) or bool(typed) or bare.lower() in _CONSTANTS
