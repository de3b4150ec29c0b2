"""Read every document of a run and report the problems of all of them at once: one bad file never hides the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ismap_check.documents.loaded import LoadedDocument
from ismap_check.documents.profile_document import ProfileDocument
from ismap_check.documents.profile_load import load_profile, profile_from
from ismap_check.documents.profile_resolve import resolve_profile
from ismap_check.model.baseline import Baseline
from ismap_check.model.carried import CarriedAnswers
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.profile import VendorProfile
from ismap_check.model.rows import NamedTuple
from ismap_check.sources.limits import Limits
from ismap_check.sources.source import Source
from ismap_check.sources.store import Store
from ismap_check.workflow.carrying import Carried, carry_over, ways
from ismap_check.workflow.shelf import LoadedCatalogue, Shelf

if TYPE_CHECKING:  # most runs have neither review nor waivers
    from ismap_check.model.review import Review
    from ismap_check.model.waivers import Waivers
    from ismap_check.workflow.assessor_documents import AssessorDocuments, AssessorFiles


class Named(NamedTuple):
    """The documents a run is asked to use, as they were named; ``stdin`` holds what was read for the profile ``-``.

    ``editions`` (catalogue id → edition) are judged in place of those that the profile answers. ``about`` says which
    reviews and waivers there are of a service beside those named.
    """

    profile: str
    baselines: Sequence[str] = ()
    editions: Mapping[str, str] = {}
    stdin: LoadedDocument[Source] | None = None
    reviews: Sequence[str] = ()
    waivers: Sequence[str] = ()
    about: Callable[[str], AssessorFiles] | None = None


class Documents(NamedTuple):
    """What was read; ``profile`` is None if any document has errors.

    Sources stand by role, so that the list of inputs can say what each file was used as.
    """

    profile: VendorProfile | None
    catalogues: tuple[Catalogue, ...]
    baselines: tuple[Baseline, ...]
    diagnostics: tuple[Diagnostic, ...]
    profile_sources: tuple[Source, ...]
    catalogue_sources: tuple[Source, ...]
    baseline_sources: tuple[Source, ...]
    unused_sources: tuple[Source, ...]
    mapping_sources: tuple[Source, ...] = ()
    carried: tuple[CarriedAnswers, ...] = ()
    reviews: tuple[Review, ...] = ()
    waivers: tuple[Waivers, ...] = ()
    review_sources: tuple[Source, ...] = ()
    waiver_sources: tuple[Source, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """All files that were read, for the places of diagnostics."""
        used = (*self.profile_sources, *self.catalogue_sources, *self.baseline_sources, *self.mapping_sources)
        return (*used, *self.assessor_sources, *self.unused_sources)

    @property
    def assessor_sources(self) -> tuple[Source, ...]:
        """The reviews and waivers."""
        return (*self.review_sources, *self.waiver_sources)


def load_all(named: Named, shelf: Shelf, limits: Limits) -> Documents:
    """Read profile, baselines and the catalogues they name, and check every reference between them.

    Raises :class:`UsageError` for a baseline that is neither a file nor an id at hand.
    """
    return load_under(named, [shelf.baseline(name) for name in dict.fromkeys(named.baselines)], shelf, limits)


def load_under(named: Named, baselines: Sequence[LoadedDocument[Baseline]], shelf: Shelf, limits: Limits) -> Documents:
    """Read a profile with all it names, to be judged under baselines that are read already."""
    document = read_profile(named, limits, shelf.store)
    used = [read for ref in _wanted(document.value, baselines, named.editions) if (read := shelf.load(ref))]
    read_catalogues = _each_once([*shelf.given, *used])
    catalogues = tuple(read.value for read in used if read.value)
    profile, resolving = _resolved(document, catalogues, shelf, limits)
    carried = _carried(profile, named, baselines, shelf)
    assessor = _assessor(named, profile, catalogues, shelf, limits)
    said = (
        *document.diagnostics,
        *resolving,
        *(one for read in baselines for one in (*read.diagnostics, *_references(read, catalogues, shelf))),
        *_same_ids(baselines),
        *carried.diagnostics,
        *(assessor.diagnostics if assessor else ()),
        *(one for read in read_catalogues for one in read.diagnostics),
    )
    documents = Documents(
        profile=None if any(one.is_error for one in said) else profile,
        catalogues=catalogues,
        baselines=tuple(read.value for read in baselines if read.value),
        diagnostics=said,
        profile_sources=document.sources,
        catalogue_sources=tuple(source for read in used for source in read.sources),
        baseline_sources=tuple(source for read in baselines for source in read.sources),
        unused_sources=tuple(source for read in read_catalogues if read not in used for source in read.sources),
        mapping_sources=carried.sources,
        carried=carried.answers,
    )
    return with_assessor(documents, assessor) if assessor else documents


def _assessor(
    named: Named, profile: VendorProfile | None, catalogues: tuple[Catalogue, ...], shelf: Shelf, limits: Limits
) -> AssessorDocuments | None:
    found = named.about(profile.service.id) if named.about and profile else ((), ())
    reviews, waivers = (*named.reviews, *found[0]), (*named.waivers, *found[1])
    if not reviews and not waivers:
        return None
    from ismap_check.workflow.assessor_documents import (  # most runs have neither
        AssessorFiles,
        read_assessor,
        settle_assessor,
    )

    read = read_assessor(AssessorFiles(reviews, waivers), limits, shelf.store)
    return settle_assessor(read, catalogues, service=profile.service.id if profile else None)


def with_assessor(documents: Documents, assessor: AssessorDocuments) -> Documents:
    """Return a run's documents with reviews and waivers; what is wrong with these is told elsewhere."""
    return documents._replace(
        reviews=assessor.reviews,
        waivers=assessor.waivers,
        review_sources=assessor.review_sources,
        waiver_sources=assessor.waiver_sources,
    )


