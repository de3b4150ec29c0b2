"""The manifest of a sealed case: what lies in it, how it was judged, what was seen of the evidence.

A public document (``kind: sealed-case``, JSON, ``schemas/sealed-case.schema.json``). All paths are names of members.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ismap_check.model.evidence import EvidenceFact, Seen
from ismap_check.model.gate import Condition
from ismap_check.model.plain.pieces import SCHEMA_VERSION, Plain
from ismap_check.model.result import RunOptions
from ismap_check.model.rows import NamedTuple
from ismap_check.model.text import Language

KIND = "sealed-case"
NAME = "manifest.json"
TOOL = "ismap-check"
INCLUDED, HASHES_ONLY = "included", "hashes-only"


class Sealed(NamedTuple):
    """One member as the manifest lists it: its name, its size in bytes, its SHA-256 in hexadecimal."""

    path: str
    size: int
    sha256: str


class Kept(NamedTuple):
    """A file whose official wording stayed out of the case: its member, and the hash it had with that wording."""

    path: str
    sha256: str


class Observation(NamedTuple):
    """What was seen of one evidence item when the case was sealed; ``file`` is how the profile names it."""

    fact: EvidenceFact
    file: str | None = None


class Demands(NamedTuple):
    """What all profiles of a case were judged under; the files are those that were not bundled with the tool."""

    as_of: date
    options: RunOptions
    baselines: tuple[str, ...] = ()
    baseline_files: tuple[str, ...] = ()
    catalogue_files: tuple[str, ...] = ()
    mapping_files: tuple[str, ...] = ()


class Wanted(NamedTuple):
    """What was asked of the reports, and in which formats they are written, in the order of their names."""

    language: Language
    level: str
    audience: str
    only: tuple[str, ...] = ()
    marking: str = ""
    formats: tuple[str, ...] = ()


class Subject(NamedTuple):
    """One profile of a case: the documents about it, what was seen of its evidence, what came of it."""

    service: str
    profile: str
    result: str
    reports: Mapping[str, str]
    reviews: tuple[str, ...] = ()
    waivers: tuple[str, ...] = ()
    evidence: tuple[Observation, ...] = ()


class Manifest(NamedTuple):
    """Everything a sealed case says of itself; ``members`` are all but the manifest."""

    version: str
    created: date
    with_evidence: bool
    demands: Demands
    wanted: Wanted
    subjects: tuple[Subject, ...]
    kept_out: tuple[Kept, ...] = ()
    members: tuple[Sealed, ...] = ()

    @property
    def unseen(self) -> tuple[str, ...]:
        """The ids of evidence whose file could not be read when the case was sealed, so that it is not in it."""
        every = (one for subject in self.subjects for one in subject.evidence)
        return tuple(one.fact.id for one in every if one.file and one.fact.seen is not Seen.FILE)


def manifest_bytes(manifest: Manifest) -> bytes:
    """Return a manifest as a file, every value on a line of its own."""
    return (json.dumps(_plain(manifest), ensure_ascii=False, indent=1) + "\n").encode()


def read_manifest(data: Mapping[str, Any]) -> Manifest:
    """Return the manifest in plain data that fits its schema."""
    return Manifest(
        version=data["tool"]["version"],
        created=date.fromisoformat(data["created"]),
        with_evidence=data["evidence_files"] == INCLUDED,
        demands=_read_demands(data["judging"]),
        wanted=_read_wanted(data["reporting"]),
        subjects=tuple(_read_subject(row) for row in data["subjects"]),
        kept_out=tuple(Kept(row["path"], row["sha256"]) for row in data["wording_kept_out"]),
        members=tuple(Sealed(row["path"], row["size"], row["sha256"]) for row in data["members"]),
    )


def _plain(manifest: Manifest) -> Plain:
    return {
        "kind": KIND,
        "schema": SCHEMA_VERSION,
        "tool": {"name": TOOL, "version": manifest.version},
        "created": manifest.created.isoformat(),
        "evidence_files": INCLUDED if manifest.with_evidence else HASHES_ONLY,
        "judging": _demands(manifest.demands),
        "reporting": {
            "language": str(manifest.wanted.language),
            "level": manifest.wanted.level,
            "audience": manifest.wanted.audience,
            "only": list(manifest.wanted.only),
            "marking": manifest.wanted.marking,
            "formats": list(manifest.wanted.formats),
        },
        "subjects": [_subject(subject, manifest.demands.as_of) for subject in manifest.subjects],
        "wording_kept_out": _rows(manifest.kept_out),
        "members": _rows(manifest.members),
    }


def _rows(rows: Iterable[Sealed | Kept]) -> list[Plain]:
    return [row._asdict() for row in rows]


def _demands(demands: Demands) -> Plain:
    options = demands.options
    return {
        "as_of": demands.as_of.isoformat(),
        "baselines": list(demands.baselines),
        "baseline_files": list(demands.baseline_files),
        "catalogue_files": list(demands.catalogue_files),
        "mapping_files": list(demands.mapping_files),
        "editions": dict(options.editions),
        "with_options": list(options.with_options),
        "thresholds": {str(condition): value for condition, value in options.thresholds.items()},
        "fail_under": options.fail_under,
        "fail_on": list(options.fail_on),
    }


def _read_demands(row: Mapping[str, Any]) -> Demands:
    options = RunOptions(
        with_options=tuple(row["with_options"]),
        thresholds={Condition(name): value for name, value in row["thresholds"].items()},
        fail_under=row["fail_under"],
        fail_on=tuple(row["fail_on"]),
        editions=row["editions"],
    )
    files = (tuple(row[key]) for key in ("baselines", "baseline_files", "catalogue_files", "mapping_files"))
    return Demands(date.fromisoformat(row["as_of"]), options, *files)


def _read_wanted(row: Mapping[str, Any]) -> Wanted:
    language = Language(row["language"])
    formats = tuple(row["formats"])
    return Wanted(language, row["level"], row["audience"], tuple(row["only"]), row["marking"], formats)


def _subject(subject: Subject, seen_on: date) -> Plain:
    return {
        "service": subject.service,
        "profile": subject.profile,
        "reviews": list(subject.reviews),
        "waivers": list(subject.waivers),
        "result": subject.result,
        "reports": dict(subject.reports),
        "evidence": [_observation(one, seen_on) for one in subject.evidence],
    }


def _read_subject(row: Mapping[str, Any]) -> Subject:
    return Subject(
        service=row["service"],
        profile=row["profile"],
        reviews=tuple(row["reviews"]),
        waivers=tuple(row["waivers"]),
        result=row["result"],
        reports=row["reports"],
        evidence=tuple(_read_observation(one) for one in row["evidence"]),
    )


def _observation(one: Observation, seen_on: date) -> Plain:
    fact = one.fact
    seen = {"seen": str(fact.seen), "size": fact.size, "sha256": fact.sha256, "on": seen_on.isoformat()}
    return {"id": fact.id, "file": one.file, **seen}


def _read_observation(row: Mapping[str, Any]) -> Observation:
    fact = EvidenceFact(id=row["id"], seen=Seen(row["seen"]), size=row["size"], sha256=row["sha256"])
    return Observation(fact, row["file"])
