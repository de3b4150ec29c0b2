"""What a cell's text may be: how long, and what programs take for something else; how much room it takes."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 32_767
"""What a cell holds, in UTF-16 units."""

FORMULA_STARTS = frozenset("=+-@\t\r＝＋－＠")
"""A program that takes a cell's text for something typed, or saves it as CSV, would start a formula with these."""

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_WIDE = frozenset({"W", "F"})


def escaped(text: str) -> str:
    """Return a text in which ``_x000A_`` stays those seven characters, and is no escape of the format."""
    return _ESCAPE.sub("_x005F_", text) if "_x" in text else text


def is_too_long(text: str) -> bool:
    """Return whether a cell cannot hold the text."""
    return len(text) > LONGEST or len(text) + sum(character > "\uffff" for character in text) > LONGEST


def starts_formula(text: str) -> bool:
    """Return whether the text would start a formula if it were typed."""
    return text[:1] in FORMULA_STARTS


def width_of(text: str) -> int:
    """Return the columns that the longest line of the text takes; Japanese characters take two."""
    return max(map(_width, text.split("\n")))


def lines_of(text: str, columns: int) -> int:
    """Return how many lines the text takes when it is wrapped to so many columns."""
    return sum(max(1, -(-_width(line) // columns)) for line in text.split("\n"))


def _width(line: str) -> int:
    return len(line) if line.isascii() else sum(_columns(character) for character in line)


def _columns(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1
