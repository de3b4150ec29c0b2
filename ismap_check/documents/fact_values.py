"""Whether values fit a fact: its type, and the values it may take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ismap_check.model.catalogue import Fact, FactType

_PYTHON: dict[FactType, type] = {
    FactType.BOOLEAN: bool,
    FactType.INTEGER: int,
    FactType.TEXT: str,
    FactType.LIST: str,
}


def fits_type(fact: Fact, value: bool | int | str) -> bool:  # noqa: FBT001 - a value, not a switch
    """Return whether a single value (one item of a list) has the type of the fact."""
    return type(value) is _PYTHON[fact.type]


def misfits(fact: Fact, values: Sequence[bool | int | str]) -> Iterator[int]:
    """Yield the positions of values the fact can never take."""
    for position, value in enumerate(values):
        if not fits_type(fact, value) or (fact.values and value not in fact.values):
            yield position
