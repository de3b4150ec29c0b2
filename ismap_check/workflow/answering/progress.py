"""How far the answers are, chapter by chapter."""

from __future__ import annotations

from typing import NamedTuple

from ismap_check.model.catalogue import Catalogue, Group, Requirement
from ismap_check.workflow.answering.ground import Ground, Key


class Chapter(NamedTuple):
    """The leaves of one chapter (None: outside of any) that could be asked about, and those of them that are open."""

    catalogue: Catalogue
    group: Group | None
    whole: int
    open: int
    mandatory: int

    @property
    def done(self) -> int:
        """How many leaves are settled."""
        return self.whole - self.open


def chapters(ground: Ground) -> tuple[Chapter, ...]:
    """Return the progress of every chapter that holds leaves to ask about, in the order of the catalogues."""
    found: dict[tuple[str, Group | None], list[Key]] = {}
    for key in ground.scope:
        found.setdefault((key.catalogue, chapter_of(ground, key)), []).append(key)
    return tuple(_counted(ground, name, group, keys) for (name, group), keys in found.items())


def totals(ground: Ground) -> tuple[Chapter, ...]:
    """Return the progress of every catalogue as a whole."""
    found: dict[str, list[Key]] = {}
    for key in ground.scope:
        found.setdefault(key.catalogue, []).append(key)
    return tuple(_counted(ground, name, None, keys) for name, keys in found.items())


def chapter(ground: Ground, key: Key) -> Chapter:
    """Return the progress of the chapter that a control belongs to."""
    group = chapter_of(ground, key)
    keys = [one for one in ground.scope if one.catalogue == key.catalogue and chapter_of(ground, one) == group]
    return _counted(ground, key.catalogue, group, keys)


def chapter_of(ground: Ground, key: Key) -> Group | None:
    """Return the topmost group above a control."""
    return next(reversed([*ground.catalogues[key.catalogue].groups_above(key.control)]), None)


def _counted(ground: Ground, name: str, group: Group | None, keys: list[Key]) -> Chapter:
    waiting = [key for key in keys if key in ground.open]
    mandatory = sum(ground.control(key).requirement is Requirement.MANDATORY for key in waiting)
    return Chapter(ground.catalogues[name], group, len(keys), len(waiting), mandatory)
