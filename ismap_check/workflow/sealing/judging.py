"""From the held documents of a sealed case to results and reports: what sealing writes, and verifying compares with."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from ismap_check.archive.manifest import Manifest, Subject, Wanted
from ismap_check.archive.names import is_safe
from ismap_check.errors import InvalidDocumentError
from ismap_check.model.evidence import EvidenceFact
from ismap_check.model.profile import VendorProfile
from ismap_check.model.result import AssessmentResult
from ismap_check.model.rows import NamedTuple
from ismap_check.sources.held import Held, holding
from ismap_check.sources.limits import Limits
from ismap_check.workflow.asking import asked
from ismap_check.workflow.bundled import data_folder
from ismap_check.workflow.documents_of_run import Named, load_all
from ismap_check.workflow.judging import Terms, judge_observed
from ismap_check.workflow.rendering import rendered
from ismap_check.workflow.sealing.placing import BUNDLED, INPUTS
from ismap_check.workflow.shelf import Shelf
from ismap_check.workflow.targets import Target

REBUILT = ("html", "md")
"""Formats of reports that follow from the case byte for byte; what is sealed unless others are asked for."""
HASHED = ("pdf",)
"""Formats that depend on the machine as well, on its fonts: they are sealed, but never written again to compare."""
RECORD = "json"


class Judged(NamedTuple):
    """What became of one profile: the result, and all files written of it by their members' names."""

    result: AssessmentResult
    files: Mapping[str, bytes]


class Outputs(NamedTuple):
    """The members written of one profile: its result, and its reports by their formats."""

    result: str
    reports: Mapping[str, str]


def outputs_of(service: str, wanted: Wanted) -> Outputs:
    """Return what is written of a service, and where it lies in a case."""
    stem = service if is_safe(service) else f"{service}_"  # "con" is a device on Windows; no service's id ends in "_"
    reports = {kind: f"reports/{stem}.{wanted.language}.{kind}" for kind in wanted.formats}
    return Outputs(f"results/{stem}.json", reports)


def judge_sealed(
    subject: Subject,
    manifest: Manifest,
    files: Mapping[str, bytes],
    evidence: Mapping[str, EvidenceFact],
    limits: Limits,
    *,
    formats: Collection[str] = REBUILT,
) -> Judged:
    """Judge one profile of a case from ``files`` alone, its documents by their members' names, as the manifest says.

    ``evidence`` is what was seen of it, ``formats`` are those of the reports to write. Result and reports name the
    version that sealed: what another version judges and words alike is alike. Raises :class:`InvalidDocumentError` if
    a document is none, and :class:`UsageError` for an option that does not fit.
    """
    demands, wanted = manifest.demands, manifest.wanted
    named = Named(
        profile=_name(subject.profile),
        baselines=demands.baselines,
        editions=demands.options.editions,
        reviews=_names(subject.reviews),
        waivers=_names(subject.waivers),
    )
    with holding(Held(files, INPUTS, {data_folder() / "controls": BUNDLED})):
        shelf = Shelf(
            [_names(demands.catalogue_files)],
            _names(demands.baseline_files),
            limits,
            mapping_files=_names(demands.mapping_files),
        )
        documents = load_all(named, shelf, limits)
        if documents.profile is None or not _is_of(subject, documents.profile):
            raise InvalidDocumentError(documents.diagnostics)
        terms = Terms(as_of=demands.as_of, options=demands.options, limits=limits)
        judged = judge_observed(named.profile, documents, documents.profile, terms, evidence)
    result = replace(judged, tool_version=manifest.version)
    what = asked(wanted.level, wanted.audience, wanted.only)
    reports = {
        member: rendered(result, Target(None, kind, wanted.language, wanted.marking), what)
        for kind, member in subject.reports.items()
        if kind in formats
    }
    record = rendered(result, Target(path=None, format=RECORD, language=wanted.language))
    return Judged(result, {subject.result: record, **reports})


def _is_of(subject: Subject, profile: VendorProfile) -> bool:
    """Whether service and evidence are those that the profile names: a manifest can be written by hand."""
    named = {one.fact.id: one.file for one in subject.evidence}
    evidence = {key: item.file for key, item in profile.evidence.items()}
    return subject.service == profile.service.id and named == evidence


def _name(member: str) -> str:
    """Return what a member of the user's is called in messages and reports: as it was named from the working folder."""
    return member.removeprefix(f"{INPUTS}/")


def _names(members: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(_name, members))
