"""Gather everything that the judgement of some profiles rests on, as members of a sealed case."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from ismap_check.archive.manifest import Kept
from ismap_check.evidence.locate import locate
from ismap_check.evidence.taking import Taken
from ismap_check.model.catalogue import Wording
from ismap_check.model.evidence import EvidenceFact, Seen
from ismap_check.model.profile import VendorProfile
from ismap_check.model.rows import NamedTuple
from ismap_check.sources.source import Source
from ismap_check.workflow.bundled import PREFIX
from ismap_check.workflow.documents_of_run import Documents, Named
from ismap_check.workflow.judging import profile_folder
from ismap_check.workflow.sealing.placing import BUNDLED, check_apart, checked_name, member_names
from ismap_check.workflow.sealing.wording import without_wording
from ismap_check.workflow.shelf import LoadedCatalogue, Shelf

BACKSLASH = "\\"
"""Between parts on Windows; elsewhere part of a name, and then no member may be called so."""


class Case(NamedTuple):
    """One profile to seal: its name, the valid documents that were read for it, what was seen of its evidence."""

    named: Named
    documents: Documents
    profile: VendorProfile
    evidence: Mapping[str, EvidenceFact]


class EvidenceFile(NamedTuple):
    """An evidence file to seal: where it lies, and what it held when it was looked at."""

    path: Path
    taken: Taken


class Gathered(NamedTuple):
    """What is sealed: documents by their members' names, evidence files likewise, and the member of each source.

    The files of ``baselines``, ``catalogues`` and ``mappings`` are members, without those that came with the tool.
    """

    files: Mapping[str, bytes]
    evidence: Mapping[str, EvidenceFile]
    members: Mapping[str, str]
    baselines: tuple[str, ...]
    catalogues: tuple[str, ...]
    mappings: tuple[str, ...]
    kept_out: tuple[Kept, ...]


def gather(cases: Sequence[Case], shelf: Shelf, working: Path, *, with_evidence: bool) -> Gathered:
    """Return what is sealed, evidence files if wanted; raises :class:`UsageError` for names no case can hold."""
    read = _catalogues(cases, shelf)
    sources = _sources(cases, read)
    own = [name for name in sources if not name.startswith(PREFIX)]
    members = {**member_names(own, working), **{name: _bundled(name) for name in sources if name not in own}}
    bare = {one.name: without_wording(one.data) for each in read if _is_official(each) for one in each.sources}
    files = {members[name]: bare.get(name, source.raw) for name, source in sources.items()}
    evidence = {name: file for case in cases for name, file in _evidence(case, members)} if with_evidence else {}
    check_apart((*files, *(name for name in evidence if name not in files)))
    return Gathered(
        files=files,
        evidence={name: file for name, file in evidence.items() if name not in files},
        members=members,
        baselines=_own(members, (one.name for case in cases for one in case.documents.baseline_sources)),
        catalogues=_own(members, (each.sources[0].name for each in read)),
        mappings=_own(members, (one.name for case in cases for one in case.documents.mapping_sources)),
        kept_out=tuple(Kept(members[name], sources[name].sha256) for name in sorted(bare)),
    )


def evidence_member(file: str, profile_member: str) -> str:
    """Return the member of an evidence file, which a profile names from its own folder in any system's spelling."""
    folder = profile_member.rpartition("/")[0]
    return unicodedata.normalize("NFC", f"{folder}/{PurePosixPath(file.replace(BACKSLASH, '/')).as_posix()}")


def _catalogues(cases: Iterable[Case], shelf: Shelf) -> tuple[LoadedCatalogue, ...]:
    """Return the catalogues that were judged, with those they are derived from."""
    open_refs = [catalogue.ref for case in cases for catalogue in case.documents.catalogues]
    found: dict[str, LoadedCatalogue] = {}
    while open_refs:
        ref = open_refs.pop(0)
        read = shelf.load(ref) if ref not in found else None
        if read and read.value:
            found[ref] = read
            open_refs += [read.value.derived_from] if read.value.derived_from else []
    return tuple(found.values())


def _sources(cases: Iterable[Case], read: Iterable[LoadedCatalogue]) -> Mapping[str, Source]:
    used = [one for each in read for one in each.sources]
    for case in cases:
        documents = case.documents
        used += [*documents.profile_sources, *documents.baseline_sources, *documents.mapping_sources]
        used += [*documents.review_sources, *documents.waiver_sources]
    return {source.name: source for source in used}


def _bundled(name: str) -> str:
    return f"{BUNDLED}/{name.removeprefix(PREFIX)}"


def _own(members: Mapping[str, str], names: Iterable[str]) -> tuple[str, ...]:
    """Return the members of files that did not come with the tool, each once."""
    return tuple(dict.fromkeys(members[name] for name in names if not name.startswith(PREFIX)))


def _is_official(read: LoadedCatalogue) -> bool:
    return read.value is not None and read.value.wording is Wording.OFFICIAL


def _evidence(case: Case, members: Mapping[str, str]) -> Iterator[tuple[str, EvidenceFile]]:
    """Yield the evidence files that were seen; what was missing or refused is in no case."""
    root = profile_folder(case.named.profile).resolve()
    for key, fact in case.evidence.items():
        file = case.profile.evidence[key].file
        path = locate(file, root) if file and fact.seen is Seen.FILE else None
        if file and fact.sha256 and fact.size is not None and isinstance(path, Path):
            member = evidence_member(file, members[case.documents.profile_sources[0].name])
            spelled = file if BACKSLASH in file and os.sep != BACKSLASH else member
            yield checked_name(spelled, file), EvidenceFile(path, Taken(fact.size, fact.sha256))
