"""Percentages as the records of results spell them, so that what is written and what is read back is one rule."""

from __future__ import annotations

from ismap_check.model.plain.pieces import Plain
from ismap_check.model.verdict import Numbers


def write_percents(numbers: Numbers) -> Plain:
    """Return the shares that stand beside the numbers, in percent; None where there is nothing to divide by."""
    return {
        "score": _percent(numbers.claimed, numbers.possible),
        "evidenced": _percent(numbers.evidenced, numbers.possible),
        "completeness": _percent(numbers.answered, numbers.in_scope),
        "selected": _percent(numbers.selected, numbers.selectable),
    }


def _percent(part: int, whole: int) -> str | None:
    """Return a share in percent, rounded down to one decimal (JUDGING, section 1)."""
    if whole == 0:
        return None
    tenths = part * 1000 // whole
    return f"{tenths // 10}.{tenths % 10}"
