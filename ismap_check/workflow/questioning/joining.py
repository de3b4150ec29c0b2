"""Join profiles that several people wrote: answer by answer, and never one over another unasked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ismap_check.documents.loaded import LoadedDocument
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.plain.profile import write_profile
from ismap_check.questionnaire.asked import Entries, Key
from ismap_check.questionnaire.collected import Collected
from ismap_check.questionnaire.entries import entries_of
from ismap_check.questionnaire.merging import Fate, Merged, Prefer, merged
from ismap_check.sources.limits import Limits
from ismap_check.sources.source import Source
from ismap_check.workflow.profile_editing import OpenProfile, open_profile
from ismap_check.workflow.questioning.taking_in import Returned, TakenIn, checked
from ismap_check.workflow.shelf import Shelf

NOTHING_READ = Collected({}, {}, {}, {}, ())


class Step(NamedTuple):
    """One profile that was joined with those before it: its name, what it says, and what became of every entry."""

    name: str
    there: Entries
    coming: Entries
    joined: Merged

    @property
    def conflicts(self) -> tuple[Key, ...]:
        """What both sides say differently."""
        return self.joined.keys(Fate.CONFLICT)


class Joined(NamedTuple):
    """What came of it; ``taken`` has no profile while there are conflicts."""

    taken: TakenIn
    steps: tuple[Step, ...]


def join_profiles(names: Sequence[str], prefer: Prefer | None, shelf: Shelf, limits: Limits) -> LoadedDocument[Joined]:
    """Return the first profile with what the others add, or everything that is wrong with any of them."""
    opened = [open_profile(name, shelf, limits) for name in names]
    said: tuple[Diagnostic, ...] = tuple(one for read in opened for one in read.diagnostics)
    sources: tuple[Source, ...] = tuple(source for read in opened for source in read.sources)
    profiles = [read.value for read in opened if read.value]
    if len(profiles) < len(names):
        return LoadedDocument(None, said, sources)
    steps = tuple(_steps(names, profiles, prefer))
    taken = _taken(steps[-1], profiles)
    if prefer is None and any(step.conflicts for step in steps):
        return LoadedDocument(Joined(taken, steps), said, sources)
    returned = Returned(names[0], NOTHING_READ, taken.catalogues)
    whole = checked(taken.joined.entries, returned, shelf, limits)
    said = (*said, *whole.diagnostics)
    if whole.value is None:
        return LoadedDocument(None, said, sources)
    return LoadedDocument(Joined(taken._replace(profile=whole.value), steps), said, sources)


def _steps(names: Sequence[str], profiles: Sequence[OpenProfile], prefer: Prefer | None) -> list[Step]:
    there: Entries = entries_of(write_profile(profiles[0].profile))
    steps = []
    for name, opened in zip(names[1:], profiles[1:], strict=True):
        coming = entries_of(write_profile(opened.profile))
        joined = merged(there, coming, {}, prefer)
        steps.append(Step(name, there, coming, joined))
        there = joined.entries
    return steps


def _taken(last: Step, profiles: Sequence[OpenProfile]) -> TakenIn:
    catalogues: dict[str, Catalogue] = {}
    for opened in profiles:
        catalogues = {**opened.assessed(opened.profile), **catalogues}
    return TakenIn(None, last.joined, last.coming, last.there, {}, catalogues, profiles[0])
