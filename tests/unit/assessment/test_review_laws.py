"""The laws of docs/judging, section 13, on reviews and waivers, and a second, slow way to the same numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ismap_check.assessment import AssessmentRequest, assess
from ismap_check.assessment.digest import control_digest, evidence_marks
from ismap_check.assessment.numbers import OUT
from ismap_check.assessment.sums import check_sums
from ismap_check.model.gate import Outcome
from ismap_check.model.result import Verdict
from ismap_check.model.review import Review, ReviewEntry, ReviewMark
from ismap_check.model.waivers import Waivers
from tests.unit.assessment.builders import AS_OF, judged, review, waivers
from tests.unit.assessment.strategies import requests

LAW = settings(max_examples=60, deadline=None)
MARKS = st.sampled_from([None, *ReviewMark])
DAYS = st.sampled_from([None, AS_OF, AS_OF - timedelta(1), AS_OF + timedelta(1)])
GIVEN = st.sampled_from((None, None, Verdict.SATISFIED, Verdict.PARTIAL, Verdict.NOT_SATISFIED, Verdict.NOT_APPLICABLE))
BADNESS = (Verdict.NOT_SATISFIED, Verdict.PARTIAL, Verdict.NOT_APPLICABLE, Verdict.NOT_SELECTED, Verdict.SATISFIED)
HALVES = {Verdict.SATISFIED: 2, Verdict.PARTIAL: 1}


def digest_of(control: str, request: AssessmentRequest) -> str:
    marks = evidence_marks(request.profile.evidence, request.evidence)
    return control_digest(control, request.catalogues[0], request.profile.responses["test"], marks)


@st.composite
def reviews(draw: st.DrawFn, request: AssessmentRequest, *, verdicts: bool, leaves_only: bool = False) -> Review:
    tree = request.catalogues[0]
    known = [one.id for one in (tree.leaves if leaves_only else tree.controls)]
    entries = {}
    for control in draw(st.lists(st.sampled_from(known), unique=True)):
        design, operation = draw(MARKS), draw(MARKS)
        fails = ReviewMark.FAIL in (design, operation)
        entries[control] = ReviewEntry(
            design=design,
            operation=operation,
            verdict=draw(GIVEN) if verdicts and not fails else None,
            reviewed_on=draw(DAYS),
            digest=draw(st.sampled_from([None, digest_of(control, request), "0" * 64])),
        )
    return review(entries)


@st.composite
def waiver_lists(draw: st.DrawFn, request: AssessmentRequest) -> Waivers:
    known = [*(one.id for one in request.catalogues[0].controls), "unknown"]
    controls = draw(st.lists(st.sampled_from(known), max_size=4))
    start = draw(st.sampled_from([AS_OF, AS_OF + timedelta(1)]))
    return waivers(*controls, start=start, end=start + timedelta(draw(st.integers(0, 60))))


@LAW
@given(requests(), st.data())
def test_verified_is_never_more_than_claimed(request: AssessmentRequest, data: st.DataObject) -> None:
    """Law 5, for reviews that confirm or refute and give no verdict of their own."""
    result = assess(replace(request, reviews=(data.draw(reviews(request, verdicts=False)),)))
    one = judged(result)
    for numbers in (one.low, *(group.low for group in one.groups)):
        points = numbers.verified
        assert points is not None
        assert points.earned <= points.corrected <= numbers.claimed
        assert points.possible >= numbers.possible
        assert points.earned <= points.reviewed <= points.possible
    assert check_sums(result) == ()


@LAW
@given(requests(), st.data())
def test_with_reviews_and_waivers_the_parts_are_the_total(request: AssessmentRequest, data: st.DataObject) -> None:
    """Law 6, and waivers change neither score nor verdict."""
    heard = (data.draw(reviews(request, verdicts=True)), data.draw(reviews(request, verdicts=True)))
    result = assess(replace(request, reviews=heard, waivers=(data.draw(waiver_lists(request)),)))
    assert check_sums(result) == ()
    one, plain = judged(result), judged(assess(request))
    assert one.verified is not None
    assert one.low.verified is not None
    assert sum(control.earned for control in one.verified.controls) == one.low.verified.earned
    assert [c.low.verdict for c in one.controls] == [c.low.verdict for c in plain.controls]
    assert (one.low.claimed, one.low.possible, one.low.gaps) == (plain.low.claimed, plain.low.possible, plain.low.gaps)
    assert one.outcome.rank >= plain.outcome.rank
    if plain.outcome is Outcome.MEETS:
        assert one.outcome is Outcome.MEETS


@LAW
@given(requests(), st.data())
def test_a_second_way_leads_to_the_same_points(request: AssessmentRequest, data: st.DataObject) -> None:
    """Leaf by leaf, without any of the code under test but the digests."""
    heard = [data.draw(reviews(request, verdicts=True, leaves_only=True)) for _ in range(2)]
    one = judged(assess(replace(request, reviews=tuple(heard))))
    earned = corrected = possible = looked_at = 0
    for leaf in request.catalogues[0].leaves:
        stored = one.control_by_id[leaf.id]
        if stored.out_by is not None:
            continue
        concluded = slowly(leaf.id, stored.low.verdict, heard, request)
        said = concluded or stored.low.verdict
        whole = 0 if said in OUT else 2 * stored.weight
        earned += HALVES.get(concluded, 0) * stored.weight if concluded else 0
        corrected += HALVES.get(said, 0) * stored.weight if said else 0
        possible, looked_at = possible + whole, looked_at + (whole if concluded else 0)
    points = one.low.verified
    assert points is not None
    assert (points.earned, points.corrected, points.possible, points.reviewed) == (
        earned,
        corrected,
        possible,
        looked_at,
    )


def slowly(control: str, claim: Verdict | None, heard: list[Review], request: AssessmentRequest) -> Verdict | None:
    """Return what counts on a leaf: try every day from the latest, and every verdict from the worst."""
    entries = [one.results["test"][control] for one in heard if control in one.results["test"]]
    days = sorted({one.reviewed_on for one in entries if one.reviewed_on and one.reviewed_on <= AS_OF}, reverse=True)
    for day in (*days, None):
        said = [one for one in entries if one.reviewed_on == day and one.digest in (None, digest_of(control, request))]
        concluding = [one for one in said if tells(one)]
        if concluding:
            verdicts = {verdict for one in concluding for verdict in concluded(one, claim)}
            return next((verdict for verdict in BADNESS if verdict in verdicts), None)
    return None


def tells(entry: ReviewEntry) -> bool:
    return entry.verdict is not None or bool({ReviewMark.PASS, ReviewMark.FAIL} & {entry.design, entry.operation})


def concluded(entry: ReviewEntry, claim: Verdict | None) -> Iterator[Verdict]:
    if ReviewMark.FAIL in (entry.design, entry.operation):
        yield Verdict.NOT_SATISFIED
    elif entry.verdict is not None:
        yield entry.verdict
    elif claim is not None and claim is not Verdict.UNANSWERED:
        yield claim
