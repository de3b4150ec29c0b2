"""A review (検証): what an assessor concluded about the claims of one vendor, kept apart from the vendor's file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum

from ismap_check.model.profile import Period
from ismap_check.model.records import dataclass
from ismap_check.model.text import Text
from ismap_check.model.verdict import Verdict


class ReviewMark(StrEnum):
    """How a control fared in one kind of test, of its design or of its operation (JUDGING, section 10)."""

    PASS = "pass"  # noqa: S105 -- the assessor's word, no password
    FAIL = "fail"
    NOT_TESTED = "not-tested"


class Procedure(StrEnum):
    """What an assessor did to find out."""

    INQUIRY = "inquiry"
    INSPECTION = "inspection"
    OBSERVATION = "observation"
    REPERFORMANCE = "reperformance"


class FollowUpResult(StrEnum):
    """Whether a finding was found mended when the assessor looked again."""

    CLOSED = "closed"
    OPEN = "open"


GRADES = ("major", "minor", "observation", "strength")
"""The grades of a finding where a review names none of its own, the heaviest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewer:
    """Who reviewed, for which organisation, and what is declared about independence from the vendor."""

    name: str
    organisation: str | None = None
    independence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What was looked at of what there was: whole counts; ``drawn`` says how the sample was chosen."""

    population: int | None = None
    size: int | None = None
    drawn: str | None = None
    exceptions: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """What was found when an agreed correction was looked at again."""

    seen_on: date | None = None
    result: FollowUpResult | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What vendor and assessor agreed to do about a finding, who does it, and by when."""

    agreed: str | None = None
    owner: str | None = None
    due: date | None = None
    follow_up: FollowUp | None = None

    @property
    def closed(self) -> bool:
        """Whether the assessor has seen it done."""
        return self.follow_up is not None and self.follow_up.result is FollowUpResult.CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewEntry:
    """The result of a review on one control; whatever is None or empty is not stated.

    ``digest`` is that of the response it is about (``assessment.response_digest``); ``reviewed_on`` is the day of the
    result.
    """

    digest: str | None = None
    design: ReviewMark | None = None
    operation: ReviewMark | None = None
    verdict: Verdict | None = None
    grade: str | None = None
    note: str | None = None
    reviewed_on: date | None = None
    procedures: tuple[Procedure, ...] = ()
    tested: Period | None = None
    sample: Sample | None = None
    workpaper: str | None = None
    prior_finding: str | None = None
    second_reviewer: str | None = None
    correction: Correction | None = None

    @property
    def fails(self) -> bool:
        """Whether design or operation failed."""
        return ReviewMark.FAIL in (self.design, self.operation)

    @property
    def passes(self) -> bool:
        """Whether nothing failed and at least one of the two passed."""
        return not self.fails and ReviewMark.PASS in (self.design, self.operation)

    @property
    def concludes(self) -> bool:
        """Whether it says anything about the claim; an entry that is only prepared does not."""
        return self.fails or self.passes or self.verdict is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawingRecord:
    """How the controls to review were drawn, so that anybody can draw them again: what was asked for, what came of it.

    ``population`` counts the controls that could be drawn, and ``population_sha256`` is a hash over their names and
    weights; ``controls`` are those that were drawn, by catalogue id. ``method`` names the way of drawing.
    """

    seed: str
    size: int
    method: str
    population: int
    population_sha256: str
    controls: Mapping[str, tuple[str, ...]]
    tool_version: str
    as_of: date
    baselines: tuple[str, ...] = ()
    with_options: tuple[str, ...] = ()
    catalogues: tuple[str, ...] = ()
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One assessor's results on one service: by catalogue id, then by control id.

    ``editions`` says which edition of a catalogue the results are about; one that is not named is any that is judged.
    ``drawings`` tell how samples of its controls were drawn. ``grades`` are those in use, the heaviest first, with a
    title where the review gives one. Once the documents are resolved, control ids are the full ones and every entry has
    the day of its own or of the whole review.
    """

    service: str
    reviewer: Reviewer
    results: Mapping[str, Mapping[str, ReviewEntry]]
    editions: Mapping[str, str] = field(default_factory=dict)
    reviewed_on: date | None = None
    drawings: tuple[DrawingRecord, ...] = ()
    grades: Mapping[str, Text | None] = field(default_factory=lambda: dict.fromkeys(GRADES))
    sha256: str = ""
    origin: str = ""

    def entries(self, catalogue_id: str, edition: str) -> Mapping[str, ReviewEntry]:
        """Return the results on one edition by control."""
        about = self.editions.get(catalogue_id, edition)
        return self.results.get(catalogue_id, {}) if about == edition else {}
