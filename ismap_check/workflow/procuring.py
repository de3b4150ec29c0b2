"""From a case's documents to its result: judge every bid by the same demands, with the agency's facts."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from pathlib import Path

from ismap_check.errors import UsageError
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.procurement import ProcurementCase
from ismap_check.procurement.bids import JudgedBid, with_facts
from ismap_check.procurement.build import CaseRequest, build_case
from ismap_check.procurement.case_result import CaseFile, CaseResult, FileRole
from ismap_check.sources.source import Source
from ismap_check.version import __version__
from ismap_check.workflow.case_documents import BidDocuments, CaseDocuments, bid_trouble
from ismap_check.workflow.judging import Terms, check_fail_on, judge, path_of


def judge_case(documents: CaseDocuments, case: ProcurementCase, terms: Terms) -> CaseResult:
    """Return the result of a sound case.

    Raises :class:`UsageError` if the case demands nothing yet, or for a code that no finding has.
    """
    check_fail_on(terms.options.fail_on)
    if not documents.demands:
        raise UsageError("case-demands-nothing")
    return build_case(
        CaseRequest(
            case=case,
            catalogues=documents.catalogues,
            named=documents.named,
            demands=documents.demands,
            bids=tuple(_judged(one, case, terms, documents) for one in documents.bids),
            as_of=terms.as_of,
            tool_version=__version__,
            inputs=tuple(_files(documents)),
        )
    )


def _judged(one: BidDocuments, case: ProcurementCase, terms: Terms, documents: CaseDocuments) -> JudgedBid:
    profile = one.documents.profile
    if profile is None:
        return JudgedBid(bid=one.bid, result=None, trouble=_located(one, documents))
    options = dataclasses.replace(terms.options, with_options=one.bid.options)
    judged = judge(
        one.path, one.documents, with_facts(profile, case.facts), dataclasses.replace(terms, options=options)
    )
    return JudgedBid(bid=one.bid, result=judged, declared=profile.service.facts)


def _located(one: BidDocuments, documents: CaseDocuments) -> tuple[Diagnostic, ...]:
    by_name = {source.name: source for source in one.documents.sources}
    trouble = (said for said in bid_trouble(one, documents.diagnostics) if said.is_error)
    return tuple(by_name[said.document].located(said) if said.document in by_name else said for said in trouble)


def _files(documents: CaseDocuments) -> Iterator[CaseFile]:
    """Yield the files of a case, a catalogue as one; evidence is listed in each vendor's own report."""
    folder = Path(documents.case_sources[0].name).parent
    yield from _listed(FileRole.CASE, documents.case_sources, folder)
    yield from _listed(FileRole.BASELINE, documents.baseline_sources, folder)
    yield from (CaseFile(FileRole.CATALOGUE, one.ref, one.sha256) for one in documents.catalogues)
    for one in documents.bids:
        yield from _listed(FileRole.PROFILE, one.documents.profile_sources, folder, one.bid.id)
        yield from _listed(FileRole.REVIEW, one.documents.review_sources, folder, one.bid.id)
        yield from _listed(FileRole.WAIVERS, one.documents.waiver_sources, folder, one.bid.id)
    mappings = {source.name: source for one in documents.bids for source in one.documents.mapping_sources}
    yield from _listed(FileRole.MAPPING, mappings.values(), folder)


def _listed(role: FileRole, sources: Iterable[Source], folder: Path, bid: str | None = None) -> Iterator[CaseFile]:
    return (CaseFile(role, path_of(source, folder), source.sha256, bid) for source in sources)
