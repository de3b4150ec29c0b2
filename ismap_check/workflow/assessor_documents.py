"""Read the assessors' documents of a run, reviews and waivers, and check them against the service they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from ismap_check.documents.loaded import LoadedDocument
from ismap_check.documents.review_check import resolve_review
from ismap_check.documents.review_load import ReviewDocument, load_review
from ismap_check.documents.trouble import Site
from ismap_check.documents.waivers_check import resolve_waivers
from ismap_check.documents.waivers_load import WaiversDocument, load_waivers
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Diagnostic, Loaded
from ismap_check.model.review import Review
from ismap_check.model.waivers import Waivers
from ismap_check.sources.limits import Limits
from ismap_check.sources.source import Source
from ismap_check.sources.store import Store

Document = TypeVar("Document")


class AssessorFiles(NamedTuple):
    """The reviews and waivers a run is asked to use, as they were named."""

    reviews: Sequence[str] = ()
    waivers: Sequence[str] = ()


class AssessorRead(NamedTuple):
    """What those files hold, not checked against any service yet."""

    reviews: tuple[LoadedDocument[ReviewDocument], ...] = ()
    waivers: tuple[LoadedDocument[WaiversDocument], ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every file, for the places of diagnostics."""
        return tuple(source for read in (*self.reviews, *self.waivers) for source in read.sources)

    @property
    def services(self) -> tuple[tuple[str, Site], ...]:
        """The service that each readable document is about, and where it begins."""
        reviews = ((one.value.review.service, one.value.site) for one in self.reviews if one.value)
        waivers = ((one.value.waivers.service, one.value.site) for one in self.waivers if one.value)
        return (*reviews, *waivers)

    def about(self, service: str) -> AssessorRead:
        """Return the readable documents about one service."""
        return AssessorRead(
            tuple(one for one in self.reviews if one.value and one.value.review.service == service),
            tuple(one for one in self.waivers if one.value and one.value.waivers.service == service),
        )


class AssessorDocuments(NamedTuple):
    """What was read and settled, in the order named; what has errors is left out."""

    reviews: tuple[Review, ...] = ()
    waivers: tuple[Waivers, ...] = ()
    review_sources: tuple[Source, ...] = ()
    waiver_sources: tuple[Source, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def read_assessor(files: AssessorFiles, limits: Limits, store: Store | None = None) -> AssessorRead:
    """Read all files, each once; a copy under another name is the same document."""
    reviews = (load_review(Path(name), name=name, limits=limits, store=store) for name in _once(files.reviews))
    waivers = (load_waivers(Path(name), name=name, limits=limits, store=store) for name in _once(files.waivers))
    return AssessorRead(tuple(_without_copies(reviews)), tuple(_without_copies(waivers)))


def _once(names: Sequence[str]) -> Iterator[str]:
    """Yield the first name of each place: one review, named in two ways, would look like two that agree."""
    first: dict[Path, str] = {}
    for name in names:
        first.setdefault(Path(name).absolute(), name)
    yield from first.values()


def _without_copies(documents: Iterable[LoadedDocument[Document]]) -> Iterator[LoadedDocument[Document]]:
    """Yield each readable document once, whatever its files are called: a copy would look like one that agrees."""
    seen: set[str] = set()
    for read in documents:
        digest = read.sources[0].sha256 if read.value else None
        if digest is None or digest not in seen:
            yield read
        if digest:
            seen.add(digest)


def settle_assessor(read: AssessorRead, catalogues: Sequence[Catalogue], *, service: str | None) -> AssessorDocuments:
    """Check all; ``catalogues`` are those judged, ``service`` the one under assessment, None where it is unreadable."""
    reviews, waivers = read
    settled = [_review(one, catalogues, service) for one in reviews]
    allowed = [_waivers(one, catalogues, service) for one in waivers]
    return AssessorDocuments(
        reviews=tuple(one.value.review for one in settled if one.value),
        waivers=tuple(one.value.waivers for one in allowed if one.value),
        review_sources=tuple(source for read in reviews for source in read.sources),
        waiver_sources=tuple(source for read in waivers for source in read.sources),
        diagnostics=tuple(said for one in (*reviews, *waivers, *settled, *allowed) for said in one.diagnostics),
    )


def _review(
    read: LoadedDocument[ReviewDocument], catalogues: Sequence[Catalogue], service: str | None
) -> Loaded[ReviewDocument]:
    return resolve_review(read.value, catalogues, service=service) if read.value else Loaded(None)


def _waivers(
    read: LoadedDocument[WaiversDocument], catalogues: Sequence[Catalogue], service: str | None
) -> Loaded[WaiversDocument]:
    return resolve_waivers(read.value, catalogues, service=service) if read.value else Loaded(None)
