"""Look at a profile's evidence without judging its answers: what counts, what does not, what is worth knowing."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from ismap_check.assessment.evidence import evidence_findings, judge_evidence
from ismap_check.assessment.evidence_notes import name_twice_findings, unlisted_findings
from ismap_check.assessment.request import AssessmentRequest
from ismap_check.evidence.observe import observe_evidence
from ismap_check.evidence.taking import files_beneath
from ismap_check.model.evidence import Seen
from ismap_check.model.finding import Finding
from ismap_check.model.profile import EvidenceItem, VendorProfile
from ismap_check.model.result import EvidenceResult
from ismap_check.version import __version__
from ismap_check.workflow.evidence_taking_in import FOLDER
from ismap_check.workflow.judging import profile_folder
from ismap_check.workflow.profile_editing import Changed, OpenProfile
from ismap_check.workflow.profile_editing import add_evidence as evidence_added


class Evidence(NamedTuple):
    """The evidence of a profile as it was seen: every item judged, and all that is to be said."""

    profile: VendorProfile
    results: tuple[EvidenceResult, ...]
    findings: tuple[Finding, ...]

    @property
    def invalid(self) -> tuple[EvidenceResult, ...]:
        """The items that do not count on the day."""
        return tuple(result for result in self.results if not result.valid)


def check_evidence(opened: OpenProfile, name: str, as_of: date, within: int) -> Evidence:
    """Look at all evidence of the profile opened under ``name``, and at the files beside it that no item names."""
    profile, folder = opened.profile, profile_folder(name)
    seen = observe_evidence(profile.evidence, folder, opened.limits.evidence_bytes)
    request = AssessmentRequest(profile=profile, catalogues=(), as_of=as_of, tool_version=__version__, evidence=seen)
    results = judge_evidence(request)
    listed = {_plain(item.file) for item in profile.evidence.values() if item.file}
    there = files_beneath(folder.resolve(), _folders(listed), opened.limits.items)
    findings = (
        *evidence_findings(results, profile, as_of, within=within),
        *unlisted_findings(file for file in there if _plain(file) not in listed),
        *name_twice_findings(name for name, files in Counter(map(_plain, there)).items() if files > 1),
    )
    return Evidence(profile, results, findings)


def without_hash(evidence: Evidence) -> dict[str, EvidenceItem]:
    """Return the items whose hash could be written down, with the hash that was seen."""
    return {
        one.fact.id: replace(item, sha256=one.fact.sha256)
        for one in evidence.results
        if (item := evidence.profile.evidence[one.fact.id]).sha256 is None
        and one.fact.seen is Seen.FILE
        and one.fact.sha256
    }


def hashes_written(opened: OpenProfile, items: dict[str, EvidenceItem]) -> Changed:
    """Return the changes of the profile's files that write the hashes of ``items`` down."""
    return evidence_added(opened, items)


def _folders(listed: set[str]) -> tuple[str, ...]:
    """Return the folders that evidence lies in; the profile's own holds more than evidence."""
    above = {str(PurePosixPath(file).parent) for file in listed if not file.startswith(("/", ".."))}
    return tuple(sorted((above | {FOLDER}) - {"."}))


def _plain(file: str) -> str:
    return unicodedata.normalize("NFC", str(PurePosixPath(file)))
