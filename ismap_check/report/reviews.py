"""The reviews behind a catalogue's verified numbers: who reviewed, how much, and where they came to other results."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.model.review import DrawingRecord, Review, ReviewEntry, ReviewMark
from ismap_check.model.verified import ControlReview, ReviewState, VerifiedResult
from ismap_check.report.blocks import (
    Block,
    Code,
    Column,
    Fact,
    Facts,
    Inline,
    Line,
    Notice,
    Prose,
    Section,
    Strong,
    Table,
)
from ismap_check.report.gaps import control_cell
from ismap_check.report.graded import graded_section
from ismap_check.report.numbers import DASH, percent, points, tenths
from ismap_check.report.verdict import failed_conditions
from ismap_check.report.view import View
from ismap_check.report.voice import OUTCOME_TONES, Voice

NOT_COUNTED = ("review-stale", "review-conflict", "review-dated-later", "review-nothing-to-confirm", "review-unbound")
"""Findings on results that do not count, or count with a reserve."""


BOTH = ("design", "operation")
DESIGN_ONLY = ("design",)


def review_section(view: View) -> Section | None:
    """Return what reviews say of one catalogue; None where no review was given."""
    verified = view.judged.verified
    if verified is None:
        return None
    section = view.section("review", verified_notice(view, verified), _numbers(view, verified), *_reviewers(view))
    parts = (_disagreements(view, verified), graded_section(view, verified), _reserves(view))
    return section._replace(sections=tuple(part for part in parts if part))


def verified_notice(view: View, verified: VerifiedResult) -> Notice:
    """Return the outcome as verified, with the conditions that fail."""
    lines = [*failed_conditions(view.voice, verified.conditions)]
    if verified.numbers.waived:
        lines.append(view.voice("waivers.lifted", n=verified.numbers.waived))
    paragraphs: tuple[Line, ...] = tuple((line,) for line in lines)
    title = view.voice(f"review.outcome.{verified.outcome}")
    return Notice(title=title, tone=OUTCOME_TONES[verified.outcome], paragraphs=paragraphs)


def _numbers(view: View, verified: VerifiedResult) -> Table:
    voice, shares = view.voice, verified.numbers.verified
    rows: list[tuple[Line, ...]] = []
    for name in ("earned", "corrected", "reviewed") if shares else ():
        part, whole = getattr(shares, name), getattr(shares, "possible", 0)
        share = tenths(part, whole)
        value = DASH if share is None else percent(share)
        rows.append(((voice(f"review.number.{name}"),), (value,), (points(part, part, whole),)))
    leaves = [one for one in verified.controls if view.catalogue.is_leaf(one.control)]
    counts = (
        ("both", sum(depth_of(view, one) == BOTH for one in leaves)),
        ("design-only", sum(depth_of(view, one) == DESIGN_ONLY for one in leaves)),
        ("unreviewed", sum(one.verdict is None for one in leaves)),
        ("gaps", verified.numbers.gaps),
    )
    rows += [((voice(f"review.number.{name}"),), (str(count),), (DASH,)) for name, count in counts]
    columns = (
        Column(voice("numbers.name")),
        Column(voice("numbers.value"), numeric=True),
        Column(voice("review.points"), numeric=True),
    )
    note = voice("review.refused") if shares and shares.possible > view.judged.low.possible else voice("review.note")
    return Table(caption=voice("review.numbers"), columns=columns, rows=tuple(rows), note=note)


def depth_of(view: View, review: ControlReview) -> tuple[str, ...]:
    """Return which of design and operation the result that counts found to pass; nothing where it does not pass."""
    entry = entry_of(view, review)
    if entry is None or not entry.passes:
        return ()
    return tuple(name for name in BOTH if getattr(entry, name) is ReviewMark.PASS)


def _reviewers(view: View) -> Iterator[Block]:
    """Yield who reviewed this edition, with what is declared about independence."""
    judged = view.judged
    for review in view.result.reviews:
        entries = review.entries(judged.catalogue, judged.edition)
        if entries:
            yield Facts(tuple(_reviewer(view, review, sum(one.concludes for one in entries.values()))))


def _reviewer(view: View, review: Review, results: int) -> Iterator[Fact]:
    voice, who = view.voice, review.reviewer
    yield Fact(voice("review.reviewer"), ((Strong(who.name),),))
    yield Fact(voice("review.organisation"), ((who.organisation or voice("review.not-stated"),),))
    yield Fact(voice("review.independence"), ((who.independence or voice("review.not-stated"),),))
    yield Fact(voice("review.results"), ((voice("review.results-of", n=results),),))
    if review.drawings:
        yield Fact(voice("review.drawings"), tuple((_drawing(voice, one),) for one in review.drawings))
    yield Fact(voice("review.document"), ((Code(review.origin), "\n", Code(review.sha256)),))


def _drawing(voice: Voice, drawing: DrawingRecord) -> str:
    drawn = sum(map(len, drawing.controls.values()))
    return voice("review.drawing", n=drawn, population=drawing.population, seed=drawing.seed, method=drawing.method)


def _disagreements(view: View, verified: VerifiedResult) -> Section | None:
    """Return every control on which the review came to another result than the claim, with both texts."""
    differing = [one for one in verified.controls if one.state is ReviewState.CORRECTED and view.shows(one.control)]
    if not differing:
        return None
    columns = tuple(Column(view.voice(f"review.{name}")) for name in ("control", "claimed", "reviewed"))
    rows = tuple(_disagreement(view, one) for one in differing)
    table = Table(caption=view.voice("review.side-by-side"), columns=columns, rows=rows)
    return Section(anchor=view.part("review/disagreements"), title=view.voice("review.disagreements"), blocks=(table,))


def _disagreement(view: View, review: ControlReview) -> tuple[Line, ...]:
    control = view.catalogue.control_by_id[review.control]
    return control_cell(view, control), tuple(_claimed(view, review)), tuple(reviewed_lines(view, review))


def _claimed(view: View, review: ControlReview) -> Iterator[Inline]:
    yield view.voice.verdict(review.claim)
    response = view.responses.get(review.control)
    if response is not None:
        yield f"\n{view.voice.term('status', response.status)}"
        yield from (f"\n{told}" for told in (response.reason, response.measure) if told)


def reviewed_lines(view: View, review: ControlReview) -> Iterator[Inline]:
    """Yield what the result that counts says of a control: its verdict, whether it is waived, the finding, by whom."""
    yield view.voice.verdict(review.verdict)
    if review.waived:
        yield " "
        yield view.voice.badge(view.voice("waivers.badge"), OUTCOME_TONES[view.judged.outcome.MEETS_WITH_WAIVERS])
    entry = entry_of(view, review)
    if entry and entry.note:
        yield f"\n{entry.note}"
    yield f"\n{said_by(view, review)}"


def entry_of(view: View, review: ControlReview) -> ReviewEntry | None:
    """Return the result that counts on a control."""
    if review.counts is None:
        return None
    entries = view.result.reviews[review.counts].entries(view.judged.catalogue, view.judged.edition)
    return entries.get(review.via or review.control)


def said_by(view: View, review: ControlReview) -> str:
    """Return who came to the result that counts, and when."""
    entry = entry_of(view, review)
    if review.counts is None or entry is None:
        return DASH
    name = view.result.reviews[review.counts].reviewer.name
    return view.voice("review.said-by", name=name, day=view.voice.day(entry.reviewed_on))


def _reserves(view: View) -> Section | None:
    """Return the results that do not count, or count with a reserve, and why."""
    findings = [
        one
        for one in view.judged.findings
        if one.code in NOT_COUNTED and one.control is not None and view.shows(one.control)
    ]
    if not findings:
        return None
    columns = tuple(Column(view.voice(f"review.{name}")) for name in ("control", "reserve"))
    rows = tuple(
        (
            control_cell(view, view.catalogue.control_by_id[one.control or ""]),
            (Strong(view.voice.finding_title(one.code)), "\n", view.voice.finding(one, "what")),
        )
        for one in findings
    )
    blocks = (
        Prose(((view.voice("review.reserves-intro"),),)),
        Table(view.voice("review.reserves-caption"), columns, rows),
    )
    return Section(anchor=view.part("review/reserves"), title=view.voice("review.reserves"), blocks=blocks)
