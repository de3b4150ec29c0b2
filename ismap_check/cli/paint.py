"""Colours on a terminal, and nothing where there is none; colour never says what the words do not say."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from ismap_check.model.rows import NamedTuple

if TYPE_CHECKING:
    from ismap_check.report.blocks import Tone


class Ink(StrEnum):
    """The SGR codes (ECMA-48) in use: basic colours only, which every theme keeps readable."""

    BOLD = "1"
    DIM = "2"
    RED = "31"
    GREEN = "32"
    YELLOW = "33"


INK_OF_TONE: Mapping[str, Ink] = {
    "good": Ink.GREEN,
    "partial": Ink.YELLOW,
    "bad": Ink.RED,
    "muted": Ink.DIM,
}
"""By the value of a :class:`~ismap_check.report.blocks.Tone`: messages are coloured without waiting for the report."""


class Paint(NamedTuple):
    """Wraps text in colour codes if ``on``; text is measured and padded before it is painted."""

    on: bool

    def __call__(self, text: str, *inks: Ink) -> str:
        """Return ``text`` in the inks given."""
        return f"\x1b[{';'.join(inks)}m{text}\x1b[0m" if self.on and inks and text else text

    def tone(self, text: str, tone: Tone, *more: Ink) -> str:
        """Return ``text`` in the colour of a tone."""
        return self(text, INK_OF_TONE[tone], *more)
