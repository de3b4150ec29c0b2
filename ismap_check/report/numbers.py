"""Exact integers to the numbers a reader sees: shares rounded down once, points in halves, ranges."""

from __future__ import annotations

DASH = "–"


def tenths(part: int, whole: int) -> int | None:
    """Return a share in tenths of a percent, rounded down; None where there is nothing to share."""
    return part * 1000 // whole if whole else None


def percent(share: int) -> str:
    """Return tenths of a percent as text with its unit: ``700`` is ``70.0 %``."""
    return f"{share // 10}.{share % 10} %"


def percents(low: int | None, high: int | None) -> str:
    """Return one share, or the range between two with the unit once; a dash where there is none."""
    if low is None or high is None:
        return DASH
    return percent(low) if low == high else f"{low // 10}.{low % 10} {DASH} {percent(high)}"


def halves(count: int) -> str:
    """Return whole half-points as points: ``7`` is ``3.5``."""
    return f"{count // 2}.5" if count % 2 else str(count // 2)


def span(low: str, high: str) -> str:
    """Return one value, or a range where the ends differ."""
    return low if low == high else f"{low} {DASH} {high}"


def points(low: int, high: int, possible: int) -> str:
    """Return earned of possible, in half-points: ``3.5/5``, ``3/6 – 6/6``; a dash where nothing can be earned."""
    if not possible:
        return DASH
    whole = halves(possible)
    return span(f"{halves(low)}/{whole}", f"{halves(high)}/{whole}")
