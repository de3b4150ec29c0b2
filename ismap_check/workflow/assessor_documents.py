"""Read the assessors' documents of a run, reviews and waivers, and check them against the profile's service."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ismap_check.documents.loaded import LoadedDocument
from ismap_check.documents.review_check import resolve_review
from ismap_check.documents.review_load import ReviewDocument, load_review
from ismap_check.documents.waivers_check import resolve_waivers
from ismap_check.documents.waivers_load import WaiversDocument, load_waivers
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Diagnostic, Loaded
from ismap_check.model.review import Review
from ismap_check.model.waivers import Waivers
from ismap_check.sources.limits import Limits
from ismap_check.sources.source import Source
from ismap_check.sources.store import Store


class AssessorFiles(NamedTuple):
    """The reviews and waivers a run is asked to use, as they were named."""

    reviews: Sequence[str] = ()
    waivers: Sequence[str] = ()


class AssessorDocuments(NamedTuple):
    """What was read and settled, in the order named; what has errors is left out."""

    reviews: tuple[Review, ...] = ()
    waivers: tuple[Waivers, ...] = ()
    review_sources: tuple[Source, ...] = ()
    waiver_sources: tuple[Source, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def load_assessor(
    files: AssessorFiles,
    catalogues: Sequence[Catalogue],
    *,
    service: str | None,
    limits: Limits,
    store: Store | None = None,
) -> AssessorDocuments:
    """Read all; ``catalogues`` are those judged, ``service`` the one under assessment, None where it is unreadable."""
    reviews = [load_review(Path(name), name=name, limits=limits, store=store) for name in dict.fromkeys(files.reviews)]
    waivers = [load_waivers(Path(name), name=name, limits=limits, store=store) for name in dict.fromkeys(files.waivers)]
    settled = [_review(read, catalogues, service) for read in reviews]
    allowed = [_waivers(read, catalogues, service) for read in waivers]
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
