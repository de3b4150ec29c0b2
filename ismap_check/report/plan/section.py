"""The plan within a report: of one catalogue, and only what somebody has agreed to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ismap_check.report.blocks import Prose, Section
from ismap_check.report.plan.entries import Entry, State, entries_of
from ismap_check.report.plan.table import BRIEF, filled, plan_table
from ismap_check.report.view import View
from ismap_check.report.voice import Voice


def plan_section(view: View) -> Section | None:
    """Return what is planned, overdue or done; None where no answer says anything of the kind."""
    every = tuple(entries_of(view))
    agreed = tuple(entry for entry in every if entry.agreed)
    if not agreed:
        return None
    said = Prose(((counts(view.voice, every),), (view.voice("plan.agreed"),)))
    listed = [(view, entry) for entry in agreed]
    return view.section("plan", said, plan_table(view.voice, listed, shown=filled(listed, BRIEF)))


def counts(voice: Voice, entries: Iterable[Entry]) -> str:
    """Return in one sentence how many entries stand how."""
    found = Counter(entry.state for entry in entries)
    each = (voice(f"plan.count.{state}", n=found[state]) for state in State if found[state])
    return voice("plan.counts", n=found.total(), states=voice("list.parts").join(each))
