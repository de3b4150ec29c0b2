"""Which of several results on one control counts, and what it concludes (JUDGING, section 10)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from ismap_check.model.result import Verdict
from ismap_check.model.review import ReviewEntry, ReviewMark

WORST_FIRST = (
    Verdict.NOT_SATISFIED,
    Verdict.PARTIAL,
    Verdict.NOT_APPLICABLE,
    Verdict.NOT_SELECTED,
    Verdict.SATISFIED,
    None,
)
"""Of two results of the same day the one that stands first here counts; None is a pass with no claim to confirm."""


class Given(NamedTuple):
    """A result on a control, and the place of its review among all reviews."""

    review: int
    entry: ReviewEntry


class Choice(NamedTuple):
    """What counts on one control, and the reviews with a result that does not.

    ``stale`` are results about a response that has changed since, unless a later one counts; ``early`` are dated after
    the day of judging. ``others``: all reviews with a result that does not count, the latest first.
    """

    counts: Given | None = None
    verdict: Verdict | None = None
    conflict: bool = False
    stale: tuple[int, ...] = ()
    early: tuple[int, ...] = ()
    others: tuple[int, ...] = ()


def conclusion(entry: ReviewEntry, claim: Verdict | None) -> Verdict | None:
    """Return what a result concludes about a claim; None if it concludes nothing, or has nothing to confirm."""
    if entry.fails:
        return Verdict.NOT_SATISFIED
    if entry.verdict is not None:
        return entry.verdict
    return claim if entry.passes and claim is not Verdict.UNANSWERED else None


def choose(results: Sequence[Given], digest: str, claim: Verdict | None, as_of: date) -> Choice:
    """Return the result that counts: the latest that is about the response as it stands; on one day the worst."""
    concluding = sorted((one for one in results if one.entry.concludes), key=_day, reverse=True)
    dated = [one for one in concluding if _day(one) <= as_of]
    fresh = [one for one in dated if one.entry.digest in (None, digest)]
    latest = [one for one in fresh if _day(one) == _day(fresh[0])]
    verdicts = [conclusion(one.entry, claim) for one in latest]
    counts = min(latest, key=lambda one: _badness(one, claim), default=None)
    return Choice(
        counts=counts,
        verdict=conclusion(counts.entry, claim) if counts else None,
        conflict=len(set(verdicts)) > 1,
        stale=_reviews(one for one in dated if one not in fresh and (not fresh or _day(one) >= _day(fresh[0]))),
        early=_reviews(one for one in concluding if one not in dated),
        others=_reviews(one for one in concluding if one is not counts),
    )


def _day(one: Given) -> date:
    """Return the day of a result; one that is not dated stands before all others."""
    return one.entry.reviewed_on or date.min


def _badness(one: Given, claim: Verdict | None) -> tuple[int, int]:
    """Return a key that puts the worse of two results first, and of two equal ones that which tested less."""
    passed = (one.entry.design, one.entry.operation).count(ReviewMark.PASS)
    return WORST_FIRST.index(conclusion(one.entry, claim)), passed


def _reviews(results: Iterable[Given]) -> tuple[int, ...]:
    return tuple(one.review for one in results)
