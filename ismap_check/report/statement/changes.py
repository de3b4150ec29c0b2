"""Measures that changed within the period: every version with the days it was in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ismap_check.model.catalogue import Control
from ismap_check.model.profile import MeasureChange, Period, Response
from ismap_check.report.blocks import Block, Column, Line, Prose, Section, Table
from ismap_check.report.statement.part import Part

COLUMNS = ("control", "version", "days", "measure")
DAY = timedelta(days=1)


def changes_section(part: Part) -> Section:
    """Return both versions of each changed measure, the earlier first."""
    changed = tuple((control, response) for control, _, response in part.leaves() if response.changes)
    blocks: tuple[Block, ...] = (Prose(((part.say("changes.none"),),)),)
    if changed:
        table = Table(
            caption=part.say("changes.caption"),
            columns=tuple(Column(part.say(f"column.{name}")) for name in COLUMNS),
            rows=tuple(row for control, response in changed for row in _rows(part, control, response)),
        )
        blocks = (Prose(((part.say("changes.intro", n=len(changed)),),)), table)
    return Section(anchor=part.anchor("changes"), title=part.say("changes.title"), blocks=blocks)


def _rows(part: Part, control: Control, response: Response) -> Iterator[tuple[Line, ...]]:
    """Yield the versions: each is in force from the day after the one before, the last to the end of the period."""
    period = part.view.result.profile.assessment.period or Period(None, None)
    ref, start = part.view.ref(control), period.start
    for change in sorted(response.changes, key=_until):
        yield _row(part, (ref,), "before", Period(start, change.until), change.measure)
        start = change.until + DAY if change.until and change.until < date.max else None
    yield _row(part, (ref,), "now", Period(start, period.end), response.measure or part.say("blank"))


def _until(change: MeasureChange) -> date:
    return change.until or date.max


def _row(part: Part, control: Line, version: str, days: Period, measure: str) -> tuple[Line, ...]:
    return control, (part.say(f"changes.{version}"),), (part.view.voice.period(days),), (measure,)
