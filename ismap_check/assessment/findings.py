"""Every finding this room can raise: its weight for the reader and its family for ``--fail-on``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ismap_check.model.diagnostic import Param
from ismap_check.model.finding import Finding, FindingSeverity
from ismap_check.model.rows import NamedTuple

GAP, WARNING, NOTE = FindingSeverity.GAP, FindingSeverity.WARNING, FindingSeverity.NOTE


class FindingKind(NamedTuple):
    """What all findings of one code share."""

    severity: FindingSeverity
    family: str | None = None


class Remark(NamedTuple):
    """A finding to be, before it is known which control it will be about."""

    code: str
    params: Mapping[str, Param] = {}


FINDINGS: Mapping[str, FindingKind] = {
    # Leaves that are not satisfied
    "mandatory-gap": FindingKind(GAP, "mandatory"),
    "gap": FindingKind(GAP),
    # Leaving controls out
    "exclusion-refused": FindingKind(WARNING, "exclusion"),
    "exclusion-contradicted": FindingKind(WARNING, "exclusion"),
    "mandatory-not-selected": FindingKind(WARNING, "exclusion"),
    "objective-unselected": FindingKind(WARNING, "exclusion"),
    # What an answer lacks
    "reason-missing": FindingKind(WARNING),
    "reason-empty-words": FindingKind(WARNING),
    "reason-repeated": FindingKind(NOTE),
    "measure-missing": FindingKind(WARNING),
    "due-missing": FindingKind(NOTE),
    "owner-missing": FindingKind(NOTE),
    "planned-overdue": FindingKind(WARNING),
    "recheck-open": FindingKind(NOTE),
    "rough-unused": FindingKind(NOTE),
    # Inherited answers
    "from-missing": FindingKind(WARNING),
    "inherited-expired": FindingKind(WARNING),
    "inherited-unknown": FindingKind(WARNING),
    "inherited-refused": FindingKind(WARNING),
    "renewal-pending": FindingKind(NOTE),
    # Evidence
    "claim-without-evidence": FindingKind(WARNING, "evidence"),
    "claim-without-valid-evidence": FindingKind(WARNING, "evidence"),
    "evidence-missing-file": FindingKind(WARNING, "evidence"),
    "evidence-outside": FindingKind(WARNING, "evidence"),
    "evidence-not-a-file": FindingKind(WARNING, "evidence"),
    "evidence-too-large": FindingKind(WARNING, "evidence"),
    "evidence-unreadable": FindingKind(WARNING, "evidence"),
    "evidence-file-empty": FindingKind(WARNING, "evidence"),
    "evidence-empty": FindingKind(WARNING, "evidence"),
    "evidence-undated": FindingKind(WARNING, "evidence"),
    "evidence-not-yet-issued": FindingKind(WARNING, "evidence"),
    "evidence-expired": FindingKind(WARNING, "evidence"),
    "evidence-altered": FindingKind(WARNING, "evidence"),
    "evidence-unused": FindingKind(NOTE),
    "evidence-expiring": FindingKind(NOTE),
    "evidence-outside-period": FindingKind(NOTE),
    "evidence-issued-outside": FindingKind(NOTE),
    "evidence-duplicate": FindingKind(NOTE),
    "evidence-unhashed": FindingKind(NOTE),
    "evidence-unlisted": FindingKind(NOTE),
    "evidence-name-twice": FindingKind(NOTE),
    # The catalogue as a whole
    "fact-missing": FindingKind(WARNING),
    "catalogue-unanswered": FindingKind(WARNING),
    "edition-differs": FindingKind(WARNING),
    "control-added": FindingKind(NOTE),
    "programme-differs": FindingKind(WARNING),
    "options-not-together": FindingKind(NOTE),
    "judged-before-period": FindingKind(WARNING),
    "period-missing": FindingKind(NOTE),
    "period-too-long": FindingKind(WARNING),
    "period-too-short": FindingKind(WARNING),
    "period-gap": FindingKind(WARNING),
    # What a review says of a claim, and what does not count of a review
    "review-contradicts": FindingKind(WARNING),
    "review-refuses-exclusion": FindingKind(WARNING, "exclusion"),
    "review-conflict": FindingKind(WARNING),
    "review-stale": FindingKind(WARNING),
    "review-dated-later": FindingKind(WARNING),
    "review-nothing-to-confirm": FindingKind(WARNING),
    "review-unbound": FindingKind(NOTE),
    # Waivers
    "waiver-expired": FindingKind(WARNING),
    "waiver-expiring": FindingKind(WARNING),
    "waiver-unused": FindingKind(NOTE),
    "waiver-without-answer": FindingKind(WARNING),
    # The vendor's own registrations
    "registration-expired": FindingKind(WARNING),
    "registration-expiring": FindingKind(WARNING),
    "registration-renewal-pending": FindingKind(NOTE),
    "registration-undated": FindingKind(NOTE),
    "registration-date-differs": FindingKind(NOTE),
}
"""Code → severity and family; words stand in ``finding.<code>``."""

FAMILIES: Mapping[str, frozenset[str]] = {
    family: frozenset(code for code, kind in FINDINGS.items() if kind.family == family)
    for family in ("mandatory", "evidence", "exclusion")
}
"""Family → its codes: what ``--fail-on`` takes besides single codes."""


def finding(code: str, control: str | None = None, /, **params: Param) -> Finding:
    """Return a finding with the weight of its code."""
    return Finding(code=code, severity=FINDINGS[code].severity, control=control, params=params)


def findings_on(control: str, remarks: Iterable[Remark]) -> list[Finding]:
    """Return the remarks as findings about one control, each code once."""
    return [
        Finding(code=code, severity=FINDINGS[code].severity, control=control, params=params)
        for code, params in dict(remarks).items()
    ]
