"""Read the files that are compared: profiles with all they name, results that were kept.

What is wrong with the caller's own documents (baselines, catalogues named on the command line, reviews, waivers) stops
the run; what is wrong with one vendor's file is kept with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ismap_check.documents.loaded import LoadedDocument
from ismap_check.errors import UsageError
from ismap_check.model.baseline import Baseline
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.profile import VendorProfile
from ismap_check.model.result import AssessmentResult
from ismap_check.sources.limits import Limits
from ismap_check.sources.source import Source
from ismap_check.workflow.any_document import RESULT, kind_of
from ismap_check.workflow.documents_of_run import Documents, Named, load_under, with_assessor
from ismap_check.workflow.sealing.results import is_case, sealed_results
from ismap_check.workflow.shelf import Shelf
from ismap_check.workflow.standard_input import STANDARD_INPUT
from ismap_check.workflow.stored_result import read_result, result_of


class ComparedFile(NamedTuple):
    """One of the files named: a profile with its ``documents``, or a ``result``; neither is there if it has errors.

    ``member`` is the result's place in a sealed case, and ``case_sha256`` the digest of that case; empty otherwise.
    """

    name: str
    documents: Documents | None = None
    result: AssessmentResult | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: tuple[Source, ...] = ()
    member: str = ""
    case_sha256: str = ""

    @property
    def profile(self) -> VendorProfile | None:
        """The profile that is to be judged."""
        return self.documents.profile if self.documents else None

    @property
    def service(self) -> str | None:
        """The service that the file is about, as far as that is known."""
        profile = self.profile or (self.result.profile if self.result else None)
        return profile.service.id if profile else None

    @property
    def sha256(self) -> str:
        """The digest of the file itself; empty where it could not be read."""
        return self.case_sha256 or next((source.sha256 for source in self.sources if source.name == self.name), "")

    @property
    def located(self) -> tuple[Diagnostic, ...]:
        """The errors with their places."""
        by_name = {source.name: source for source in self.sources}
        errors = (one for one in self.diagnostics if one.is_error)
        return tuple(by_name[one.document].located(one) if one.document in by_name else one for one in errors)


class ToRead(NamedTuple):
    """What is named on the command line: the files, and the document on standard input where one of them is ``-``.

    ``named`` holds what goes with every profile: editions, reviews and waivers.
    """

    files: tuple[str, ...]
    named: Named
    stdin: LoadedDocument[Source] | None = None
    with_official_text: bool = False


class Read(NamedTuple):
    """What was read; ``own`` is what is wrong with the caller's own documents, ``sources`` are for their places."""

    files: tuple[ComparedFile, ...]
    own: tuple[Diagnostic, ...] = ()
    sources: tuple[Source, ...] = ()


def read_compared(asked: ToRead, shelf: Shelf, limits: Limits) -> Read:
    """Read all files; raises :class:`UsageError` for an unknown baseline, and for a review of nobody's service."""
    baselines = [shelf.baseline(name) for name in dict.fromkeys(asked.named.baselines)]
    files = [one for name in asked.files for one in _each_of(name, asked, baselines, shelf, limits)]
    own = _Own(baselines, shelf)
    told: list[Diagnostic] = []
    for one in files:
        told += [said for said in one.diagnostics if own.has(said, one) and said not in told]
    kept = tuple(one._replace(diagnostics=tuple(s for s in one.diagnostics if not own.has(s, one))) for one in files)
    read = Read(kept, tuple(told), tuple(source for one in kept for source in one.sources))
    return _with_assessors(read, asked, shelf, limits) if asked.named.reviews or asked.named.waivers else read


