"""Sum up the rows of a portfolio as they come.

Rows come one by one and are let go; what is kept grows with the controls of the catalogues, not with their answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ismap_check.comparison.market import (
    ATTENTION,
    BINS,
    Attention,
    ControlCount,
    Label,
    Market,
    Missed,
    PartKey,
    PartSummary,
    Unread,
)
from ismap_check.model.gate import Outcome
from ismap_check.model.portfolio import EvidenceDays, Mark, RegistrationDay, RowPart, VendorRow

BIN_TENTHS = 100
NAMED = 50
"""How many vendors are kept by name who miss a condition; the rest are counted."""


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
        label = _label_of(row)
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


def _label_of(row: VendorRow) -> Label:
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
