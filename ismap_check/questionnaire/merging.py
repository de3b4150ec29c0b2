"""Join what two sides say, entry by entry: what only one side changed is taken, what both changed is a conflict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from ismap_check.questionnaire.asked import Entries, Key
from ismap_check.questionnaire.standing import NOTHING, mark_of


class Fate(StrEnum):
    """What became of an entry."""

    SAME = "same"
    """Both sides say the same."""
    KEPT = "kept"
    """Only the side that is there says it, or has changed it since."""
    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"
    CONFLICT = "conflict"
    """Both sides changed it, and not alike."""


class Prefer(StrEnum):
    """Which side wins a conflict: the one that is there, or the one that comes in."""

    KEEP = "keep"
    REPLACE = "replace"


class Merged(NamedTuple):
    """The entries of both sides, and what became of every single one; a conflict keeps what was there."""

    entries: Entries
    fates: Mapping[Key, Fate]

    def keys(self, *fates: Fate) -> tuple[Key, ...]:
        """Return the entries that met one of these fates, in order."""
        return tuple(key for key, fate in self.fates.items() if fate in fates)


def merged(there: Entries, coming: Entries, marks: Mapping[Key, str], prefer: Prefer | None = None) -> Merged:
    """Return what is ``there`` with what is ``coming``; ``marks`` are what the coming side started from, if known.

    Without a mark, something that both sides say differently is a conflict; nothing at all never wins over something.
    """
    entries: dict[Key, Any] = dict(there)
    fates: dict[Key, Fate] = {}
    for key in _keys(there, coming, marks):
        mine, theirs = there.get(key), coming.get(key)
        fate = _fate(mine, theirs, marks.get(key))
        taken = fate in {Fate.NEW, Fate.CHANGED, Fate.REMOVED} or (fate is Fate.CONFLICT and prefer is Prefer.REPLACE)
        if taken and theirs is None:
            entries.pop(key, None)
        elif taken:
            entries[key] = theirs
        fates[key] = fate
    return Merged(entries, fates)


def taken_whole(coming: Entries) -> Merged:
    """Return what is coming where nothing is there: every entry is new, empty answers too."""
    return Merged(coming, dict.fromkeys(coming, Fate.NEW))


def _keys(there: Entries, coming: Entries, marks: Mapping[Key, str]) -> Iterator[Key]:
    yield from there
    yield from (key for key in dict.fromkeys([*coming, *marks]) if key not in there)


def _fate(mine: Any, theirs: Any, mark: str | None) -> Fate:
    if mine == theirs:
        return Fate.SAME
    if mine is None and theirs == {}:
        return Fate.KEPT
    if mark is None or mark not in {mark_of(mine), mark_of(theirs)}:
        return _without_mark(mine, theirs, mark)
    if mark == mark_of(theirs):
        return Fate.KEPT
    if mine is None:
        return Fate.NEW
    return Fate.REMOVED if theirs is None else Fate.CHANGED


def _without_mark(mine: Any, theirs: Any, mark: str | None) -> Fate:
    """Return the fate where neither side is what the other started from."""
    if theirs is None or theirs == {}:
        return Fate.KEPT if mark in {None, NOTHING} else Fate.CONFLICT
    if mine is None or mine == {}:
        return Fate.NEW if mark in {None, NOTHING} else Fate.CONFLICT
    return Fate.CONFLICT
