"""One vendor among many (横断比較): what a portfolio keeps of a profile that was judged, or that could not be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from ismap_check.model.answers import Answers
from ismap_check.model.gate import Outcome
from ismap_check.model.records import dataclass
from ismap_check.model.rows import NamedTuple


class Mark(StrEnum):
    """How a leaf stands with the options given, in one letter; in capitals it is a mandatory gap too."""

    SATISFIED = "s"
    PARTIAL = "p"
    NOT_SATISFIED = "n"
    UNANSWERED = "u"
    NOT_APPLICABLE = "x"
    NOT_SELECTED = "d"
    OUT_OF_SCOPE = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Why a profile could not be judged: the code of a problem, the file that has it, and where (``12:3``)."""

    code: str
    document: str
    place: str = ""


class VerifiedPart(NamedTuple):
    """One catalogue as verified, with the options given; points in halves (JUDGING, sections 8 and 10).

    ``corrected`` adds the claims without a review to what is confirmed, ``reviewed`` is the part of ``possible`` on
    which a review's result counts.
    """

    outcome: Outcome
    possible: int
    earned: int
    corrected: int
    reviewed: int
    gaps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPart:
    """One catalogue as it was judged under one baseline, or under none; points in halves.

    ``best_claimed`` and ``best_gaps`` are those with every conditional answer at its best. ``missed`` are the
    conditions that do not hold. ``marks`` has a :class:`Mark` for every leaf, in the catalogue's order, ``answers`` all
    that is kept of the answers. ``waived`` counts those of the ``gaps`` that a waiver lifts; ``verified`` is there
    where a review was given.
    """

    baseline: str | None
    catalogue: str
    sha256: str
    outcome: Outcome
    best_outcome: Outcome
    possible: int
    claimed: int
    best_possible: int
    best_claimed: int
    evidenced: int
    in_scope: int
    answered: int
    gaps: int
    best_gaps: int
    missed: tuple[str, ...]
    marks: str
    answers: Answers = field(default_factory=Answers)
    waived: int = 0
    verified: VerifiedPart | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationDay:
    """A registration that has run out, or will soon: what it is called, and its last day."""

    name: str
    expires: str
    is_over: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceDays:
    """Evidence that counts items: all of them, those that have run out, those that will within the days of a note.

    ``next_day`` is the last day of the item that runs out next, nothing where none will soon.
    """

    items: int = 0
    valid: int = 0
    over: int = 0
    soon: int = 0
    next_day: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VendorRow:
    """One file of a portfolio. With ``trouble`` nothing was judged, and nearly everything else is empty.

    ``file`` is the profile as it was named. ``findings`` counts them by code. ``failed_on`` is what the exit code was
    asked to depend on and hit. ``problems`` counts all the trouble there was, of which the first is kept.
    ``verified_outcome`` is there where a review was given.
    """

    file: str
    vendor: str = ""
    service: str = ""
    name: str = ""
    outcome: Outcome | None = None
    best_outcome: Outcome | None = None
    parts: tuple[RowPart, ...] = ()
    findings: Mapping[str, int] = field(default_factory=dict)
    registrations: tuple[RegistrationDay, ...] = ()
    evidence: EvidenceDays = field(default_factory=EvidenceDays)
    failed_on: tuple[str, ...] = ()
    trouble: Trouble | None = None
    problems: int = 0
    verified_outcome: Outcome | None = None
