"""An order among those compared, for whoever asks for one: per catalogue, because catalogues are never pooled.

The rule, in this order: the outcome, fewer unmet musts, the lower end of the score, of what is evidenced, completeness.
Options count as far as they were given. Who has no score ranks last (JUDGING, sections 8 and 9); equals share a place.
"""

from __future__ import annotations

from collections.abc import Callable
from math import lcm
from typing import NamedTuple

from ismap_check.comparison.candidates import Ground
from ismap_check.comparison.side_by_side import Judged
from ismap_check.model.result import CatalogueResult

_Share = Callable[[CatalogueResult], tuple[int, int]]
_SHARES: tuple[_Share, ...] = (
    lambda judged: (judged.low.claimed, judged.low.possible),
    lambda judged: (judged.low.evidenced, judged.low.possible),
    lambda judged: (judged.low.answered, judged.low.in_scope),
)


class Place(NamedTuple):
    """A place, counted from 1, and who has it."""

    place: int
    candidate: str


def ranking(ground: Ground) -> tuple[Place, ...]:
    """Return the order on one ground; after several with the same place the next is as far down as there are before."""
    keys = _keys(ground.judged)
    ordered = sorted(keys, key=lambda one: keys[one])
    return tuple(Place(1 + sum(keys[other] < keys[one] for other in keys), one) for one in ordered)


def _keys(judged: Judged) -> dict[str, tuple[int, ...]]:
    """Return what each is ordered by, smaller first; shares as whole numbers over one denominator, so exact."""
    wholes = [lcm(*(share(one)[1] or 1 for one in judged.values())) for share in _SHARES]
    return {
        key: (
            one.low.possible == 0,
            -one.outcome.rank,
            one.low.gaps,
            *(-_scaled(*share(one), whole) for share, whole in zip(_SHARES, wholes, strict=True)),
        )
        for key, one in judged.items()
    }


def _scaled(part: int, whole: int, over: int) -> int:
    return part * (over // whole) if whole else 0
