"""Hypothesis strategies for results as models: any result that can be written."""

from __future__ import annotations

from dataclasses import fields, replace

from hypothesis import strategies as st

from ismap_check.model.carried import CarriedAnswers
from ismap_check.model.catalogue import (
    Requirement,
)
from ismap_check.model.evidence import EvidenceFact, Seen
from ismap_check.model.finding import Finding, FindingSeverity
from ismap_check.model.gate import Condition, Outcome
from ismap_check.model.profile import (
    Recheck,
    VendorProfile,
)
from ismap_check.model.result import (
    Action,
    AssessmentResult,
    CatalogueResult,
    ConditionResult,
    ControlResult,
    EvidenceResult,
    GroupResult,
    Input,
    InputRole,
    Judgement,
    Numbers,
    OutBy,
    RunOptions,
    Standing,
    Verdict,
    VerifiedPoints,
)
from ismap_check.model.text import Term
from ismap_check.model.verified import ControlReview, ReviewState, VerifiedResult, WaiverResult, WaiverState
from tests.unit.documents import review_strategies
from tests.unit.documents.strategies import (
    baselines,
    by,
    catalogues,
    counts,
    days,
    editions,
    fact_ids,
    few,
    hashes,
    ids,
    maybe,
    profiles,
    responses,
    slugs,
    texts,
    thresholds,
    words,
)

outcomes = st.sampled_from(Outcome)
verdicts = maybe(st.sampled_from(Verdict))
simple = words | st.integers(-9, 9) | st.builds(Term, st.just("term.status.planned"))
findings = st.builds(
    Finding,
    code=slugs,
    severity=st.sampled_from(FindingSeverity),
    control=maybe(ids),
    params=by(fact_ids, simple | texts | few(simple)),
)
points = st.builds(VerifiedPoints, **dict.fromkeys((field.name for field in fields(VerifiedPoints)), counts))
counted = {field.name: counts for field in fields(Numbers) if field.name != "verified"}
numbers = st.builds(Numbers, **counted, verified=maybe(points))
standings = st.builds(
    Standing, verdict=verdicts, earned=counts, evidenced=counts, gap=st.booleans(), waived=st.booleans()
)
conditions = st.builds(
    ConditionResult,
    condition=st.sampled_from([*map(str, Condition), "mandatory_gaps", "in_scope"]),
    threshold=counts,
    part=counts,
    whole=counts,
    best_part=counts,
    best_whole=counts,
    holds=st.booleans(),
    best_holds=st.booleans(),
)
verified = st.builds(
    VerifiedResult,
    numbers=numbers,
    corrected=numbers,
    outcome=outcomes,
    conditions=few(conditions),
    controls=few(
        st.builds(
            ControlReview,
            control=ids,
            state=st.sampled_from(ReviewState),
            claim=verdicts,
            verdict=verdicts,
            possible=counts,
            earned=counts,
            corrected=counts,
            counts=maybe(counts),
            others=few(counts),
            via=maybe(ids),
            conflict=st.booleans(),
            waived=st.booleans(),
        )
    ),
)
waiver_results = st.builds(
    WaiverResult,
    document=counts,
    row=counts,
    control=ids,
    state=st.sampled_from(WaiverState),
    lifts=st.booleans(),
    lifts_verified=st.booleans(),
)
judged = st.builds(
    CatalogueResult,
    catalogue=slugs,
    edition=editions,
    low=numbers,
    high=numbers,
    attainable=st.booleans(),
    outcome=outcomes,
    best_outcome=outcomes,
    conditions=few(conditions),
    verified=maybe(verified),
    waivers=few(waiver_results),
    groups=few(st.builds(GroupResult, id=ids, low=numbers, high=numbers, verdict=verdicts, best=verdicts)),
    controls=few(
        st.builds(
            ControlResult,
            id=ids,
            requirement=st.sampled_from(Requirement),
            weight=counts,
            possible=counts,
            low=standings,
            high=standings,
            out_by=maybe(st.sampled_from(OutBy)),
            answered=st.booleans(),
            rough=st.booleans(),
        )
    ),
    findings=few(findings),
    actions=few(
        st.builds(
            Action,
            control=maybe(ids),
            gain=counts,
            closes_gap=st.booleans(),
            flips_outcome=st.booleans(),
            codes=few(slugs),
        )
    ),
)


def _with_origins(profile: VendorProfile) -> VendorProfile:
    """Let some answers and evidence come from another file."""
    answers = {
        catalogue: {
            control: replace(response, origin="company.yaml") if len(control) > 1 else response
            for control, response in rows.items()
        }
        for catalogue, rows in profile.responses.items()
    }
    items = {
        key: replace(item, origin="parts/hr.yaml" if item.file else None) for key, item in profile.evidence.items()
    }
    return replace(profile, responses=answers, evidence=items)


ELSEWHERE = Recheck(catalogue="elsewhere", edition="1", control="longer-than-others", relation="changed")
"""Where proposals come from; no profile here has answers of this name, and so no other file they came from."""
carried = st.builds(
    CarriedAnswers,
    catalogue=slugs,
    edition=editions,
    answered=editions,
    kept=few(ids),
    proposals=by(ids, responses.map(lambda response: replace(response, recheck=ELSEWHERE))),
    added=few(ids),
    removed=few(ids),
)
results = st.builds(
    AssessmentResult,
    tool_version=words,
    as_of=days,
    options=st.builds(
        RunOptions,
        with_options=few(ids),
        thresholds=thresholds,
        fail_under=maybe(st.integers(0, 1000)),
        fail_on=few(slugs),
        editions=by(slugs, editions),
    ),
    inputs=few(st.builds(Input, role=st.sampled_from(InputRole), path=words, sha256=hashes)),
    profile=profiles.map(_with_origins),
    carried=few(carried),
    catalogues=few(
        st.builds(
            lambda catalogue, sha256, origin, base, withheld: replace(
                catalogue, sha256=sha256, origin=origin, derived_from=base, withheld=withheld
            ),
            catalogues,
            hashes,
            words,
            maybe(st.just("ismap@2024-07")),
            st.booleans(),
        )
    ),
    baselines=few(
        st.builds(
            lambda baseline, sha256, origin: replace(baseline, sha256=sha256, origin=origin), baselines, hashes, words
        )
    ),
    evidence=few(
        st.builds(
            EvidenceResult,
            fact=st.builds(EvidenceFact, id=ids, seen=st.sampled_from(Seen), size=maybe(counts), sha256=maybe(hashes)),
            valid=st.booleans(),
            hash_checked=st.booleans(),
            codes=few(slugs),
            used_by=few(words),
        )
    ),
    judgements=few(
        st.builds(
            Judgement,
            baseline=maybe(slugs),
            outcome=outcomes,
            best_outcome=outcomes,
            catalogues=few(judged),
            verified_outcome=maybe(outcomes),
        )
    ),
    findings=few(findings),
    outcome=outcomes,
    best_outcome=outcomes,
    failed_on=few(slugs),
    passed=st.booleans(),
    reviews=few(review_strategies.passing),
    waivers=few(review_strategies.waivers),
    verified_outcome=maybe(outcomes),
)
