"""Many rows to what they say together (横断比較): distribution, weakest controls, common gaps, days that run out.

Rows come one by one and are let go; what is kept grows with the controls of the catalogues, not with their answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ismap_check.model.gate import Outcome
from ismap_check.model.portfolio import EvidenceDays, Mark, RegistrationDay, RowPart, Trouble, VendorRow
from ismap_check.model.rows import NamedTuple

BINS = 11
"""Scores below 10 %, 20 % … below 100 %, and 100 % itself."""
BIN_TENTHS = 100
NAMED = 50
"""How many vendors are kept by name who miss a condition; the rest are counted."""


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


class _PartTally:
    """The rows of one part so far."""

    def __init__(self, leaves: int) -> None:
        self.outcomes: Counter[Outcome] = Counter()
        self.missed: dict[str, Missed] = {}
        self.scores: list[int] = []
        self.vendors = 0
        self._marks = {letter: [0] * leaves for mark in Mark for letter in {mark.value, mark.value.upper()}}

    def add(self, part: RowPart, label: Label) -> None:
        """Count one vendor in."""
        self.vendors += 1
        self.outcomes[part.outcome] += 1
        for condition in part.missed:
            before = self.missed.get(condition, Missed(0, ()))
            first = before.first if len(before.first) == NAMED else (*before.first, label)
            self.missed[condition] = Missed(before.vendors + 1, first)
        if part.possible:
            self.scores.append(part.claimed * 1000 // part.possible)
        for place, letter in enumerate(part.marks):
            self._marks[letter][place] += 1

    def controls(self) -> Iterable[ControlCount]:
        """Yield the counts of every leaf."""
        counts = [(letter, self._marks[letter]) for letter in self._marks]
        for place in range(len(self._marks[Mark.SATISFIED])):
            seen = {letter: column[place] for letter, column in counts if column[place]}
            marks = Counter[Mark]()
            for letter, count in seen.items():
                marks[Mark(letter.lower())] += count
            yield ControlCount(place, marks, sum(count for letter, count in seen.items() if letter.isupper()))


class MarketTally:
    """Takes rows one by one, in the order of their files."""

    def __init__(self) -> None:
        self._files = 0
        self._outcomes: Counter[Outcome] = Counter()
        self._trouble: Counter[str] = Counter()
        self._services: dict[str, list[str]] = {}
        self._parts: dict[PartKey, _PartTally] = {}
        self._registrations: list[tuple[Label, RegistrationDay]] = []
        self._evidence: list[tuple[Label, EvidenceDays]] = []
        self._unread: list[Unread] = []
        self._failed_on = 0
        self._verified: Counter[Outcome] = Counter()
        self._waived = 0
        self._attention: list[Attention] = []

    def add(self, row: VendorRow) -> None:
        """Count one row in."""
        self._files += 1
        self._failed_on += bool(row.failed_on)
        if row.trouble:
            self._trouble[row.trouble.code] += 1
            self._unread.append(Unread(row.file, row.trouble, row.problems))
        if row.outcome:
            self._outcomes[row.outcome] += 1
            self._services.setdefault(row.service, []).append(row.file)
        label = label_of(row)
        self._registrations += [(label, one) for one in row.registrations]
        if row.evidence.over or row.evidence.soon:
            self._evidence.append((label, row.evidence))
        if row.verified_outcome:
            self._verified[row.verified_outcome] += 1
        self._waived += any(part.waived for part in row.parts)
        self._attention += [Attention(label, code, row.findings[code]) for code in ATTENTION if code in row.findings]
        for part in row.parts:
            key = PartKey(part.baseline, part.catalogue, part.sha256)
            self._parts.setdefault(key, _PartTally(len(part.marks))).add(part, label)

    def market(self) -> Market:
        """Return what the rows so far say together."""
        return Market(
            files=self._files,
            judged=sum(self._outcomes.values()),
            outcomes=dict(self._outcomes),
            parts=tuple(_summary(key, self._parts[key]) for key in sorted(self._parts, key=_order)),
            trouble=dict(sorted(self._trouble.items())),
            twice={service: tuple(files) for service, files in sorted(self._services.items()) if len(files) > 1},
            failed_on=self._failed_on,
            registrations=tuple(sorted(self._registrations, key=lambda one: one[1].expires)),
            evidence=tuple(sorted(self._evidence, key=lambda one: (-one[1].over, one[1].next_day))),
            unread=tuple(self._unread),
            services=frozenset(self._services),
            verified=dict(self._verified),
            waived=self._waived,
            attention=tuple(self._attention),
        )


def place_of(trouble: Trouble) -> str:
    """Return where a problem is, as messages write it: ``profile.yaml:12:3``."""
    return f"{trouble.document}:{trouble.place}" if trouble.place else trouble.document


def label_of(row: VendorRow) -> Label:
    """Return how the vendor of a row is called."""
    return Label(row.name, row.vendor, row.file)


def _order(key: PartKey) -> tuple[str, str, str]:
    return key.baseline or "", key.catalogue, key.sha256


def _summary(key: PartKey, tally: _PartTally) -> PartSummary:
    bins = Counter(score // BIN_TENTHS for score in tally.scores)
    return PartSummary(
        key=key,
        vendors=tally.vendors,
        outcomes=dict(tally.outcomes),
        bins=tuple(bins[place] for place in range(BINS)),
        unscored=tally.vendors - len(tally.scores),
        spread=_spread(sorted(tally.scores)),
        missed=dict(sorted(tally.missed.items())),
        controls=tuple(tally.controls()),
    )


def _spread(scores: Sequence[int]) -> tuple[int, ...]:
    """Return five scores that vendors really have, from the lowest to the highest; none of none."""
    last = len(scores) - 1
    return tuple(scores[last * quarter // 4] for quarter in range(5)) if scores else ()
