"""Whether evidence is valid on the day, from what was seen of it (JUDGING, section 8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ismap_check.assessment.evidence_notes import EXPIRING_DAYS, Calendar, notes_on, twins_of
from ismap_check.assessment.findings import Remark, finding
from ismap_check.assessment.request import AssessmentRequest
from ismap_check.model.diagnostic import Param
from ismap_check.model.evidence import EvidenceFact, Seen
from ismap_check.model.finding import Finding
from ismap_check.model.profile import EvidenceItem, VendorProfile
from ismap_check.model.result import EvidenceResult

UNFIT: Mapping[Seen, str] = {
    Seen.MISSING: "evidence-missing-file",
    Seen.OUTSIDE: "evidence-outside",
    Seen.NOT_A_FILE: "evidence-not-a-file",
    Seen.TOO_LARGE: "evidence-too-large",
    Seen.UNREADABLE: "evidence-unreadable",
    Seen.NOTHING: "evidence-empty",
}
"""What was seen → the finding; a file and an address are fit to look at."""


def judge_evidence(request: AssessmentRequest) -> tuple[EvidenceResult, ...]:
    """Judge every evidence item of the profile, in its order."""
    users = evidence_users(request.profile)
    return tuple(
        _judge(item, request.evidence.get(item.id) or unobserved(item), request.as_of, users.get(item.id, ()))
        for item in request.profile.evidence.values()
    )


def evidence_users(profile: VendorProfile) -> Mapping[str, tuple[str, ...]]:
    """Return who points to each item, as ``catalogue/control``."""
    users: dict[str, list[str]] = {}
    for catalogue_id, responses in profile.responses.items():
        for control_id, response in responses.items():
            for item_id in dict.fromkeys(response.evidence):
                users.setdefault(item_id, []).append(f"{catalogue_id}/{control_id}")
    return {item_id: tuple(controls) for item_id, controls in users.items()}


def evidence_findings(
    results: tuple[EvidenceResult, ...], profile: VendorProfile, as_of: date, *, within: int = EXPIRING_DAYS
) -> Iterator[Finding]:
    """Yield what is wrong with each item, what is to be noted of it, and which nobody points to.

    ``within`` how many days from ``as_of`` an expiry is noted.
    """
    twins, calendar = twins_of(results, profile), Calendar(as_of, within, profile.assessment.period)
    for result in results:
        item = profile.evidence[result.fact.id]
        for remark in (*_remarks(item, result.fact, result.codes), *notes_on(item, result, calendar, twins)):
            yield finding(remark.code, evidence=item.id, title=item.title, **remark.params)
        if not result.used_by:
            yield finding("evidence-unused", evidence=item.id, title=item.title)


def unobserved(item: EvidenceItem) -> EvidenceFact:
    """Return the fact about an item nobody looked at: an address stands as written, a file was not seen."""
    if item.file is not None:
        return EvidenceFact(id=item.id, seen=Seen.MISSING)
    return EvidenceFact(id=item.id, seen=Seen.NOTHING if item.url is None else Seen.ADDRESS)


def _judge(item: EvidenceItem, fact: EvidenceFact, as_of: date, used_by: tuple[str, ...]) -> EvidenceResult:
    codes = tuple(_codes(item, fact, as_of))
    checked = item.sha256 is not None and fact.sha256 is not None
    return EvidenceResult(fact=fact, valid=not codes, hash_checked=checked, codes=codes, used_by=used_by)


def _codes(item: EvidenceItem, fact: EvidenceFact, as_of: date) -> Iterator[str]:
    if fact.seen in UNFIT:
        yield UNFIT[fact.seen]
    if fact.seen is Seen.ADDRESS and item.issued is None:
        yield "evidence-undated"
    if item.issued is not None and item.issued > as_of:
        yield "evidence-not-yet-issued"
    if item.expires is not None and item.expires < as_of:
        yield "evidence-expired"
    if item.sha256 is not None and fact.sha256 is not None and item.sha256.lower() != fact.sha256.lower():
        yield "evidence-altered"


def _remarks(item: EvidenceItem, fact: EvidenceFact, codes: tuple[str, ...]) -> Iterator[Remark]:
    shown: Mapping[str, Mapping[str, Param]] = {
        "evidence-missing-file": {"file": item.file or ""},
        "evidence-outside": {"file": item.file or ""},
        "evidence-not-a-file": {"file": item.file or ""},
        "evidence-too-large": {"file": item.file or "", "size": fact.size or 0},
        "evidence-unreadable": {"file": item.file or ""},
        "evidence-not-yet-issued": {"issued": str(item.issued)},
        "evidence-expired": {"expires": str(item.expires)},
        "evidence-altered": {"file": item.file or "", "declared": item.sha256 or "", "seen": fact.sha256 or ""},
    }
    return (Remark(code, shown.get(code, {})) for code in codes)
