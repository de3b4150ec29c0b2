"""The result of an assessment: language-neutral, exact, everything a report shows.

Points are whole half-points (``weight × 2 × credit``); shares are pairs of integers. Conditional answers give
two ends: ``low`` is what holds with the options given, ``high`` with every conditional answer at its best.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from ismap_check.model.baseline import Baseline
from ismap_check.model.carried import CarriedAnswers, responses_to
from ismap_check.model.catalogue import Catalogue, Requirement
from ismap_check.model.evidence import EvidenceFact
from ismap_check.model.finding import Finding
from ismap_check.model.gate import Condition, Outcome
from ismap_check.model.profile import Response, VendorProfile
from ismap_check.model.records import dataclass
from ismap_check.model.verdict import ConditionResult, Numbers, Verdict, VerifiedPoints

if TYPE_CHECKING:  # most runs have neither a review nor waivers
    from ismap_check.model.review import Review
    from ismap_check.model.verified import VerifiedResult, WaiverResult
    from ismap_check.model.waivers import Waivers

__all__ = [
    "Action",
    "AssessmentResult",
    "CatalogueResult",
    "ConditionResult",
    "ControlResult",
    "EvidenceResult",
    "GroupResult",
    "Input",
    "InputRole",
    "Judgement",
    "Numbers",
    "OutBy",
    "RunOptions",
    "Standing",
    "Verdict",
    "VerifiedPoints",
]


class OutBy(StrEnum):
    """What put a control outside the scope; not a vendor's exclusion."""

    FACTS = "facts"
    BASELINE = "baseline"


class InputRole(StrEnum):
    """What an input file was used as."""

    PROFILE = "profile"
    CATALOGUE = "catalogue"
    BASELINE = "baseline"
    MAPPING = "mapping"
    EVIDENCE = "evidence"
    REVIEW = "review"
    WAIVERS = "waivers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A file that was read: its path relative to the profile (``/`` between parts) or ``bundled:…``."""

    role: InputRole
    path: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """What the command line asked for; printed on the cover because it changes the outcome.

    ``thresholds`` and ``fail_under`` are in tenths of a percent; ``fail_on`` holds finding codes and families;
    ``editions`` (catalogue id → edition) are judged in place of those that the profile answers.
    """

    with_options: tuple[str, ...] = ()
    thresholds: Mapping[Condition, int] = field(default_factory=dict)
    fail_under: int | None = None
    fail_on: tuple[str, ...] = ()
    editions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a control stands at one end: verdict (None: out of scope or nothing in score), points, mandatory gap.

    ``waived``: a waiver lifts the gap; it stays one.
    """

    verdict: Verdict | None
    earned: int = 0
    evidenced: int = 0
    gap: bool = False
    waived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlResult:
    """One control judged. For an objective the points are the sums of its leaves, and ``weight`` is 0.

    ``requirement`` is the effective one (a baseline may add musts). ``possible`` is 0 for what is out of the score.
    ``rough`` marks a leaf answered only through its objective, ``answered`` one with an answer of its own.
    """

    id: str
    requirement: Requirement
    weight: int
    possible: int
    low: Standing
    high: Standing
    out_by: OutBy | None = None
    answered: bool = False
    rough: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupResult:
    """One group (chapter, section) judged for display."""

    id: str
    low: Numbers
    high: Numbers
    verdict: Verdict | None
    best: Verdict | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """What fixing one control would bring: ``gain`` in half-points, and whether it alone changes more."""

    control: str | None
    gain: int
    closes_gap: bool
    flips_outcome: bool
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CatalogueResult:
    """One catalogue judged, never pooled with another.

    ``attainable`` False: the high end needs options that exclude each other. ``verified`` is there where a review was
    given, and ``waivers`` holds those on this catalogue's controls.
    """

    catalogue: str
    edition: str
    low: Numbers
    high: Numbers
    attainable: bool
    outcome: Outcome
    best_outcome: Outcome
    conditions: tuple[ConditionResult, ...]
    groups: tuple[GroupResult, ...]
    controls: tuple[ControlResult, ...]
    findings: tuple[Finding, ...]
    actions: tuple[Action, ...]
    verified: VerifiedResult | None = None
    waivers: tuple[WaiverResult, ...] = ()

    @cached_property
    def control_by_id(self) -> Mapping[str, ControlResult]:
        """Judged controls by id."""
        return {control.id: control for control in self.controls}

    @cached_property
    def findings_by_control(self) -> Mapping[str | None, tuple[Finding, ...]]:
        """Findings by the control they are about; key None holds those about the whole catalogue."""
        found: dict[str | None, list[Finding]] = {}
        for finding in self.findings:
            found.setdefault(finding.control, []).append(finding)
        return {control: tuple(findings) for control, findings in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """All catalogues judged under one baseline, or under none; the outcome is the worst of them."""

    baseline: str | None
    outcome: Outcome
    best_outcome: Outcome
    catalogues: tuple[CatalogueResult, ...]
    verified_outcome: Outcome | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceResult:
    """One evidence item judged at as-of: valid, or the finding codes that say why not; and who uses it."""

    fact: EvidenceFact
    valid: bool
    hash_checked: bool
    codes: tuple[str, ...] = ()
    used_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentResult:
    """Everything one assessment says, with the documents it judged.

    ``findings`` are about the profile as a whole; those about a catalogue or a control stand in its result.
    ``failed_on`` lists what ``fail_on`` and ``fail_under`` hit; ``passed`` is what the exit code says. ``carried``
    says what became of answers where another edition was judged than the profile answers. ``verified_outcome`` is
    there where a review was given: then the exit code follows it.
    """

    tool_version: str
    as_of: date
    options: RunOptions
    inputs: tuple[Input, ...]
    profile: VendorProfile
    catalogues: tuple[Catalogue, ...]
    baselines: tuple[Baseline, ...]
    evidence: tuple[EvidenceResult, ...]
    judgements: tuple[Judgement, ...]
    findings: tuple[Finding, ...]
    outcome: Outcome
    best_outcome: Outcome
    failed_on: tuple[str, ...]
    passed: bool
    carried: tuple[CarriedAnswers, ...] = ()
    reviews: tuple[Review, ...] = ()
    waivers: tuple[Waivers, ...] = ()
    verified_outcome: Outcome | None = None

    def catalogue(self, catalogue_id: str, edition: str) -> Catalogue:
        """Return the catalogue that a :class:`CatalogueResult` was judged against."""
        return next(c for c in self.catalogues if (c.id, c.edition) == (catalogue_id, edition))

    def responses(self, catalogue: Catalogue) -> Mapping[str, Response]:
        """Return the responses to an edition by control: the profile's own, or those carried over to it."""
        return responses_to(catalogue, self.profile, self.carried)
