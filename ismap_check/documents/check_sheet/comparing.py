"""Hold an imported catalogue against another one: which ids only one of them has, and what differs in the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ismap_check.documents.suffixes import without_suffix
from ismap_check.model.catalogue import Catalogue


class Comparison(NamedTuple):
    """Ids of controls, in catalogue order.

    ``endings`` pairs ours with theirs where only the ending differs, ``requirements`` are ours that differ in theirs.
    """

    other: str
    common: int
    only_ours: tuple[str, ...]
    only_theirs: tuple[str, ...]
    endings: tuple[tuple[str, str], ...]
    requirements: tuple[str, ...]


def compared(ours: Catalogue, theirs: Catalogue) -> Comparison:
    """Return how two catalogues differ; an id is the same with and without an ending that either allows to leave out.

    Requirements are compared where both have a leaf: only leaves are judged.
    """
    mine, other = _by_number(ours, theirs), _by_number(theirs, ours)
    common = [number for number in mine if number in other]
    leaves = [number for number in common if ours.is_leaf(mine[number]) and theirs.is_leaf(other[number])]
    return Comparison(
        other=theirs.ref,
        common=len(common),
        only_ours=tuple(one for number, one in mine.items() if number not in other),
        only_theirs=tuple(one for number, one in other.items() if number not in mine),
        endings=tuple((mine[number], other[number]) for number in common if mine[number] != other[number]),
        requirements=tuple(
            mine[number]
            for number in leaves
            if ours.control_by_id[mine[number]].requirement is not theirs.control_by_id[other[number]].requirement
        ),
    )


def nearest(ours: Catalogue, others: Iterable[Catalogue]) -> Catalogue | None:
    """Return the catalogue with the most ids in common; None if none shares at least half of ours."""
    shared = [(len(_by_number(ours, one).keys() & _by_number(one, ours).keys()), one) for one in others]
    count, best = max(shared, key=lambda pair: pair[0], default=(0, None))
    return best if 2 * count >= len(ours.controls) else None


def _by_number(catalogue: Catalogue, other: Catalogue) -> Mapping[str, str]:
    suffixes = {*catalogue.rules.id_suffixes, *other.rules.id_suffixes}
    return {without_suffix(control.id, tuple(suffixes)): control.id for control in catalogue.controls}
