"""Where a control went, and what of its answer differs (JUDGING, section 11)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ismap_check.model.difference import Aspect, Movement, Side
from ismap_check.model.profile import Response
from ismap_check.model.result import Verdict

HEIGHTS: Mapping[Verdict | None, int] = {
    Verdict.UNANSWERED: 0,
    Verdict.NOT_SATISFIED: 0,
    Verdict.PARTIAL: 1,
    Verdict.SATISFIED: 2,
}
"""The order of JUDGING, section 13, law 3; what is out of the score has no height."""

Hashes = Mapping[str, str]
"""The sha256 of each evidence item's content, as far as it is known."""


def movement(before: Side | None, after: Side | None) -> Movement | None:
    """Return where a leaf went between two sides; None where its verdict says nothing new."""
    if before is None or before.judged.out_by:
        return Movement.ADDED if after and not after.judged.out_by else None
    if after is None or after.judged.out_by:
        return Movement.REMOVED
    was, now = HEIGHTS.get(before.judged.low.verdict), HEIGHTS.get(after.judged.low.verdict)
    if now is None:
        return None if was is None else Movement.WITHDRAWN if was else Movement.LEFT_OUT
    if was is None:
        return _taken_up(after, now)
    if now < was or (after.judged.low.gap and not before.judged.low.gap):
        return Movement.REGRESSED
    return Movement.FIXED if now > was or before.judged.low.gap > after.judged.low.gap else None


def _taken_up(after: Side, height: int) -> Movement:
    """Return what became of a control that was left out; with a mandatory gap that is no step forward."""
    if after.judged.low.gap:
        return Movement.REGRESSED
    return Movement.FIXED if height else Movement.TAKEN_UP


def aspects(before: Side | None, after: Side | None, old: Hashes, new: Hashes) -> tuple[Aspect, ...]:
    """Return what differs of the answer and of what is asked; nothing where the control stands on one side only."""
    return tuple(_aspects(before, after, old, new)) if before and after else ()


def _aspects(before: Side, after: Side, old: Hashes, new: Hashes) -> Iterator[Aspect]:
    was, now = before.response or Response(), after.response or Response()
    for aspect, part in _PARTS.items():
        if part(was) != part(now):
            yield aspect
    if _evidence_differs(was, now, old, new):
        yield Aspect.EVIDENCE
    if before.judged.requirement is not after.judged.requirement:
        yield Aspect.REQUIREMENT
    if before.judged.weight != after.judged.weight:
        yield Aspect.WEIGHT


def _evidence_differs(was: Response, now: Response, old: Hashes, new: Hashes) -> bool:
    """Whether an answer rests on other evidence; the same id over another file is another piece of evidence.

    Content that is not known on both sides says nothing: the file may only not have been looked at.
    """
    known = (item for item in was.evidence if item in old and item in new)
    return set(was.evidence) != set(now.evidence) or any(old[item] != new[item] for item in known)


_PARTS: Mapping[Aspect, Callable[[Response], object]] = {
    Aspect.STATUS: lambda response: (response.status, response.inherited_from),
    Aspect.RECHECK: lambda response: response.recheck is None,
    Aspect.MEASURE: lambda response: (response.measure, response.changes),
    Aspect.REASON: lambda response: response.reason,
    Aspect.CONDITION: lambda response: response.condition,
}
