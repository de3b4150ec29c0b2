"""Read every document of a procurement case: the case, what it demands, and the profiles of its bids.

A bid whose profile cannot be used is kept with what is wrong with it; only the case's own errors stop it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ismap_check.documents.baseline_check import check_baseline
from ismap_check.documents.demand_check import Demanded, editions_demanded
from ismap_check.documents.loaded import LoadedDocument
from ismap_check.documents.near import near
from ismap_check.documents.procurement_check import check_bids, resolve_case
from ismap_check.documents.procurement_load import CaseDocument, load_case
from ismap_check.model.baseline import Baseline
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.procurement import Bid, ProcurementCase
from ismap_check.procurement.demands import demands_of
from ismap_check.sources.limits import Limits
from ismap_check.sources.source import Source
from ismap_check.workflow.documents_of_run import Documents, Named, load_under
from ismap_check.workflow.shelf import LoadedCatalogue, Shelf

ReadBaseline = LoadedDocument[Baseline]


class BidDocuments(NamedTuple):
    """A bid with its profile's file and all that was read for it; ``documents.profile`` None: it cannot be used."""

    bid: Bid
    path: str
    documents: Documents


class CaseDocuments(NamedTuple):
    """What was read; ``case`` is None if it, or anything it demands, has errors.

    ``named`` are the baselines as they were published, ``demands`` what is judged by. ``diagnostics`` are about the
    case and its demands, not about what the bidders wrote.
    """

    case: ProcurementCase | None
    catalogues: tuple[Catalogue, ...] = ()
    named: tuple[Baseline, ...] = ()
    demands: tuple[Baseline, ...] = ()
    bids: tuple[BidDocuments, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    case_sources: tuple[Source, ...] = ()
    catalogue_sources: tuple[Source, ...] = ()
    baseline_sources: tuple[Source, ...] = ()
    unused_sources: tuple[Source, ...] = ()
    assessor_sources: tuple[Source, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """All files that were read, for the places of diagnostics."""
        own = (*self.case_sources, *self.catalogue_sources, *self.baseline_sources, *self.unused_sources)
        return (*own, *self.assessor_sources, *(source for bid in self.bids for source in bid.documents.sources))

    @property
    def trouble(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the profiles of the bids, beside what is wrong with the case."""
        return tuple(one for bid in self.bids for one in bid_trouble(bid, self.diagnostics))


class _Demanded(NamedTuple):
    """What the demands name: baselines by the name the case gives, and their catalogues."""

    baselines: Mapping[str, ReadBaseline]
    catalogues: Sequence[LoadedCatalogue]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def named(self) -> dict[str, Baseline]:
        """The baselines that could be read."""
        return {name: read.value for name, read in self.baselines.items() if read.value}

    @property
    def readable(self) -> tuple[Catalogue, ...]:
        """The catalogues that could be read."""
        return tuple(read.value for read in self.catalogues if read.value)


def load_case_documents(name: str, shelf: Shelf, limits: Limits) -> CaseDocuments:
    """Read a case and all it refers to, and check every reference."""
    read = load_case(Path(name), name=name, limits=limits, store=shelf.store)
    document = read.value
    if document is None:
        return CaseDocuments(None, diagnostics=read.diagnostics, case_sources=read.sources)
    demanded = _demanded(document, shelf)
    resolved = resolve_case(document, Demanded(demanded.named, demanded.readable, shelf.refs))
    unused = [one for one in shelf.given if all(one is not used for used in demanded.catalogues)]
    said = (
        *read.diagnostics,
        *resolved.diagnostics,
        *demanded.diagnostics,
        *(one for loaded in (*demanded.catalogues, *unused) for one in loaded.diagnostics),
    )
    case = None if any(one.is_error for one in said) else resolved.value
    demands = demands_of(case.demands, demanded.named.values(), demanded.readable) if case else ()
    bids = tuple(_bid(bid, name, demands, shelf, limits) for bid in document.case.bids)
    about_bids = _about_bids(document, bids)
    return CaseDocuments(
        case=None if any(one.is_error for one in about_bids) else case,
        catalogues=demanded.readable,
        named=tuple(demanded.named.values()),
        demands=demands,
        bids=bids,
        diagnostics=(*said, *about_bids),
        case_sources=read.sources,
        catalogue_sources=tuple(source for one in demanded.catalogues for source in one.sources),
        baseline_sources=tuple(source for one in demanded.baselines.values() for source in one.sources),
        unused_sources=tuple(source for one in unused for source in one.sources),
    )


def bid_trouble(bid: BidDocuments, told: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a bid's files, without what was ``told`` of a catalogue already."""
    known = list(told)
    return tuple(one for one in bid.documents.diagnostics if one not in known)


def _demanded(document: CaseDocument, shelf: Shelf) -> _Demanded:
    baselines: dict[str, ReadBaseline] = {}
    said: list[Diagnostic] = []
    for index, name in enumerate(document.case.demands.baselines):
        found = _baseline(name, document, shelf)
        if found is None:
            place, known = document.site.at("demands", "baselines", index), tuple(shelf.baselines)
            said.append(place.error("unknown-baseline", baseline=name, known=known, near=near(name, known)))
        else:
            baselines.setdefault(name, found)
    wanted = editions_demanded(document.case.demands, [read.value for read in baselines.values() if read.value])
    catalogues = [read for key, edition in wanted.items() if (read := shelf.load(f"{key}@{edition}"))]
    readable = [read.value for read in catalogues if read.value]
    for one in baselines.values():
        said += one.diagnostics
        if one.value:
            said += check_baseline(one.value, readable, document=one.sources[0].name, known=shelf.refs)
    return _Demanded(baselines, catalogues, (*said, *_same_ids(document, baselines)))


def _baseline(name: str, document: CaseDocument, shelf: Shelf) -> ReadBaseline | None:
    """Return a demanded baseline: a file seen from the case, or one at hand by its id."""
    if shelf.is_file(name):
        return shelf.read_baseline((Path(document.site.document).parent / name).as_posix())
    return shelf.baselines.get(name)


def _same_ids(document: CaseDocument, baselines: Mapping[str, ReadBaseline]) -> Iterable[Diagnostic]:
    """Yield an error for a baseline with the id of another: the report tells demands apart by it."""
    first: dict[str, str] = {}
    for name, read in baselines.items():
        if read.value and (other := first.setdefault(read.value.id, name)) != name:
            place = document.site.at("demands", "baselines", document.case.demands.baselines.index(name))
            yield place.error("given-twice", section="baselines", id=read.value.id, document=other)


def _bid(bid: Bid, case_name: str, demands: Iterable[Baseline], shelf: Shelf, limits: Limits) -> BidDocuments:
    path = (Path(case_name).parent / bid.profile).as_posix()
    under = [LoadedDocument(demand) for demand in demands]
    return BidDocuments(bid, path, load_under(Named(profile=path), under, shelf, limits))


def _about_bids(document: CaseDocument, bids: Iterable[BidDocuments]) -> tuple[Diagnostic, ...]:
    profiles = {one.bid.id: one.documents.profile for one in bids if one.documents.profile}
    return check_bids(document.case, profiles, document.site)
