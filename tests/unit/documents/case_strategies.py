"""Hypothesis strategies for procurement cases: any case that can be written."""

from __future__ import annotations

from hypothesis import strategies as st

from ismap_check.model.gate import Gate
from ismap_check.model.procurement import (
    AskedQuestion,
    Axis,
    Bid,
    Decision,
    Demands,
    Leaning,
    ProcurementCase,
    Project,
    QuestionState,
    RecordedTask,
    RiskAxis,
    SeenRegistration,
    TaskState,
    Topic,
)
from ismap_check.model.signature import Signature
from tests.unit.documents.strategies import (
    addresses,
    by,
    days,
    editions,
    fact_ids,
    few,
    ids,
    maybe,
    periods,
    scalars,
    slugs,
    thresholds,
    words,
)

topics = maybe(st.builds(Topic, catalogue=slugs, node=maybe(ids)))
axes = st.builds(
    RiskAxis,
    judgement=maybe(words),
    leaning=maybe(st.sampled_from(Leaning)),
    reason=maybe(words),
    facts=few(fact_ids),
).filter(lambda axis: axis != RiskAxis())
decisions = st.builds(
    Decision, by=maybe(words), result=maybe(words), decided_on=maybe(days), reason=maybe(words), board=maybe(words)
).filter(lambda decision: decision != Decision())
demands = st.builds(
    Demands,
    catalogues=by(slugs, editions),
    baselines=few(words),
    musts=by(slugs, by(ids, maybe(words))),
    weights=by(slugs, by(ids, st.integers(0, 100))),
    thresholds=st.builds(Gate, thresholds, by(slugs.filter(lambda slug: slug != "default"), thresholds)),
    settle=few(slugs),
    reason=maybe(words),
)
seen = st.builds(
    SeenRegistration,
    number=words,
    seen_on=maybe(days),
    by=maybe(words),
    url=maybe(addresses),
    listed=maybe(st.booleans()),
    expires=maybe(days),
    note=maybe(words),
)
bids = st.builds(Bid, id=slugs, profile=words, options=few(ids), confirmed=few(seen), note=maybe(words))
questions = st.builds(
    AskedQuestion,
    bid=slugs,
    topic=topics,
    fact=maybe(fact_ids),
    text=maybe(words),
    asked_on=maybe(days),
    due=maybe(days),
    answered_on=maybe(days),
    answer=maybe(words),
    state=st.sampled_from(QuestionState),
)
tasks = st.builds(
    RecordedTask,
    topic=topics,
    text=maybe(words),
    state=st.sampled_from(TaskState),
    by=maybe(words),
    due=maybe(days),
    note=maybe(words),
)
signatures = st.builds(
    Signature, role=maybe(words), organisation=maybe(words), name=maybe(words), signed_on=maybe(days)
)
cases = st.builds(
    ProcurementCase,
    project=st.builds(
        Project, name=maybe(words), agency=maybe(words), purpose=maybe(words), phase=maybe(words), contract=periods
    ),
    facts=by(fact_ids, scalars | few(words)),
    risk=st.dictionaries(st.sampled_from(Axis), axes),
    decision=maybe(decisions),
    demands=demands,
    bids=few(bids),
    questions=few(questions),
    points=by(slugs, by(ids, st.integers(0, 1000))),
    tasks=few(tasks),
    signatures=few(signatures),
)
