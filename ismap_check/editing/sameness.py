"""Whether plain data are the same, and where they first differ; the order of keys says nothing, 1 is not true."""

from __future__ import annotations

from typing import Any

from ismap_check.model.diagnostic import Pointer


def same(one: Any, other: Any) -> bool:
    """Return whether two values say the same."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def first_difference(one: Any, other: Any) -> Pointer:
    """Return where two values that are not the same first differ, as far down as both have something."""
    if isinstance(one, dict) and isinstance(other, dict):
        below = ((key, value, other[key]) for key, value in one.items() if key in other)
    elif isinstance(one, list) and isinstance(other, list):
        below = ((place, *pair) for place, pair in enumerate(zip(one, other, strict=False)))
    else:
        return ()
    return next(((key, *first_difference(left, right)) for key, left, right in below if not same(left, right)), ())
