"""What a result holds for the buyer: how the vendor organises its work is taken out before anything is built.

What is not there cannot reach a page by a later change. No number, verdict or outcome is touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ismap_check.model.diagnostic import Param
from ismap_check.model.finding import Finding
from ismap_check.model.profile import EvidenceItem, Response, Status, VendorProfile
from ismap_check.model.result import (
    Action,
    AssessmentResult,
    CatalogueResult,
    EvidenceResult,
    InputRole,
    Judgement,
)
from ismap_check.model.review import Review, ReviewEntry

AT_HOME = frozenset({"planned-overdue", "due-missing", "owner-missing", "evidence-unlisted", "evidence-name-twice"})
"""Findings about how the vendor's own work goes on, and about files that it shows to nobody; gaps have their own."""
UNDER_WAY = frozenset({Status.PLANNED, Status.NOT_IMPLEMENTED})
"""With these a measure tells what is planned, not what is done."""


def for_buyer(result: AssessmentResult) -> AssessmentResult:
    """Return the result without assignees, owners, due days, plans and in-house columns.

    Of confidential evidence the title stays, and what was found of it; its place and its hash go. What assessors wrote
    is theirs to show: it stays, but for who at the vendor's does an agreed correction. Its day was agreed, so it stays.
    """
    held = tuple(item for item in result.profile.evidence.values() if item.confidential)
    ids, secrets = frozenset(item.id for item in held), _secrets(held, result)
    return replace(
        result,
        profile=_profile(result.profile),
        carried=tuple(replace(one, proposals=_responses(one.proposals)) for one in result.carried),
        evidence=tuple(_seen(one) if one.fact.id in ids else one for one in result.evidence),
        inputs=tuple(one for one in result.inputs if one.role is not InputRole.EVIDENCE or one.path not in secrets),
        judgements=tuple(_judgement(one, secrets) for one in result.judgements),
        findings=tuple(_findings(result.findings, secrets)),
        reviews=tuple(_review(one) for one in result.reviews),
    )


def _secrets(held: Iterable[EvidenceItem], result: AssessmentResult) -> Mapping[Param, str]:
    """Return the places and hashes of confidential evidence, each with the id of its item."""
    read = {one.fact.id: one.fact.sha256 for one in result.evidence}
    pieces = ((piece, item.id) for item in held for piece in (item.file, item.url, item.sha256, read.get(item.id)))
    return {piece: item_id for piece, item_id in pieces if piece}


def _profile(profile: VendorProfile) -> VendorProfile:
    return replace(
        profile,
        responses={catalogue: _responses(given) for catalogue, given in profile.responses.items()},
        evidence={key: _item(item) for key, item in profile.evidence.items()},
    )


def _responses(given: Mapping[str, Response]) -> Mapping[str, Response]:
    return {control: _response(response) for control, response in given.items()}


def _response(response: Response) -> Response:
    measure = None if response.status in UNDER_WAY else response.measure
    return replace(response, measure=measure, due=None, owner=None, effort=None, assignee=None, extra={}, origin=None)


def _item(item: EvidenceItem) -> EvidenceItem:
    known = replace(item, owner=None, origin=None)
    return replace(known, file=None, url=None, sha256=None) if item.confidential else known


def _review(review: Review) -> Review:
    results = {
        catalogue: {control: _reviewed(entry) for control, entry in entries.items()}
        for catalogue, entries in review.results.items()
    }
    return replace(review, results=results)


def _reviewed(entry: ReviewEntry) -> ReviewEntry:
    return replace(entry, correction=replace(entry.correction, owner=None)) if entry.correction else entry


def _seen(result: EvidenceResult) -> EvidenceResult:
    return replace(result, fact=replace(result.fact, sha256=None))


def _judgement(judgement: Judgement, secrets: Mapping[Param, str]) -> Judgement:
    return replace(judgement, catalogues=tuple(_catalogue(one, secrets) for one in judgement.catalogues))


def _catalogue(judged: CatalogueResult, secrets: Mapping[Param, str]) -> CatalogueResult:
    actions = (replace(one, codes=tuple(code for code in one.codes if code not in AT_HOME)) for one in judged.actions)
    return replace(
        judged, findings=tuple(_findings(judged.findings, secrets)), actions=tuple(filter(_says_something, actions))
    )


def _says_something(action: Action) -> bool:
    return bool(action.codes or action.gain or action.closes_gap)


def _findings(findings: Iterable[Finding], secrets: Mapping[Param, str]) -> Iterator[Finding]:
    """Yield the findings that are not about the vendor's own work, the id of an item where its place or hash stood."""
    for finding in findings:
        if finding.code not in AT_HOME:
            yield replace(finding, params={name: secrets.get(one, one) for name, one in finding.params.items()})
