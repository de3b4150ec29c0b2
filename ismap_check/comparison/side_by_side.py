"""Several results against one catalogue beside each other: chapter by chapter, control by control."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from ismap_check.model.catalogue import Catalogue, Control, Group
from ismap_check.model.result import CatalogueResult, ControlResult, GroupResult, Verdict

Judged = Mapping[str, CatalogueResult]
"""How each of those compared stands on one catalogue, by whatever names tell them apart, in their order."""


class Chapter(NamedTuple):
    """A chapter, and how each of those compared stands on it."""

    group: Group
    results: Mapping[str, GroupResult]


class Row(NamedTuple):
    """A leaf, and how each of those compared stands on it."""

    control: Control
    results: Mapping[str, ControlResult]

    @property
    def verdicts(self) -> Mapping[str, Verdict | None]:
        """The verdicts with the options given; None: out of scope there."""
        return {key: judged.low.verdict for key, judged in self.results.items()}

    @property
    def differs(self) -> bool:
        """Whether the verdicts differ."""
        return len({judged.low.verdict for judged in self.results.values()}) > 1

    @property
    def in_scope(self) -> bool:
        """Whether it is asked of any of them."""
        return any(judged.out_by is None for judged in self.results.values())


def chapters(catalogue: Catalogue, judged: Judged, asked: Container[str]) -> tuple[Chapter, ...]:
    """Return the chapters among the groups ``asked``, in catalogue order."""
    groups = {key: {group.id: group for group in one.groups} for key, one in judged.items()}
    return tuple(
        Chapter(group, {key: known[group.id] for key, known in groups.items()})
        for group in catalogue.groups
        if group.parent is None and group.id in asked
    )


def rows(leaves: Iterable[Control], judged: Judged) -> Iterator[Row]:
    """Yield a row for each leaf."""
    return (Row(leaf, {key: one.control_by_id[leaf.id] for key, one in judged.items()}) for leaf in leaves)
