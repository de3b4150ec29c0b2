"""Measure, pad, cut and wrap text by the columns it takes in fixed-width type: Japanese characters take two.

Characters of ambiguous width count one, as terminals with UTF-8 show them; the drawings of the terminal use none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

WIDE = frozenset({"W", "F"})
NOT_FIRST = frozenset("、。，．・：；？！）］｝〕〉》」』】々ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ,.:;?!)]}%”’")
"""Characters that never start a line (行頭禁則)."""
NOT_LAST = frozenset("（［｛〔〈《「『【([{“‘")
"""Characters that never end a line (行末禁則)."""
DIRECTION_MARKS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
UNPRINTABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})

_PIECES = re.compile(r"\s+|[!-~]+|.", re.DOTALL)


def width_of(text: str) -> int:
    """Return the columns ``text`` takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=8192)  # more than the characters of a long report
def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in WIDE else 1


def printable(text: str) -> str:
    """Return ``text`` without anything that could steer a terminal: escapes and direction marks become visible."""
    return "".join(f"<U+{ord(c):04X}>" if _steers(c) else c for c in text)


def _steers(character: str) -> bool:
    return unicodedata.category(character) in UNPRINTABLE or character in DIRECTION_MARKS


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """Fill ``text`` with spaces up to ``columns``; ``right`` puts the text at the right."""
    space = " " * (columns - width_of(text))
    return space + text if right else text + space


def shorten(text: str, columns: int) -> str:
    """Cut ``text`` to at most ``columns``, marking the cut with ``..``."""
    if width_of(text) <= columns:
        return text
    kept, used = "", 0
    for character in text:
        used += _columns(character)
        if used > columns - 2:
            break
        kept += character
    return f"{kept}.."


def wrap(text: str, columns: int, *, hang: int = 0) -> list[str]:
    """Break ``text`` into lines of at most ``columns``; lines after the first are indented by ``hang``.

    Lines in the text stay lines. Japanese breaks between characters where typesetting allows it, the rest at spaces;
    a longer word is cut. Where the indent leaves no room, lines are longer: each holds at least one character.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        indent = " " * hang if lines else ""
        lines.extend(_wrap_paragraph(paragraph, columns, indent, " " * hang))
    return lines


def _wrap_paragraph(text: str, columns: int, first: str, later: str) -> Iterator[str]:
    line, taken = first, width_of(first)
    for unit in _units(text, max(columns - len(later), 1)):
        if taken + width_of(unit.rstrip()) <= columns:
            line += unit
            taken += width_of(unit)
            continue
        if line.strip():
            yield line.rstrip()
            line = later + unit.lstrip()
        else:  # nothing but blanks so far: the unit needs their room
            line = first + unit.lstrip()
        taken = width_of(line)
    yield line.rstrip()


def _units(text: str, longest: int) -> Iterator[str]:
    """Yield pieces that stay together: a word with its spaces, a Japanese character with what must not leave it."""
    unit = ""
    for piece in _PIECES.findall(text):
        if unit and not (piece[0] in NOT_FIRST or unit[-1] in NOT_LAST or piece.isspace()):
            yield from _cut(unit, longest)
            unit = ""
        unit += piece
    yield from _cut(unit, longest)


def _cut(unit: str, longest: int) -> Iterator[str]:
    while width_of(unit.rstrip()) > longest:
        head = _head(unit, longest)
        yield head
        unit = unit[len(head) :]
    if unit:
        yield unit


def _head(text: str, columns: int) -> str:
    """Return the beginning of a text that fits, and at least one character."""
    used = 0
    for position, character in enumerate(text):
        used += _columns(character)
        if used > columns:
            return text[: max(position, 1)]
    return text
