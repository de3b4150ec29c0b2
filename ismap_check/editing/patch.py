"""Replacements of stretches of a text, and how they reach the bytes of a file: its line ends and its mark stay."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from ismap_check.sources.normal_form import BOM


class Patch(NamedTuple):
    """What stands from ``start`` to ``end`` becomes ``text``; offsets into the text as ``sources`` reads it."""

    start: int
    end: int
    text: str


def patched(raw: bytes, patches: Iterable[Patch]) -> bytes | None:
    """Return the file with all patches, None where two of them want something else of the same stretch.

    ``raw`` is UTF-8; new lines end as most of the file's do.
    """
    ordered = _joined(sorted(patches, key=lambda patch: (patch.start, patch.end)))
    if any(one.end > other.start for one, other in pairwise(ordered)):
        return None
    mark = BOM if raw.startswith(BOM) else b""
    text = raw.removeprefix(BOM).decode("utf-8")
    offsets = _Offsets(text)
    pieces: list[str] = []
    done = 0
    for patch in ordered:
        start, end = offsets.of(patch.start), offsets.of(patch.end)
        pieces += [text[done:start], patch.text.replace("\n", offsets.line_end)]
        done = end
    return mark + "".join([*pieces, text[done:]]).encode("utf-8")


def _joined(ordered: Iterable[Patch]) -> list[Patch]:
    """Return patches with removals that overlap as one."""
    joined: list[Patch] = []
    for patch in ordered:
        before = joined[-1] if joined else None
        if before and not before.text and not patch.text and patch.start < before.end:
            joined[-1] = Patch(before.start, max(before.end, patch.end), "")
        else:
            joined.append(patch)
    return joined


class _Offsets:
    """Turns offsets into the text with LF line ends, in rising order, into offsets into the text as it stands."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\r\n")
        self._line = 0
        self._settled = len(self._lines[0])
        returns = len(self._lines) - 1
        self.line_end = "\r\n" if returns * 2 > text.count("\n") else "\n"

    def of(self, offset: int) -> int:
        """Return the offset into the text as it stands; a break of two characters is passed as a whole."""
        while offset > self._settled:
            self._line += 1
            self._settled += 1 + len(self._lines[self._line])
        return offset + self._line
