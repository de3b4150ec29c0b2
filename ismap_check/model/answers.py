"""All answers of one vendor under one catalogue, small enough to keep for thousands of vendors.

A vendor has a thousand answers, but few kinds of them: most are alike in everything but the control. So each kind is
kept once, and every leaf says in one character which kind it is. No text that a vendor wrote is in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ismap_check.model.rows import NamedTuple

FIRST_CODE = ord("0")
"""The character of the first kind; the others follow. Ten thousand controls stay below the surrogates of Unicode."""


class AnswerKind(NamedTuple):
    """How leaves were answered and judged, in plain values; points in halves.

    ``possible`` to ``waived`` are with the options given, ``best_`` with every conditional answer at its best.
    ``requirement`` is the effective one. ``verdict`` is None for what ``out_by`` put outside the scope. ``answered``:
    with an answer of its own, ``rough``: through its objective, ``proposed``: carried over and not confirmed.
    ``evidence`` counts what the answer refers to. ``option`` is what a conditional answer depends on, ``due`` a day.
    What starts with ``review`` is None where no review was given.
    """

    requirement: str
    status: str | None = None
    verdict: str | None = None
    best_verdict: str | None = None
    out_by: str | None = None
    answered: bool = False
    rough: bool = False
    proposed: bool = False
    weight: int = 0
    possible: int = 0
    earned: int = 0
    best_earned: int = 0
    evidenced: int = 0
    gap: bool = False
    best_gap: bool = False
    waived: bool = False
    has_measure: bool = False
    has_reason: bool = False
    evidence: int = 0
    valid_evidence: int = 0
    option: str | None = None
    due: str | None = None
    review_state: str | None = None
    reviewed_verdict: str | None = None
    reviewed_possible: int | None = None
    reviewed_earned: int | None = None


class Answers(NamedTuple):
    """One kind for every leaf, in the catalogue's order: ``codes`` has a character for each, ``kinds`` its meaning."""

    kinds: tuple[AnswerKind, ...] = ()
    codes: str = ""

    @property
    def places(self) -> Sequence[int]:
        """The place in ``kinds`` of every leaf."""
        return [ord(code) - FIRST_CODE for code in self.codes]


def packed(each: Iterable[AnswerKind]) -> Answers:
    """Return the answers of all leaves, every kind once, in the order they first appear."""
    places: dict[AnswerKind, int] = {}
    codes = [chr(FIRST_CODE + places.setdefault(kind, len(places))) for kind in each]
    return Answers(tuple(places), "".join(codes))
