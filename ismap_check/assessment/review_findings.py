"""What there is to say of reviews and waivers, control by control (JUDGING, section 10)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ismap_check.assessment.findings import finding
from ismap_check.assessment.numbers import OUT
from ismap_check.assessment.review_choice import Choice
from ismap_check.assessment.reviewed import Reviewed
from ismap_check.model.finding import Finding
from ismap_check.model.result import ControlResult, Verdict
from ismap_check.model.review import Review
from ismap_check.model.text import Term
from ismap_check.model.verified import ControlReview, ReviewState, WaiverResult, WaiverState
from ismap_check.model.waivers import Waiver, Waivers

Found = Iterator[Finding]

SAID_OF_WAIVERS: Mapping[WaiverState, str] = {
    WaiverState.EXPIRING: "waiver-expiring",
    WaiverState.UNUSED: "waiver-unused",
    WaiverState.WITHOUT_ANSWER: "waiver-without-answer",
}
"""What is said of a waiver by its state; of an expired one only while the gap is still there."""


def review_findings(reviewed: Reviewed, reviews: Sequence[Review]) -> Found:
    """Yield what reviews contradict, what does not count of them and why; in the catalogue's order."""
    for control, review in reviewed.controls.items():
        choice = reviewed.choices.get(control)
        if choice is None:
            continue
        yield from _contradiction(control, review, refused=control in reviewed.refused)
        if choice.conflict:
            yield finding("review-conflict", control, reviewers=_names(_parties(choice), reviews))
        if choice.stale:
            yield finding("review-stale", control, reviewers=_names(choice.stale, reviews))
        if choice.early:
            yield finding("review-dated-later", control, reviewers=_names(choice.early, reviews))
        yield from _shortcomings(control, choice)


def waiver_findings(
    results: Iterable[WaiverResult], documents: Sequence[Waivers], leaves: Mapping[str, ControlResult]
) -> Found:
    """Yield what is worth a word about waivers; those that do their work have their own section in the report."""
    for result in results:
        waiver = documents[result.document].waivers[result.row]
        if code := SAID_OF_WAIVERS.get(result.state):
            yield finding(code, result.control, **_terms(waiver))
        elif result.state is WaiverState.EXPIRED and leaves[result.control].low.gap:
            yield finding("waiver-expired", result.control, **_terms(waiver))


def _contradiction(control: str, review: ControlReview, *, refused: bool) -> Found:
    if review.state is not ReviewState.CORRECTED:
        return
    if refused or (review.claim in OUT and review.verdict is Verdict.NOT_SATISFIED):
        yield finding("review-refuses-exclusion", control)
        return
    claim, verdict = (Term(f"term.verdict.{one or 'none'}") for one in (review.claim, review.verdict))
    yield finding("review-contradicts", control, claim=claim, verdict=verdict)


def _shortcomings(control: str, choice: Choice) -> Found:
    """Yield what keeps a result that counts from being worth more."""
    if choice.counts is None:
        return
    if choice.verdict is None:
        yield finding("review-nothing-to-confirm", control)
    if choice.counts.entry.digest is None:
        yield finding("review-unbound", control)


def _parties(choice: Choice) -> tuple[int, ...]:
    counts = (choice.counts.review,) if choice.counts else ()
    return (*counts, *choice.others)


def _names(places: Iterable[int], reviews: Sequence[Review]) -> tuple[str, ...]:
    return tuple(reviews[place].reviewer.name for place in places)


def _terms(waiver: Waiver) -> dict[str, str]:
    return {"accepted_by": waiver.accepted_by, "until": waiver.end.isoformat()}
