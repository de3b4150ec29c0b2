"""The verdict shown for an objective or a group, from counts over its leaves (JUDGING, section 7)."""

from __future__ import annotations

from ismap_check.assessment.numbers import Tally
from ismap_check.model.result import Verdict


def objective_verdict(tally: Tally, *, excluded: bool) -> Verdict | None:
    """Return the verdict of an objective; None if nothing beneath it is in scope."""
    if tally.in_scope == 0:
        return None
    if tally.in_score == 0:
        all_out = excluded or tally.not_applicable == tally.in_scope
        return Verdict.NOT_APPLICABLE if all_out else Verdict.NOT_SELECTED
    return _scored_verdict(tally)


def group_verdict(tally: Tally) -> Verdict | None:
    """Return the verdict of a group; None if nothing beneath it is in the score."""
    return _scored_verdict(tally) if tally.in_score else None


def _scored_verdict(tally: Tally) -> Verdict:
    if tally.unanswered == tally.in_score:
        return Verdict.UNANSWERED
    if tally.failing:
        return Verdict.NOT_SATISFIED
    if tally.satisfied == tally.in_score:
        return Verdict.SATISFIED
    return Verdict.PARTIAL if tally.satisfied or tally.partial else Verdict.NOT_SATISFIED
