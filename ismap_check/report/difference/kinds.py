"""What differs of a catalogue's controls, kind by kind, in the order in which readers want it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ismap_check.model.difference import Aspect, CatalogueDifference, ControlDifference, Movement

WORDED = frozenset({Aspect.MEASURE, Aspect.EVIDENCE})
"""What a vendor does, and what shows it: where these changed, somebody has to read the answer again."""
REWORDED, OTHERWISE = "reworded", "otherwise"
"""The kinds of what changed though nothing moved: in measure or evidence, or in a reason and the like only."""
KEYS = (*(str(movement) for movement in Movement if movement is not Movement.CHANGED), REWORDED, OTHERWISE)
"""The keys of all kinds, in order."""


class Kind(NamedTuple):
    """Controls that differ in one way; ``key`` is one of :data:`KEYS`."""

    key: str
    controls: tuple[ControlDifference, ...]


def kinds_of(found: CatalogueDifference) -> Iterator[Kind]:
    """Yield every kind that there is any of: controls that moved, regressions first, then answers that changed."""
    moved = found.by_movement
    changed = moved[Movement.CHANGED]
    worded = tuple(one for one in changed if WORDED.intersection(one.aspects))
    others = tuple(one for one in changed if not WORDED.intersection(one.aspects))
    moves = (moved[Movement(key)] for key in KEYS[:-2])
    yield from (Kind(key, some) for key, some in zip(KEYS, (*moves, worded, others), strict=True) if some)
