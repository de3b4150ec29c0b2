"""Hypothesis strategies for documents as models: any catalogue, baseline and profile that can be written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from string import ascii_letters, ascii_lowercase, digits
from typing import TypeVar

from hypothesis import strategies as st

from ismap_check.documents.catalogue_digest import structure_digest
from ismap_check.model.baseline import Baseline, Confirmation, Party, Selection
from ismap_check.model.catalogue import (
    Catalogue,
    Control,
    Fact,
    FactType,
    Group,
    Inheritance,
    MandatoryExclusion,
    PeriodRule,
    Provenance,
    Requirement,
    Responsibility,
    Rules,
    Source,
    Wording,
)
from ismap_check.model.gate import Condition, Gate
from ismap_check.model.mapping import CatalogueMapping, Link, Relation
from ismap_check.model.profile import (
    AssessmentScope,
    Base,
    Conditional,
    Effort,
    EvidenceItem,
    MeasureChange,
    Option,
    Period,
    Recheck,
    Registration,
    Response,
    Service,
    Status,
    Vendor,
    VendorProfile,
)
from ismap_check.model.statement import Overview, Population, Signatory, Statement, UncoveredService
from ismap_check.model.text import Text

FEW = 2
"""Longer lists show nothing new and take long to make."""

words = st.text(alphabet="aZ9 あ漢ガ-'\"\\|<{}[]#:%&*@\n", min_size=1, max_size=8).filter(
    lambda text: bool(text.strip()) and not text.endswith("\n")
)


def named(first: str, rest: str) -> st.SearchStrategy[str]:
    """Return names of one to seven letters; drawn far faster than by a regular expression."""
    return st.builds(str.__add__, st.sampled_from(first), st.text(alphabet=rest, max_size=6))


slugs = named(ascii_lowercase + digits, ascii_lowercase + digits + "-")
ids = named(ascii_letters + digits, ascii_letters + digits + "._-")
fact_ids = named(ascii_lowercase, ascii_lowercase + digits + "_")
editions = named(digits + ascii_letters, digits + ascii_letters + ".-")
hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)
addresses = st.sampled_from(["https://example.com/案内", "http://example.com", "mailto:a@example.com"])
days = st.dates(min_value=date(1, 1, 1))
texts = st.builds(Text, words, words)
counts = st.integers(min_value=0, max_value=10_000)
weights = st.integers(min_value=0, max_value=1000)


T = TypeVar("T")


def few(items: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    """Return short tuples."""
    return st.lists(items, max_size=FEW).map(tuple)


def by(keys: st.SearchStrategy[str], values: st.SearchStrategy[T]) -> st.SearchStrategy[dict[str, T]]:
    """Return short mappings."""
    return st.dictionaries(keys, values, max_size=FEW)


def maybe(values: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """Return values that may be absent."""
    return st.none() | values


def keyed(keys: st.SearchStrategy[str], values: st.SearchStrategy[T]) -> st.SearchStrategy[dict[str, T]]:
    """Return short mappings whose values know their own key as ``id``."""
    return by(keys, values).map(lambda rows: {key: replace(row, id=key) for key, row in rows.items()})  # type: ignore[type-var]


periods = maybe(st.builds(Period, maybe(days), maybe(days)).filter(lambda period: period != Period(None, None)))
scalars = st.booleans() | st.integers(min_value=-9, max_value=9) | words

# ---- catalogues

rules = st.builds(
    Rules,
    mandatory_exclusion=st.sampled_from(MandatoryExclusion),
    selection=st.booleans(),
    measure_required=st.booleans(),
    inheritance=st.sampled_from(Inheritance),
    period=maybe(
        st.builds(
            PeriodRule,
            max_months=st.integers(1, 120),
            min_months=st.integers(1, 120),
            validity_months=st.integers(1, 120),
        )
    ),
    id_suffixes=few(st.sampled_from(["PB", "P", "B"])),
)
facts = keyed(
    fact_ids,
    st.builds(Fact, id=st.just(""), type=st.sampled_from(FactType), question=texts, values=few(scalars)),
)
sources = keyed(
    ids,
    st.builds(Source, id=st.just(""), title=texts | words.map(lambda word: Text(word, word)), url=maybe(addresses)),
)
groups = st.builds(Group, id=ids, title=texts, parent=maybe(ids))
controls = st.builds(
    Control,
    id=ids,
    parent=maybe(ids),
    requirement=st.sampled_from(Requirement),
    title=texts,
    text=texts,
    provenance=st.sampled_from(Provenance),
    source=maybe(ids),
    responsibility=maybe(st.sampled_from(Responsibility)),
    inheritable=st.booleans(),
    weight=maybe(weights),
    evidence=few(texts),
    applies_when=by(fact_ids, st.lists(scalars, min_size=1, max_size=FEW).map(tuple)),
    official_id=maybe(words),
    reference=maybe(words),
    tags=few(words),
    changed=maybe(texts),
)


def _silent(catalogue: Catalogue) -> Catalogue:
    """Take the words of groups and controls away where a catalogue holds ids only."""
    if catalogue.wording is not Wording.NONE:
        return catalogue
    groups = tuple(replace(one, title=Text(one.id, one.id)) for one in catalogue.groups)
    controls = tuple(
        replace(one, title=Text(one.id, one.id), text=Text("", ""), evidence=(), changed=None)
        for one in catalogue.controls
    )
    return replace(catalogue, groups=groups, controls=controls)


def _with_structure(catalogue: Catalogue) -> Catalogue:
    structure = structure_digest(
        catalogue.weights, catalogue.rules, catalogue.facts, catalogue.groups, catalogue.controls
    )
    return replace(catalogue, structure=structure)


catalogues = st.builds(
    Catalogue,
    id=slugs,
    edition=editions,
    revision=st.integers(1, 1000),
    title=texts,
    wording=st.sampled_from(Wording),
    notice=texts,
    weights=st.fixed_dictionaries({Requirement.MANDATORY: weights, Requirement.SELECTABLE: weights}),
    rules=rules,
    facts=facts,
    sources=sources,
    groups=few(groups),
    controls=few(controls),
    effective_from=maybe(days),
    effective_to=maybe(days),
).map(lambda catalogue: _with_structure(_silent(catalogue)))

# ---- baselines

thresholds = st.dictionaries(st.sampled_from(Condition), st.integers(0, 1000), max_size=FEW)
baselines = st.builds(
    Baseline,
    id=slugs,
    title=texts | words.map(lambda word: Text(word, word)),
    uses=st.dictionaries(slugs, editions, min_size=1, max_size=FEW),
    select=by(
        slugs,
        st.builds(Selection, include=maybe(st.lists(ids, min_size=1, max_size=FEW).map(tuple)), exclude=few(ids)),
    ),
    mandatory=by(slugs, few(ids)),
    weights=by(slugs, by(ids, st.integers(0, 100))),
    gate=st.builds(Gate, thresholds, by(slugs.filter(lambda slug: slug != "default"), thresholds)),
    programme=maybe(words),
    notice=maybe(texts | words.map(lambda word: Text(word, word))),
    confirmations=few(st.builds(Confirmation, st.sampled_from(Party), texts)),
)

# ---- mappings

mappings = st.builds(
    CatalogueMapping,
    source=st.builds("{}@{}".format, slugs, editions),
    target=st.builds("{}@{}".format, slugs, editions),
    links=st.lists(
        st.builds(Link, source=ids, target=ids, relation=st.sampled_from(Relation), reason=texts),
        min_size=1,
        max_size=FEW,
    ).map(tuple),
)

# ---- profiles

recheck = st.builds(
    Recheck,
    catalogue=slugs,
    edition=editions,
    control=ids,
    relation=slugs,
    reason=maybe(texts | words.map(lambda word: Text(word, word))),
)
responses = st.builds(
    Response,
    status=maybe(st.sampled_from(Status)),
    measure=maybe(words),
    reason=maybe(words),
    evidence=few(ids),
    due=maybe(days),
    owner=maybe(words),
    effort=maybe(st.sampled_from(Effort)),
    assignee=maybe(words),
    inherited_from=maybe(words),
    condition=maybe(
        st.builds(
            Conditional,
            option=ids,
            otherwise=st.sampled_from([Status.PARTIAL, Status.PLANNED, Status.NOT_IMPLEMENTED]),
        )
    ),
    changes=few(st.builds(MeasureChange, until=maybe(days), measure=words)),
    recheck=maybe(recheck),
    extra=by(words, words),
)
evidence = keyed(
    ids,
    st.builds(
        EvidenceItem,
        id=st.just(""),
        title=words,
        file=maybe(words),
        url=maybe(addresses),
        sha256=maybe(hashes),
        issued=maybe(days),
        covers=periods,
        expires=maybe(days),
        owner=maybe(words),
        confidential=st.booleans(),
    ),
)
statements = st.builds(
    Statement,
    sub_services=few(words),
    regions=few(words),
    uncovered_services=few(
        st.builds(UncoveredService, service=words, scope=maybe(words), declaration=maybe(words)),
    ),
    overview=st.builds(
        Overview,
        provider=maybe(words),
        service=maybe(words),
        structure=maybe(words),
        internal_control=maybe(words),
        populations=few(st.builds(Population, treated_as_one=words, reason=maybe(words))),
    ),
    subsequent_events=few(words),
    special_notes=few(words),
    signatory=st.builds(
        Signatory,
        name=maybe(words),
        position=maybe(words),
        final_responsibility=maybe(st.booleans()),
        authority=maybe(words),
    ),
    capital_ties=few(words),
    officers=few(words),
    foreign_law_risk=maybe(words),
    governing_law=maybe(words),
    jurisdiction=maybe(words),
    third_party_tests=few(words),
    test_acceptance=maybe(words),
    certifications=few(words),
)

profiles = st.builds(
    VendorProfile,
    language=st.sampled_from(["ja", "en"]),
    vendor=st.builds(
        Vendor,
        name=words,
        corporate_number=maybe(st.just("1234567890123")),
        country=maybe(st.sampled_from(["JP", "NO"])),
    ),
    service=st.builds(
        Service,
        id=slugs,
        name=words,
        model=maybe(words),
        facts=by(fact_ids, scalars | few(words)),
        options=keyed(ids, st.builds(Option, id=st.just(""), title=texts, excludes=few(ids))),
        subprocessors=few(words),
    ),
    assessment=st.builds(
        AssessmentScope,
        catalogues=st.dictionaries(slugs, editions, min_size=1, max_size=FEW),
        programme=maybe(words),
        period=periods,
        previous_period=periods,
        prepared_on=maybe(days),
        prepared_by=maybe(words),
    ),
    registrations=few(
        st.builds(
            Registration,
            programme=words,
            number=maybe(words),
            service=maybe(words),
            scope=maybe(words),
            regions=few(words),
            period=periods,
            expires=maybe(days),
            renewal_filed=maybe(days),
        )
    ),
    inherits=keyed(
        ids,
        st.builds(
            Base,
            id=st.just(""),
            service=maybe(words),
            programme=maybe(words),
            number=maybe(words),
            expires=maybe(days),
            renewal_filed=maybe(days),
        ),
    ),
    responses=by(slugs, by(ids, responses)),
    evidence=evidence,
    statement=statements,
)