def read_profile(named: Named, limits: Limits, store: Store | None = None) -> LoadedDocument[ProfileDocument]:
    """Read the profile from its file, or from standard input; then the files it names lie in the working directory."""
    if named.stdin is None:
        return load_profile(Path(named.profile), name=named.profile, limits=limits, store=store)
    if named.stdin.value is None:
        return LoadedDocument(None, named.stdin.diagnostics)
    return profile_from(named.stdin.value, Path(), limits)


def _wanted(
    document: ProfileDocument | None, baselines: Iterable[LoadedDocument[Baseline]], editions: Mapping[str, str]
) -> list[str]:
    """Return the ``id@edition`` that profile, baselines and options name, each once."""
    named = [document.profile.assessment.catalogues] if document else []
    named += [*(read.value.uses for read in baselines if read.value), editions]
    return list(dict.fromkeys(f"{key}@{edition}" for uses in named for key, edition in uses.items()))


def _resolved(
    document: LoadedDocument[ProfileDocument], catalogues: tuple[Catalogue, ...], shelf: Shelf, limits: Limits
) -> tuple[VendorProfile | None, tuple[Diagnostic, ...]]:
    if document.value is None:
        return None, ()
    found = resolve_profile(document.value, catalogues, known=shelf.refs, editions=shelf.editions, limits=limits)
    return found.value, found.diagnostics


def _carried(
    profile: VendorProfile | None, named: Named, baselines: Iterable[LoadedDocument[Baseline]], shelf: Shelf
) -> Carried:
    if profile is None:
        return Carried()
    wanted = ways(profile.assessment.catalogues, named.editions, [read.value for read in baselines if read.value])
    return carry_over(profile, wanted, shelf)


def _references(
    read: LoadedDocument[Baseline], catalogues: tuple[Catalogue, ...], shelf: Shelf
) -> tuple[Diagnostic, ...]:
    if read.value is None or not read.sources:  # without a file there is nothing to point at: it was checked before
        return ()
    from ismap_check.documents.baseline_check import check_baseline  # most runs use no baseline

    return check_baseline(read.value, catalogues, document=read.sources[0].name, known=shelf.refs)


def _same_ids(baselines: Iterable[LoadedDocument[Baseline]]) -> Iterator[Diagnostic]:
    """Yield an error for each baseline with the id of another: a result tells its judgements apart by it."""
    first: dict[str, LoadedDocument[Baseline]] = {}
    for read in baselines:
        if read.value and (other := first.setdefault(read.value.id, read)) is not read:
            params = {"section": "id", "id": read.value.id, "document": other.sources[0].name}
            yield Diagnostic(code="given-twice", document=read.sources[0].name, pointer=("id",), params=params)


def _each_once(read: Iterable[LoadedCatalogue]) -> list[LoadedCatalogue]:
    return list({id(one): one for one in read}.values())
