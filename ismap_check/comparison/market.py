"""What the rows of a portfolio say together (横断比較): scores, weakest controls, common gaps, days that run out.

``market_tally`` makes it of the rows.
"""

from __future__ import annotations

from collections.abc import Mapping

from ismap_check.model.gate import Outcome
from ismap_check.model.portfolio import EvidenceDays, Mark, RegistrationDay, Trouble
from ismap_check.model.rows import NamedTuple

BINS = 11
"""Scores below 10 %, 20 % … below 100 %, and 100 % itself."""


class Label(NamedTuple):
    """How a vendor is called: its service, its company, and its file."""

    name: str
    vendor: str
    file: str


class Missed(NamedTuple):
    """Who misses a condition: how many, and the first of them."""

    vendors: int
    first: tuple[Label, ...]


class Attention(NamedTuple):
    """A finding about reviews or waivers of a vendor, and how often it was made."""

    label: Label
    code: str
    findings: int


ATTENTION = (
    "review-stale",
    "review-conflict",
    "review-dated-later",
    "waiver-expired",
    "waiver-without-answer",
    "waiver-unused",
)
"""The findings that say that a review or a waiver does not count as it stands."""


class PartKey(NamedTuple):
    """What a score was judged by; scores are brought together only where all three are the same."""

    baseline: str | None
    catalogue: str
    sha256: str


class ControlCount(NamedTuple):
    """How many vendors stand how on the leaf at ``place`` of the catalogue; ``gaps`` counts mandatory gaps."""

    place: int
    marks: Mapping[Mark, int]
    gaps: int

    @property
    def in_score(self) -> int:
        """The vendors whose score the leaf is part of."""
        return sum(self.marks.get(mark, 0) for mark in (*WEAK, Mark.SATISFIED))

    @property
    def weak(self) -> int:
        """The vendors that do not satisfy it in full."""
        return sum(self.marks.get(mark, 0) for mark in WEAK)


WEAK = (Mark.PARTIAL, Mark.NOT_SATISFIED, Mark.UNANSWERED)


class Unread(NamedTuple):
    """A file that could not be judged, why, and how many problems it has."""

    file: str
    trouble: Trouble
    problems: int

    @property
    def place(self) -> str:
        """The file that has the problem, and where: a part of a profile may be to blame."""
        return place_of(self.trouble)


class PartSummary(NamedTuple):
    """One catalogue under one baseline, over all who were judged by it; scores in tenths of a percent, as claimed.

    ``bins`` count scores by tens of percent, ``unscored`` those without one. ``spread`` is the lowest score, those of
    the vendors at a quarter, half and three quarters, and the highest. ``missed`` is by condition.
    """

    key: PartKey
    vendors: int
    outcomes: Mapping[Outcome, int]
    bins: tuple[int, ...]
    unscored: int
    spread: tuple[int, ...]
    missed: Mapping[str, Missed]
    controls: tuple[ControlCount, ...]

    @property
    def weakest(self) -> list[ControlCount]:
        """The leaves that somebody does not satisfy in full, those first that the most vendors do not."""
        return sorted((one for one in self.controls if one.weak), key=lambda one: (-one.weak, one.in_score, one.place))

    @property
    def common_gaps(self) -> list[ControlCount]:
        """The leaves with mandatory gaps, the most common first."""
        return sorted((one for one in self.controls if one.gaps), key=lambda one: (-one.gaps, one.place))


class Market(NamedTuple):
    """What all rows say together.

    ``trouble`` counts files by the code of their problem, ``twice`` has the files of services that stand in several.
    ``verified`` counts vendors with a review by the outcome as verified, ``waived`` those with waived gaps;
    ``attention`` is what does not count of reviews and waivers.
    ``registrations`` have run out or will soon, the first first; ``evidence`` is of vendors with items that have.
    """

    files: int
    judged: int
    outcomes: Mapping[Outcome, int]
    parts: tuple[PartSummary, ...]
    trouble: Mapping[str, int]
    twice: Mapping[str, tuple[str, ...]]
    failed_on: int
    registrations: tuple[tuple[Label, RegistrationDay], ...] = ()
    evidence: tuple[tuple[Label, EvidenceDays], ...] = ()
    unread: tuple[Unread, ...] = ()
    services: frozenset[str] = frozenset()
    verified: Mapping[Outcome, int] = {}
    waived: int = 0
    attention: tuple[Attention, ...] = ()

    @property
    def unjudged(self) -> int:
        """The files that could not be judged."""
        return self.files - self.judged


def place_of(trouble: Trouble) -> str:
    """Return where a problem is, as messages write it: ``profile.yaml:12:3``."""
    return f"{trouble.document}:{trouble.place}" if trouble.place else trouble.document
