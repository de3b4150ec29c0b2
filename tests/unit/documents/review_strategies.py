"""Hypothesis strategies for reviews and waivers as models: any that can be written."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from ismap_check.model.result import Verdict
from ismap_check.model.review import (
    GRADES,
    Correction,
    DrawingRecord,
    FollowUp,
    FollowUpResult,
    Procedure,
    Review,
    ReviewEntry,
    Reviewer,
    ReviewMark,
    Sample,
)
from ismap_check.model.waivers import Waiver, Waivers
from tests.unit.documents.strategies import (
    by,
    counts,
    days,
    editions,
    few,
    hashes,
    ids,
    maybe,
    periods,
    slugs,
    texts,
    words,
)

GIVEN = (Verdict.SATISFIED, Verdict.PARTIAL, Verdict.NOT_SATISFIED, Verdict.NOT_APPLICABLE)

samples = st.builds(
    Sample, population=maybe(counts), size=maybe(counts), drawn=maybe(words), exceptions=maybe(counts)
).filter(lambda sample: sample != Sample())
follow_ups = st.builds(
    FollowUp, seen_on=maybe(days), result=maybe(st.sampled_from(FollowUpResult)), note=maybe(words)
).filter(lambda follow_up: follow_up != FollowUp())
corrections = st.builds(
    Correction, agreed=maybe(words), owner=maybe(words), due=maybe(days), follow_up=maybe(follow_ups)
).filter(lambda correction: correction != Correction())
entries = st.builds(
    ReviewEntry,
    digest=maybe(hashes),
    design=maybe(st.sampled_from(ReviewMark)),
    operation=maybe(st.sampled_from(ReviewMark)),
    verdict=maybe(st.sampled_from(GIVEN)),
    grade=maybe(words),
    note=maybe(words),
    reviewed_on=maybe(days),
    procedures=few(st.sampled_from(Procedure)),
    tested=maybe(periods),
    sample=maybe(samples),
    workpaper=maybe(words),
    prior_finding=maybe(words),
    second_reviewer=maybe(words),
    correction=maybe(corrections),
)
drawings = st.builds(
    DrawingRecord,
    seed=words,
    size=st.integers(1, 99),
    method=words,
    population=st.integers(1, 99),
    population_sha256=hashes,
    controls=by(slugs, few(ids)),
    tool_version=words,
    as_of=days,
    baselines=few(words),
    with_options=few(words),
    catalogues=few(words),
    only=few(words),
)
reviews = st.builds(
    Review,
    service=slugs,
    reviewer=st.builds(Reviewer, name=words, organisation=maybe(words), independence=maybe(words)),
    results=by(slugs, by(ids, entries)),
    editions=by(slugs, editions),
    reviewed_on=maybe(days),
    drawings=few(drawings),
    grades=st.just(dict.fromkeys(GRADES)) | st.dictionaries(ids, maybe(texts), min_size=1, max_size=2),
    origin=words,
    sha256=hashes,
)
waivers = st.builds(
    Waivers,
    service=slugs,
    waivers=few(
        st.builds(
            Waiver,
            catalogue=slugs,
            control=ids,
            accepted_by=words,
            reason=words,
            start=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
            end=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
            compensating=maybe(words),
        )
    ),
    origin=words,
    sha256=hashes,
)
passing = st.builds(
    Review,
    service=slugs,
    reviewer=st.builds(Reviewer, name=words),
    results=st.just({"a": {}}),
    sha256=hashes,
    origin=words,
)
"""Reviews as far as a result cares for them."""
