"""What reviews and waivers add to a control's card."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.model.catalogue import Control
from ismap_check.model.review import ReviewEntry, Sample
from ismap_check.model.verified import ControlReview, ReviewState, WaiverState
from ismap_check.report.blocks import Badge, Fact, Line, Ref, Tone
from ismap_check.report.gaps import effective_waiver
from ismap_check.report.graded import correction_lines, grade_badge
from ismap_check.report.reviews import entry_of, said_by
from ismap_check.report.view import View

STATE_TONES = {
    ReviewState.CONFIRMED: Tone.GOOD,
    ReviewState.CORRECTED: Tone.BAD,
    ReviewState.STALE: Tone.PARTIAL,
    ReviewState.UNREVIEWED: Tone.MUTED,
}


def review_badges(view: View, control: Control) -> tuple[Badge, ...]:
    """Return how the claim stands after the review, and until when its gap is waived; nothing without either."""
    review = view.reviews.get(control.id)
    badges = () if review is None or not _says_anything(view, review) else (_state(view, review),)
    waiver = effective_waiver(view, control.id)
    if waiver is None:
        return badges
    until = view.voice("waivers.until", day=view.voice.day(waiver.end))
    return (*badges, view.voice.badge(until, Tone.PARTIAL))


def review_facts(view: View, control: Control) -> Iterator[Fact]:
    """Yield the result that counts with all it says, the history, and the waivers on the control."""
    review = view.reviews.get(control.id)
    entry = entry_of(view, review) if review else None
    if review and entry:
        yield Fact(view.voice("review.card"), tuple(_lines(view, control, review, entry)))
        if entry.correction:
            yield Fact(view.voice("graded.correction"), (tuple(correction_lines(view, entry.correction)),))
    if review and review.others:
        names = tuple(view.result.reviews[place].reviewer.name for place in review.others)
        yield Fact(view.voice("review.others"), tuple((name,) for name in dict.fromkeys(names)))
    yield from _waivers(view, control)


def _says_anything(view: View, review: ControlReview) -> bool:
    """Whether a leaf's state is worth a badge: that an objective has no result of its own is not."""
    return view.catalogue.is_leaf(review.control) or review.state is not ReviewState.UNREVIEWED


def _state(view: View, review: ControlReview) -> Badge:
    text = view.voice.term("review-state", review.state)
    if review.state is ReviewState.CORRECTED:
        text = view.voice("review.corrected-to", verdict=view.voice.term("verdict", review.verdict))
    return view.voice.badge(text, STATE_TONES[review.state])


def _lines(view: View, control: Control, review: ControlReview, entry: ReviewEntry) -> Iterator[Line]:
    voice = view.voice
    if entry.note:
        grade = (grade_badge(view, view.result.reviews[review.counts or 0], entry.grade), " ") if entry.grade else ()
        yield (*grade, entry.note)
    marks = (("design", entry.design), ("operation", entry.operation))
    yield (
        voice("list.parts").join(
            voice("review.mark", part=voice(f"review.{k}"), mark=_mark(view, m)) for k, m in marks
        ),
    )
    if entry.procedures:
        procedures = voice("list.parts").join(voice.term("procedure", one) for one in entry.procedures)
        yield (voice("review.procedures", procedures=procedures),)
    if entry.sample:
        yield (voice("list.parts").join(_sample(view, entry.sample)),)
    if entry.tested:
        yield (voice("review.tested", period=voice.period(entry.tested)),)
    if review.via and review.via != control.id:
        yield (Ref(voice("review.via", control=review.via), view.anchor(review.via)),)
    for name in ("workpaper", "prior_finding", "second_reviewer"):
        if told := getattr(entry, name):
            yield (voice(f"review.{name.replace('_', '-')}", value=told),)
    yield (said_by(view, review),)


def _mark(view: View, mark: str | None) -> str:
    return view.voice.term("review-mark", mark)


def _sample(view: View, sample: Sample) -> Iterator[str]:
    for name in ("population", "size", "exceptions"):
        count = getattr(sample, name)
        if count is not None:
            yield view.voice("review.sample", what=view.voice.term("sample", name), n=count)
    if sample.drawn:
        yield sample.drawn


def _waivers(view: View, control: Control) -> Iterator[Fact]:
    lines: list[Line] = []
    for one in view.judged.waivers:
        if one.control == control.id and one.state is not WaiverState.UNKNOWN:
            waiver = view.result.waivers[one.document].waivers[one.row]
            state, until = view.voice.term("waiver-state", one.state), view.voice.day(waiver.end)
            said = view.voice("waivers.on-card", by=waiver.accepted_by, until=until, state=state)
            lines.append((said, "\n", waiver.reason))
    if lines:
        yield Fact(view.voice("waivers.title"), tuple(lines))