class _Own:
    """Tells what is wrong with the caller's own documents from what is wrong with a vendor's."""

    def __init__(self, baselines: Sequence[LoadedDocument[Baseline]], shelf: Shelf) -> None:
        read = (*baselines, *shelf.given)
        self._names = {source.name for one in read for source in one.sources}
        self._names |= {said.document for one in read for said in one.diagnostics}

    def has(self, said: Diagnostic, file: ComparedFile) -> bool:
        """Return whether a diagnostic is about a document that no vendor wrote."""
        shared = (*file.documents.catalogue_sources, *file.documents.mapping_sources) if file.documents else ()
        return said.document in self._names or any(source.name == said.document for source in shared)


def _each_of(
    name: str, asked: ToRead, baselines: Sequence[LoadedDocument[Baseline]], shelf: Shelf, limits: Limits
) -> tuple[ComparedFile, ...]:
    """Return a file, or every service of a sealed case; a case that is not as it was sealed is one that has errors."""
    if name == STANDARD_INPUT or not is_case(name):
        return (_read(name, asked, baselines, shelf, limits),)
    case = sealed_results(name, limits)
    if case.diagnostics:
        return (ComparedFile(name, diagnostics=case.diagnostics, case_sha256=case.sha256),)
    return tuple(
        ComparedFile(
            name,
            result=one.read.value,
            diagnostics=one.read.diagnostics,
            sources=one.read.sources,
            member=one.member,
            case_sha256=case.sha256,
        )
        for one in case.results
    )


def _read(
    name: str, asked: ToRead, baselines: Sequence[LoadedDocument[Baseline]], shelf: Shelf, limits: Limits
) -> ComparedFile:
    piped = asked.stdin.value if name == STANDARD_INPUT and asked.stdin else None
    if _is_result(name, piped, limits):
        official = asked.with_official_text
        read = (
            result_of(piped, limits, with_official_text=official)
            if piped
            else read_result(name, limits, with_official_text=official)
        )
        return ComparedFile(name, result=read.value, diagnostics=read.diagnostics, sources=read.sources)
    named = Named(profile=name, stdin=asked.stdin if name == STANDARD_INPUT else None, editions=asked.named.editions)
    documents = load_under(named, baselines, shelf, limits)
    return ComparedFile(name, documents, diagnostics=documents.diagnostics, sources=documents.sources)


def _is_result(name: str, piped: Source | None, limits: Limits) -> bool:
    if name == STANDARD_INPUT:
        return piped is not None and isinstance(piped.data, dict) and piped.data.get("kind") == RESULT
    return kind_of(name, limits) == RESULT


def _with_assessors(read: Read, asked: ToRead, shelf: Shelf, limits: Limits) -> Read:
    """Return the files with what assessors say of their services; a document serves the service that it is about."""
    from ismap_check.workflow.assessor_documents import (  # most runs have neither
        AssessorFiles,
        read_assessor,
        settle_assessor,
    )

    documents = read_assessor(AssessorFiles(asked.named.reviews, asked.named.waivers), limits, shelf.store)
    _check_services(((service, site.document) for service, site in documents.services), read.files)
    told = [*read.own, *(said for one in (*documents.reviews, *documents.waivers) for said in one.diagnostics)]
    files: list[ComparedFile] = []
    for one in read.files:
        profile = one.profile
        if one.documents and profile:
            about = documents.about(profile.service.id)
            settled = settle_assessor(about, one.documents.catalogues, service=profile.service.id)
            told += [said for said in settled.diagnostics if said not in told]
            files.append(one._replace(documents=with_assessor(one.documents, settled)))
        else:
            files.append(one)
    return Read(tuple(files), tuple(told), (*read.sources, *documents.sources))


def _check_services(about: Iterable[tuple[str, str]], files: Sequence[ComparedFile]) -> None:
    """Raise for a document about a service that nobody offers; while a file cannot be used, it may be that one's."""
    known = tuple(one.profile.service.id for one in files if one.profile)
    if any(one.service is None for one in files):
        return
    for service, path in about:
        if service not in known:
            raise UsageError("compare-assessor-of-none", {"path": path, "service": service, "known": known})
