"""How much each control had to do with the change of the score, in whole numbers (JUDGING, section 11).

A control's contribution is e₂/P₂ − e₁/P₁, with the points e it earned and those P the whole catalogue could. Over the
common denominator P₁ × P₂ that is the whole number e₂ × P₁ − e₁ × P₂; all of them together are the change, exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ismap_check.model.catalogue import Catalogue
from ismap_check.model.difference import ChapterDifference, Side
from ismap_check.model.result import CatalogueResult, ControlResult, GroupResult

LOOSE = ""
"""The chapter of controls that stand in no group."""


class Scale(NamedTuple):
    """The points that both sides could earn; where one could earn none there is no score to explain."""

    before: int
    after: int

    @property
    def denominator(self) -> int:
        """What contributions are over; 0 where there are none."""
        return self.before * self.after

    def contribution(self, before: Side | None, after: Side | None) -> int:
        """Return a control's contribution over the denominator."""
        if not self.denominator:
            return 0
        was = before.judged.low.earned if before else 0
        now = after.judged.low.earned if after else 0
        return now * self.before - was * self.after


class Part(NamedTuple):
    """A leaf's contribution: whether its own points differ, or only what they are a part of; and its chapter."""

    chapter: str
    contribution: int
    moved: bool


def same_points(before: Side | None, after: Side | None) -> bool:
    """Whether a leaf earned and could earn the same on both sides, so that only the denominator can have an effect."""
    return _points(before) == _points(after)


def _points(side: Side | None) -> tuple[int, int]:
    judged: ControlResult | None = side.judged if side else None
    return (judged.possible, judged.low.earned) if judged else (0, 0)


def chapter_of(catalogue: Catalogue, control_id: str) -> str:
    """Return the group without a parent that a control stands in, or :data:`LOOSE`."""
    above = tuple(catalogue.groups_above(control_id))
    return above[-1].id if above else LOOSE


def chapters(
    before: tuple[Catalogue, CatalogueResult], after: tuple[Catalogue, CatalogueResult], parts: Iterable[Part]
) -> tuple[ChapterDifference, ...]:
    """Return the chapters of both editions with the sums of their parts; the newer edition's come first."""
    sums: dict[str, list[int]] = {chapter: [0, 0] for chapter in (*_chapters(after[0]), *_chapters(before[0]))}
    for part in parts:
        sums.setdefault(part.chapter, [0, 0])[0 if part.moved else 1] += part.contribution
    old, new = (_groups(judged) for _, judged in (before, after))
    return tuple(
        ChapterDifference(id=chapter, before=old.get(chapter), after=new.get(chapter), moved=moved, pooled=pooled)
        for chapter, (moved, pooled) in sums.items()
    )


def _chapters(catalogue: Catalogue) -> Iterable[str]:
    return (group.id for group in catalogue.groups if group.parent is None)


def _groups(judged: CatalogueResult) -> Mapping[str, GroupResult]:
    return {group.id: group for group in judged.groups}
