"""The graded findings of reviews: what was found, what was agreed, by when, and whether it was seen done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ismap_check.model.review import GRADES, Correction, Review, ReviewEntry
from ismap_check.model.verified import VerifiedResult
from ismap_check.report.blocks import Badge, Column, Inline, Line, Section, Table, Tone
from ismap_check.report.gaps import control_cell
from ismap_check.report.numbers import DASH
from ismap_check.report.view import View

TONES = {"major": Tone.BAD, "minor": Tone.PARTIAL, "strength": Tone.GOOD}
"""How the built-in grades are shown; any other is muted."""


class Graded(NamedTuple):
    """A result with a grade or a finding: its control, its review, and the weight of its grade, 0 for the heaviest."""

    control: str
    review: Review
    entry: ReviewEntry
    weight: int


def graded_section(view: View, verified: VerifiedResult) -> Section | None:
    """Return the findings of the results that count, the heaviest grade first; None where there are none."""
    found = sorted(_graded(view, verified), key=lambda one: one.weight)
    if not found:
        return None
    columns = tuple(Column(view.voice(f"graded.{name}")) for name in ("control", "grade", "finding", "correction"))
    rows = tuple(_row(view, one) for one in found)
    table = Table(caption=view.voice("graded.caption"), columns=columns, rows=rows, note=view.voice("graded.note"))
    return Section(anchor=view.part("review/findings"), title=view.voice("graded.title"), blocks=(table,))


def grade_badge(view: View, review: Review, grade: str) -> Badge:
    """Return a grade as the review calls it."""
    title = review.grades.get(grade)
    known = view.voice.term("grade", grade) if grade in GRADES else grade
    return view.voice.badge(view.voice.text(title) if title else known, TONES.get(grade, Tone.MUTED))


def correction_lines(view: View, correction: Correction) -> Iterator[Inline]:
    """Yield what was agreed: by whom, by when, overdue or closed."""
    voice = view.voice
    yield correction.agreed or DASH
    who = (voice("graded.owner", owner=correction.owner) if correction.owner else "", _due(view, correction))
    yield from (f"\n{told}" for told in who if told)
    overdue = correction.due is not None and correction.due < view.result.as_of and not correction.closed
    if overdue:
        yield " "
        yield voice.badge(voice("graded.overdue"), Tone.BAD)
    if seen := correction.follow_up:
        result = voice.term("follow-up", seen.result)
        yield "\n" + voice("graded.follow-up", result=result, day=voice.day(seen.seen_on))
        yield from (f"\n{note}" for note in (seen.note,) if note)


def _graded(view: View, verified: VerifiedResult) -> Iterator[Graded]:
    for one in verified.controls:
        if one.counts is None or one.via or not view.shows(one.control):
            continue
        review = view.result.reviews[one.counts]
        entry = review.entries(view.judged.catalogue, view.judged.edition).get(one.control)
        if entry and (entry.grade or entry.note):
            order = list(review.grades)
            yield Graded(one.control, review, entry, order.index(entry.grade) if entry.grade in order else len(order))


def _row(view: View, one: Graded) -> tuple[Line, ...]:
    entry = one.entry
    grade: Line = (grade_badge(view, one.review, entry.grade),) if entry.grade else (DASH,)
    correction: Line = tuple(correction_lines(view, entry.correction)) if entry.correction else (DASH,)
    return control_cell(view, view.catalogue.control_by_id[one.control]), grade, _finding(view, entry), correction


def _finding(view: View, entry: ReviewEntry) -> Line:
    prior = (f"\n{view.voice('graded.prior', finding=entry.prior_finding)}",) if entry.prior_finding else ()
    return (entry.note or DASH, *prior)


def _due(view: View, correction: Correction) -> str:
    return view.voice("graded.due", day=view.voice.day(correction.due)) if correction.due else ""
