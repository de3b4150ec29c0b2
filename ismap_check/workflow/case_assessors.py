"""Hand the reviews and waivers given for a procurement case to the bids whose services they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ismap_check.documents.near import Suggestions
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.sources.limits import Limits
from ismap_check.sources.store import Store
from ismap_check.workflow.assessor_documents import AssessorFiles, AssessorRead, read_assessor, settle_assessor
from ismap_check.workflow.case_documents import BidDocuments, CaseDocuments
from ismap_check.workflow.documents_of_run import with_assessor


def with_assessors(
    documents: CaseDocuments, files: AssessorFiles, limits: Limits, store: Store | None
) -> CaseDocuments:
    """Return a case's documents with what assessors say of the bids; a document serves every bid of its service.

    What is wrong with an assessor's document stops the case, as what is wrong with the case itself does: both are the
    agency's own.
    """
    read = read_assessor(files, limits, store)
    said = [one for each in (*read.reviews, *read.waivers) for one in each.diagnostics]
    said += _without_bid(read, documents.bids)
    bids: list[BidDocuments] = []
    for bid in documents.bids:
        settled, told = _settled(read, bid)
        bids.append(settled)
        said += [one for one in told if one not in said]
    return documents._replace(
        case=None if any(one.is_error for one in said) else documents.case,
        bids=tuple(bids),
        diagnostics=(*documents.diagnostics, *said),
        assessor_sources=read.sources,
    )


def _settled(read: AssessorRead, bid: BidDocuments) -> tuple[BidDocuments, Iterable[Diagnostic]]:
    profile = bid.documents.profile
    if profile is None:
        return bid, ()
    found = settle_assessor(read.about(profile.service.id), bid.documents.catalogues, service=profile.service.id)
    return bid._replace(documents=with_assessor(bid.documents, found)), found.diagnostics


def _without_bid(read: AssessorRead, bids: Sequence[BidDocuments]) -> Iterator[Diagnostic]:
    """Yield an error for each document that no bid offers; a warning while there is a bid that cannot be read."""
    profiles = [bid.documents.profile for bid in bids]
    offered = tuple(dict.fromkeys(profile.service.id for profile in profiles if profile))
    near = Suggestions()
    for service, site in read.services:
        if service not in offered:
            place, meant = site.at("of", "service"), near(service, offered)
            if None in profiles:
                yield place.warning("assessor-without-bid", service=service, known=offered, near=meant)
            else:
                yield place.error("assessor-without-bid", service=service, known=offered, near=meant)
