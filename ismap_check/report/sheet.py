"""How many rows of each list fit on the one sheet for who decides: what must stand there is counted, the rest shared.

All heights are in rows of a table, which are about as high on paper from a browser and in a PDF.
"""

from __future__ import annotations

from collections.abc import Sequence

from ismap_check.model.rows import NamedTuple

SHEET = 35
"""What one sheet of A4 holds beside its title and its last lines."""
NOTICE, FRAME = 4, 4
"""A conclusion with its sentences, and a table without its rows: caption, headings, note."""


class Wish(NamedTuple):
    """A table that would like to stand on the sheet: its fewest rows, its most, and how high each is."""

    fewest: int
    most: int
    height: int = 1


def shared(room: int, wishes: Sequence[Wish]) -> tuple[int, ...]:
    """Return how many rows each table has, 0 for one that does not fit; the first wish comes first.

    Each that fits has its fewest rows before any has more.
    """
    rows = []
    for wish in wishes:
        least = FRAME + wish.fewest * wish.height
        fits = wish.most > 0 and least <= room
        rows.append(min(wish.fewest, wish.most) if fits else 0)
        room -= least if fits else 0
    for place, wish in enumerate(wishes):
        more = max(0, min(wish.most - rows[place], room // wish.height)) if rows[place] else 0
        rows[place] += more
        room -= more * wish.height
    return tuple(rows)
