"""Exact shares and contributions as hundredths of a percentage point, rounded so that what is printed adds up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ismap_check.model.difference import CatalogueDifference
from ismap_check.model.result import CatalogueResult
from ismap_check.report.numbers import DASH

HUNDREDTHS = 10_000
"""Hundredths of a percentage point in the whole score."""
MINUS = "−"


def hundredths(part: int, whole: int) -> int:
    """Return a share in hundredths of a percent, rounded down."""
    return part * HUNDREDTHS // whole


def fine_percent(part: int, whole: int) -> str:
    """Return a share with two decimals, rounded down: what moved by hundredths is told to the hundredth."""
    if not whole:
        return DASH
    units, rest = divmod(hundredths(part, whole), 100)
    return f"{units}.{rest:02} %"


def apportioned(parts: Sequence[int], denominator: int, total: int) -> tuple[int, ...]:
    """Return each part over the denominator in hundredths of a point, so that together they are ``total``.

    ``total`` is their sum, rounded up or down to a hundredth. Every part is rounded down, then what is missing goes to
    those that lost most; of equals the first gains.
    """
    exact = [divmod(part * HUNDREDTHS, denominator) for part in parts]
    lacking = total - sum(floor for floor, _ in exact)
    order = sorted(range(len(exact)), key=lambda place: -exact[place][1])
    raised = set(order[:lacking])
    return tuple(floor + (place in raised) for place, (floor, _) in enumerate(exact))


def signed(change: int) -> str:
    """Return hundredths of a point with their sign: ``+3.42``, ``−0.50``, ``0.00``."""
    sign = "+" if change > 0 else MINUS if change < 0 else ""
    whole, part = divmod(abs(change), 100)
    return f"{sign}{whole}.{part:02}"


class Shares(NamedTuple):
    """What is printed of the causes: by control, by chapter for the pooled rest, in hundredths of a point."""

    controls: Mapping[str, int]
    moved: Mapping[str, int]
    pooled: Mapping[str, int]

    @property
    def total(self) -> int:
        """The change of the score."""
        return sum(self.controls.values()) + sum(self.pooled.values())


def shares_of(found: CatalogueDifference, chapter_of: Mapping[str, str]) -> Shares | None:
    """Return the causes of a catalogue's change, None where a side has no score; all that is printed adds up.

    Together they are what lies between the two scores as they are printed.
    """
    if not found.denominator:
        return None
    moved = tuple(one for one in found.controls if one.contribution)
    pooled = tuple(chapter for chapter in found.chapters if chapter.pooled)
    parts = (*(one.contribution for one in moved), *(chapter.pooled for chapter in pooled))
    printed = apportioned(parts, found.denominator, _score(found.after) - _score(found.before))
    by_control = dict(zip((one.id for one in moved), printed, strict=False))
    by_chapter: dict[str, int] = {}
    for control, share in by_control.items():
        by_chapter[chapter_of[control]] = by_chapter.get(chapter_of[control], 0) + share
    rest = dict(zip((chapter.id for chapter in pooled), printed[len(moved) :], strict=True))
    return Shares(by_control, by_chapter, rest)


def _score(side: CatalogueResult) -> int:
    return hundredths(side.low.claimed, side.low.possible)
