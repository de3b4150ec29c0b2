"""Whether the options behind the better end can be had together (JUDGING, section 9)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from ismap_check.model.profile import Option


def options_apart(wanted: Iterable[str], options: Mapping[str, Option]) -> tuple[str, ...]:
    """Return those of the wanted options that exclude another wanted one, in order; empty if all go together."""
    pairs = combinations(sorted(set(wanted)), 2)
    apart = {name for pair in pairs if _exclude(*pair, options) for name in pair}
    return tuple(sorted(apart))


def _exclude(one: str, other: str, options: Mapping[str, Option]) -> bool:
    return other in _excluded(one, options) or one in _excluded(other, options)


def _excluded(name: str, options: Mapping[str, Option]) -> tuple[str, ...]:
    return options[name].excludes if name in options else ()
