"""Characters for which no font has a glyph: found by setting them on trial, and written out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

MOST_TRIED = 2_000
"""Rarer texts than this are made to waste time; what is beyond is written out untried."""

Settable = Callable[[str], bool]
"""Whether a text can be set: every character has a glyph."""


def written_out(data: str, can_be_set: Settable) -> str:
    """Return ``data`` with each character that cannot be set as its number, such as ``[U+2A6D6]``."""
    rare = sorted({char for char in data if not _is_common(char)})
    missing = {*_missing("".join(rare[:MOST_TRIED]), can_be_set), *rare[MOST_TRIED:]}
    return data.translate({ord(char): f"[U+{ord(char):04X}]" for char in missing})


def _missing(chars: str, can_be_set: Settable) -> Iterator[str]:
    """Yield those without a glyph, halving until each is found: most texts hold none, or very few."""
    if not chars or can_be_set(" ".join(chars)):
        return
    if len(chars) == 1:
        yield chars
        return
    middle = len(chars) // 2
    yield from _missing(chars[:middle], can_be_set)
    yield from _missing(chars[middle:], can_be_set)


def _is_common(char: str) -> bool:
    """Return whether every Japanese font has it: the characters of Shift JIS as Windows knows it."""
    try:
        char.encode("cp932")
    except UnicodeEncodeError:
        return False
    return not "\ue000" <= char <= "\uf8ff"
