"""Several results against one catalogue beside each other: chapter by chapter, control by control."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from ismap_check.model.catalogue import Catalogue, Control, Group
from ismap_check.model.result import CatalogueResult, ControlResult, GroupResult, Verdict
from ismap_check.model.verified import ReviewState

Judged = Mapping[str, CatalogueResult]
"""How each of those compared stands on one catalogue, by whatever names tell them apart, in their order."""


class Chapter(NamedTuple):
    """A chapter, and how each of those compared stands on it."""

    group: Group
    results: Mapping[str, GroupResult]


class Row(NamedTuple):
    """A leaf, and how each of those compared stands on it.

    ``corrected``: what reviews found, of those where that is another verdict than the one claimed.
    """

    control: Control
    results: Mapping[str, ControlResult]
    corrected: Mapping[str, Verdict]

    @property
    def verdicts(self) -> Mapping[str, Verdict | None]:
        """The verdicts with the options given; None: out of scope there."""
        return {key: judged.low.verdict for key, judged in self.results.items()}

    @property
    def differs(self) -> bool:
        """Whether the verdicts differ, as claimed or as reviews found."""
        claimed = self.verdicts
        return any(len(set(found.values())) > 1 for found in (claimed, {**claimed, **self.corrected}))

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
    found = {key: _corrected(one) for key, one in judged.items()}
    for leaf in leaves:
        corrected = {key: verdicts[leaf.id] for key, verdicts in found.items() if leaf.id in verdicts}
        yield Row(leaf, {key: one.control_by_id[leaf.id] for key, one in judged.items()}, corrected)


def _corrected(judged: CatalogueResult) -> Mapping[str, Verdict]:
    """Return what reviews found by control, where that is another verdict than the one claimed."""
    reviews = judged.verified.controls if judged.verified else ()
    return {one.control: one.verdict for one in reviews if one.state is ReviewState.CORRECTED and one.verdict}
