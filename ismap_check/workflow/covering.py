"""What a profile's answers say about another catalogue: read all that is needed, propose, write what is wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from ismap_check.assessment.scope import out_by_facts
from ismap_check.coverage.cover import Answered, Coverage, cover
from ismap_check.coverage.routes import paths
from ismap_check.documents.loaded import LoadedDocument
from ismap_check.errors import UsageError
from ismap_check.i18n.words import load_words
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.mapping import CatalogueMapping
from ismap_check.model.profile import Response, VendorProfile
from ismap_check.report.covered import Covered, build_coverage_report
from ismap_check.sources.limits import Limits
from ismap_check.sources.source import Source
from ismap_check.workflow.carrying import trouble_of
from ismap_check.workflow.documents_of_run import Named, load_all
from ismap_check.workflow.one_page import page_bytes
from ismap_check.workflow.profile_editing import Changed, open_profile, set_answers
from ismap_check.workflow.shelf import Shelf
from ismap_check.workflow.targets import Target


class Asked(NamedTuple):
    """Which catalogue is asked about, and by the answers to which; without any, by those to all others."""

    target: str
    sources: Sequence[str] = ()


class Covering(NamedTuple):
    """What was found; ``coverage`` is None if a document has errors. ``mappings`` are those that could have a say."""

    profile: VendorProfile | None
    coverage: Coverage | None
    mappings: tuple[CatalogueMapping, ...]
    diagnostics: tuple[Diagnostic, ...]
    sources: tuple[Source, ...]


def cover_profile(named: Named, asked: Asked, shelf: Shelf, limits: Limits) -> Covering:
    """Return what the answers of a profile say about the catalogue asked for.

    Raises :class:`UsageError` for catalogues that are not at hand or not answered, and for another edition of one that
    the profile answers: its answers are carried over when that edition is judged.
    """
    documents = load_all(named, shelf, limits)
    profile = documents.profile
    if profile is None:
        return Covering(None, None, (), documents.diagnostics, documents.sources)
    target = _target(asked.target, profile, shelf)
    wanted = _wanted(asked.sources, profile, target.partition("@")[0])
    read = shelf.load(target) or LoadedDocument(None)
    mappings = _between(wanted, target, shelf)
    said = (*documents.diagnostics, *read.diagnostics, *trouble_of(mappings, shelf))
    sources = (*documents.sources, *read.sources, *(source for one in mappings for source in one.sources))
    known = tuple(one.value for one in mappings if one.value)
    if read.value is None or any(one.is_error for one in said):
        return Covering(profile, None, known, said, sources)
    given = [_answered(one, profile) for one in documents.catalogues if one.ref in wanted]
    return Covering(profile, cover(_answered(read.value, profile), given, known), known, said, sources)


def coverage_rendered(covered: Covered, target: Target) -> bytes:
    """Return the bytes of the report."""
    return page_bytes(build_coverage_report(covered, load_words(target.language)), target)


def proposals_written(profile: str, coverage: Coverage, shelf: Shelf, limits: Limits) -> Changed:
    """Return the files to write so that the profile holds what is offered, and names the catalogue.

    No answer and no proposal that is there is replaced; of an empty one what else it says is kept.
    """
    target = coverage.target.catalogue
    opened = open_profile(profile, shelf, limits, catalogues=[target.ref])
    if opened.value is None:
        return Changed(None, opened.diagnostics)
    blanks = opened.value.profile.responses.get(target.id, {})
    answers = {key: _filled(blanks.get(key), one.response) for key, one in coverage.offered.items()}
    return set_answers(opened.value, {target.id: answers}, editions={target.id: target.edition})


def _target(wanted: str, profile: VendorProfile, shelf: Shelf) -> str:
    """Return the ``id@edition`` asked about; of a catalogue that the profile answers, the edition it answers."""
    resolved = shelf.resolve(wanted)
    name, _, edition = resolved.partition("@")
    answered = profile.assessment.catalogues.get(name, edition)
    if "@" in wanted and answered != edition:
        raise UsageError("coverage-other-edition", {"name": resolved, "answered": f"{name}@{answered}"})
    return f"{name}@{answered}"


def _wanted(sources: Sequence[str], profile: VendorProfile, target: str) -> tuple[str, ...]:
    """Return the ``id@edition`` of the answered catalogues whose answers count."""
    answered = {key: f"{key}@{edition}" for key, edition in profile.assessment.catalogues.items() if key != target}
    for name in sources:
        if name not in {*answered, *answered.values()}:
            raise UsageError("coverage-not-answered", {"name": name, "known": tuple(answered.values())})
    if not answered:
        raise UsageError("coverage-without-source", {"name": target})
    return tuple(ref for key, ref in answered.items() if not sources or {key, ref} & set(sources))


def _between(sources: Sequence[str], target: str, shelf: Shelf) -> tuple[LoadedDocument[CatalogueMapping], ...]:
    """Return the mappings on some way from the sources to the target; one with errors might be on one."""
    known = [one.value for one in shelf.mappings if one.value]
    ways = [path for source in sources for path in paths(source, target, known)]
    steps = {frozenset(ends) for path in ways for ends in pairwise(path)}
    return tuple(one for one in shelf.mappings if one.value is None or frozenset(_ends(one.value)) in steps)


def _ends(mapping: CatalogueMapping) -> tuple[str, str]:
    return mapping.source, mapping.target


def _answered(catalogue: Catalogue, profile: VendorProfile) -> Answered:
    answers: Mapping[str, Response] = profile.responses.get(catalogue.id, {})
    return Answered(catalogue, answers, out_by_facts(catalogue, profile.service.facts))


def _filled(blank: Response | None, proposal: Response) -> Response:
    """Return a proposal with what an empty answer says of who is to give it."""
    if blank is None:
        return proposal
    return replace(
        proposal,
        owner=blank.owner or proposal.owner,
        assignee=blank.assignee or proposal.assignee,
        extra={**proposal.extra, **blank.extra},
    )
