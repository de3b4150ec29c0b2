"""What one assessment is asked to judge, and the part of it that one catalogue needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING

from ismap_check.model.baseline import Baseline
from ismap_check.model.carried import CarriedAnswers
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.evidence import EvidenceFact
from ismap_check.model.profile import Response, VendorProfile
from ismap_check.model.records import dataclass
from ismap_check.model.result import Input, RunOptions

if TYPE_CHECKING:  # most runs have neither
    from ismap_check.model.review import Review
    from ismap_check.model.waivers import Waivers


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentRequest:
    """Documents already loaded and resolved, what was seen of the evidence, and the day to judge at.

    ``catalogues`` holds every edition that the profile answers, a baseline uses or the options ask for. ``evidence`` is
    keyed by item id. ``empty_words`` are the words that say nothing (なし, N/A, …) in any spelling; without baselines
    the profile's own catalogues are judged. Where another edition is judged than the profile answers, ``carried`` holds
    what became of the answers; without it none counts. ``reviews`` and ``waivers`` are the assessors' words, resolved.
    """

    profile: VendorProfile
    catalogues: tuple[Catalogue, ...]
    as_of: date
    tool_version: str
    baselines: tuple[Baseline, ...] = ()
    evidence: Mapping[str, EvidenceFact] = field(default_factory=dict)
    options: RunOptions = field(default_factory=RunOptions)
    inputs: tuple[Input, ...] = ()
    empty_words: frozenset[str] = frozenset()
    carried: tuple[CarriedAnswers, ...] = ()
    reviews: tuple[Review, ...] = ()
    waivers: tuple[Waivers, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One catalogue to judge under one baseline, or under none.

    ``responses`` are those given for this very edition, or ``carried`` over to it. ``empty_words`` are normalised;
    ``valid_evidence`` holds the ids of the evidence that is valid at ``as_of``, ``evidence_marks`` what tells one
    content of an item from another (``digest.evidence_marks``).
    """

    catalogue: Catalogue
    responses: Mapping[str, Response]
    profile: VendorProfile
    baseline: Baseline | None
    as_of: date
    options: RunOptions
    empty_words: frozenset[str]
    valid_evidence: frozenset[str]
    carried: CarriedAnswers | None = None
    evidence_marks: Mapping[str, str] = field(default_factory=dict)
    reviews: tuple[Review, ...] = ()
    waivers: tuple[Waivers, ...] = ()
