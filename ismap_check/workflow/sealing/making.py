"""Put a sealed case together and write it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from ismap_check.archive.manifest import (
    NAME,
    Demands,
    Manifest,
    Observation,
    Sealed,
    Subject,
    Wanted,
    manifest_bytes,
)
from ismap_check.archive.reading import file_digest
from ismap_check.archive.writing import Content, TooLargeError, Write, held, write_case
from ismap_check.errors import FileAccessError, UsageError
from ismap_check.evidence.taking import take_file
from ismap_check.model.result import AssessmentResult
from ismap_check.model.rows import NamedTuple
from ismap_check.sources.limits import Limits
from ismap_check.version import __version__
from ismap_check.workflow.judging import Terms
from ismap_check.workflow.sealing.gathering import Case, EvidenceFile, Gathered, gather
from ismap_check.workflow.sealing.judging import judge_sealed, outputs_of
from ismap_check.workflow.shelf import Shelf
from ismap_check.workflow.writing import write_file_by


class Order(NamedTuple):
    """How to judge and report what is sealed, whether evidence files go in, and the day the case says it was made."""

    terms: Terms
    wanted: Wanted
    created: date
    with_evidence: bool = True


class Made(NamedTuple):
    """A case in its parts: the manifest, what lies in it, and what was judged, in the order of the profiles."""

    manifest: Manifest
    files: Mapping[str, bytes]
    evidence: Mapping[str, EvidenceFile]
    results: tuple[AssessmentResult, ...]


def make_case(cases: Sequence[Case], shelf: Shelf, order: Order, working: Path) -> Made:
    """Judge all profiles from what will be sealed; raises :class:`UsageError` for what cannot be put in one case."""
    services = [case.profile.service.id for case in cases]
    for service in services:
        if services.count(service) > 1:
            raise UsageError("seal-service-twice", {"id": service})
    gathered = gather(cases, shelf, working, with_evidence=order.with_evidence)
    limits = order.terms.limits
    draft = Manifest(
        version=__version__,
        created=order.created,
        with_evidence=order.with_evidence,
        demands=_demands(cases, gathered, order),
        wanted=order.wanted,
        subjects=tuple(_subjects(cases, gathered, order.wanted)),
        kept_out=gathered.kept_out,
    )
    judged = [
        judge_sealed(subject, draft, gathered.files, case.evidence, limits, formats=order.wanted.formats)
        for subject, case in zip(draft.subjects, cases, strict=True)
    ]
    files = {**gathered.files, **{name: data for one in judged for name, data in one.files.items()}}
    members = tuple(sorted([*_listed(files), *_listed_evidence(gathered.evidence)]))
    manifest = draft._replace(members=members)
    return Made(
        manifest, {**files, NAME: manifest_bytes(manifest)}, gathered.evidence, tuple(one.result for one in judged)
    )


def write_made(path: Path, made: Made, limits: Limits) -> str:
    """Write a case whole or not at all, and return its hash.

    Raises :class:`FileAccessError`, also if an evidence file is no longer what it was, and :class:`UsageError` for more
    than one archive holds.
    """
    contents = [held(name, data) for name, data in made.files.items()]
    contents += [_evidence_content(name, file, limits) for name, file in made.evidence.items()]

    def fill(stream: BinaryIO) -> None:
        write_case(stream, contents)

    try:
        write_file_by(path, fill)
    except TooLargeError:
        raise UsageError("seal-too-large") from None
    with path.open("rb") as stream:
        return file_digest(stream)


def _demands(cases: Iterable[Case], gathered: Gathered, order: Order) -> Demands:
    used = (baseline.id for case in cases for baseline in case.documents.baselines)
    return Demands(
        as_of=order.terms.as_of,
        options=order.terms.options,
        baselines=tuple(dict.fromkeys(used)),
        baseline_files=gathered.baselines,
        catalogue_files=gathered.catalogues,
        mapping_files=gathered.mappings,
    )


def _subjects(cases: Iterable[Case], gathered: Gathered, wanted: Wanted) -> Iterator[Subject]:
    for case in cases:
        documents, service = case.documents, case.profile.service.id
        yield Subject(
            service=service,
            profile=gathered.members[documents.profile_sources[0].name],
            **outputs_of(service, wanted)._asdict(),
            reviews=tuple(gathered.members[source.name] for source in documents.review_sources),
            waivers=tuple(gathered.members[source.name] for source in documents.waiver_sources),
            evidence=tuple(Observation(fact, case.profile.evidence[key].file) for key, fact in case.evidence.items()),
        )


def _listed(files: Mapping[str, bytes]) -> Iterator[Sealed]:
    for name, data in files.items():
        yield Sealed(name, len(data), sha256(data).hexdigest())


def _listed_evidence(evidence: Mapping[str, EvidenceFile]) -> Iterator[Sealed]:
    for name, file in evidence.items():
        yield Sealed(name, *file.taken)


def _evidence_content(name: str, file: EvidenceFile, limits: Limits) -> Content:
    def put(write: Write) -> None:
        if take_file(file.path, limits.evidence_bytes, write) != file.taken:
            raise FileAccessError("file-changed", {"path": str(file.path)})

    return Content(name, put)
