"""What reviews and waivers make of a judged catalogue: the second conclusion beside the one as claimed."""

from __future__ import annotations

from enum import StrEnum

from ismap_check.model.gate import Outcome
from ismap_check.model.records import dataclass
from ismap_check.model.verdict import ConditionResult, Numbers, Verdict


class ReviewState(StrEnum):
    """What reviews say about the claim on one control, as of the day (JUDGING, section 10)."""

    UNREVIEWED = "unreviewed"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    STALE = "stale"


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlReview:
    """One control as verified, with the options given. Points are half-points; those of an objective are 0.

    ``verdict`` is what the review concluded, None where no result counts. ``claim`` is the verdict it found: the
    vendor's, except beneath an exclusion that a review refused. ``earned`` is what is confirmed, ``corrected`` what is
    earned if claims without a review stand. ``counts`` is the place in ``AssessmentResult.reviews`` of the review
    whose result counts, ``others`` the places of those with a result that does not; ``via`` is the objective that the
    result is about, if the leaf was answered only roughly. ``waived``: a waiver lifts the gap that remains.
    """

    control: str
    state: ReviewState
    claim: Verdict | None
    verdict: Verdict | None = None
    possible: int = 0
    earned: int = 0
    corrected: int = 0
    counts: int | None = None
    others: tuple[int, ...] = ()
    via: str | None = None
    conflict: bool = False
    waived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedResult:
    """One catalogue as verified.

    In ``numbers`` only what a review confirmed is earned, and an unreviewed claim is a gap where the control is
    mandatory; in ``corrected`` claims without a review stand as they are. ``controls`` holds every leaf in scope, and
    the objectives with a result of their own, in the catalogue's order.
    """

    numbers: Numbers
    corrected: Numbers
    outcome: Outcome
    conditions: tuple[ConditionResult, ...]
    controls: tuple[ControlReview, ...]


class WaiverState(StrEnum):
    """What a waiver does on the day (JUDGING, section 10)."""

    ACTIVE = "active"
    EXPIRING = "expiring"
    SUPERSEDED = "superseded"
    UPCOMING = "upcoming"
    EXPIRED = "expired"
    UNUSED = "unused"
    WITHOUT_ANSWER = "without-answer"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverResult:
    """One waiver judged: ``document`` and ``row`` say where it stands in ``AssessmentResult.waivers``.

    ``lifts``: it lifts a gap as claimed; ``lifts_verified``: it lifts one as verified. Both only of the waiver that
    counts, where several are on one control.
    """

    document: int
    row: int
    control: str
    state: WaiverState
    lifts: bool = False
    lifts_verified: bool = False
