"""What every page on a terminal is drawn with: the words, the columns to fill, paint, bars, texts that are safe.

Drawings are ASCII, because every console has it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NamedTuple

from ismap_check.cli import streams
from ismap_check.cli.paint import Paint
from ismap_check.cli.session import Session
from ismap_check.i18n.width import printable
from ismap_check.i18n.words import Words
from ismap_check.report.blocks import Fill, Segment
from ismap_check.report.numbers import DASH

BAR_CELLS = 20
MARKS = {Fill.FULL: "#", Fill.PALE: "=", Fill.STRIPED: "~"}


class Screen(NamedTuple):
    """Where a page is drawn: the words, the columns to fill, colour or none."""

    words: Words
    columns: int
    paint: Paint

    def term(self, key: str, **params: str | int) -> str:
        """Return a word of the terminal."""
        return self.words(f"terminal.{key}", **params)


def screen_of(session: Session) -> Screen:
    """Return the screen that this run writes its outcome on: standard output."""
    paint = Paint(streams.wants_colour(sys.stdout, session.environment))
    return Screen(words=session.words, columns=streams.columns(sys.stdout), paint=paint)


def bar_of(drawing: Sequence[Segment]) -> str:
    """Return the bar; each part ends where its share ends, rounded down, so only a whole fills it."""
    cells, reached = "", 0
    for segment in drawing:
        reached += segment.share
        end = reached * BAR_CELLS // 1000
        cells += MARKS[segment.fill] * (end - len(cells))
    return f"[{cells.ljust(BAR_CELLS, '.')}]"


def plain(text: str) -> str:
    """Return vendor's or catalogue's text safe for a terminal, in one line; consoles of Japan lack the en dash."""
    return printable(" ".join(text.split())).replace(DASH, "-")
