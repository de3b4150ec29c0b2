"""What a judgement is made of: verdicts, the named numbers, the conditions they meet; claimed or verified alike."""

from __future__ import annotations

from enum import StrEnum

from ismap_check.model.records import dataclass


class Verdict(StrEnum):
    """What judging says of a control (判定)."""

    SATISFIED = "satisfied"
    PARTIAL = "partial"
    NOT_SATISFIED = "not-satisfied"
    NOT_APPLICABLE = "not-applicable"
    NOT_SELECTED = "not-selected"
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedPoints:
    """What reviews make of a set of leaves, with the options given; in half-points (JUDGING, sections 8 and 10).

    ``possible`` counts refused exclusions in; ``earned`` is confirmed, ``corrected`` adds the claims without a review;
    ``reviewed`` is the part of ``possible`` on which a result counts.
    """

    possible: int = 0
    earned: int = 0
    corrected: int = 0
    reviewed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The named numbers of a set of leaves at one end of the range (JUDGING, section 8); points in halves.

    ``waived`` counts those of the ``gaps`` that a waiver lifts; ``verified`` is there where a review was given.
    """

    possible: int = 0
    claimed: int = 0
    evidenced: int = 0
    in_scope: int = 0
    answered: int = 0
    rough: int = 0
    selectable: int = 0
    selected: int = 0
    mandatory: int = 0
    gaps: int = 0
    exclusions: int = 0
    waived: int = 0
    verified: VerifiedPoints | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionResult:
    """One gate condition: ``part / whole`` against ``threshold`` at both ends.

    ``condition`` is a :class:`Condition` value, ``mandatory_gaps`` or ``in_scope`` (nothing to judge).
    Shares: threshold in tenths of a percent. Counts: ``part`` is the count and ``whole`` is 0.
    """

    condition: str
    threshold: int
    part: int
    whole: int
    best_part: int
    best_whole: int
    holds: bool
    best_holds: bool
