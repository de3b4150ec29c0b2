"""The gate: exact comparison of whole numbers, and the outcome (JUDGING, section 9)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ismap_check.model.baseline import Baseline
from ismap_check.model.gate import Condition, Gate, Outcome
from ismap_check.model.result import ConditionResult, Numbers, RunOptions

NO_GAPS = "mandatory_gaps"
IN_SCOPE = "in_scope"
TENTHS = 1000
"""A threshold of 100.0 % in tenths of a percent."""

Thresholds = Mapping[Condition, int]


def thresholds_of(baseline: Baseline | None, catalogue_id: str, options: RunOptions) -> Thresholds:
    """Return the thresholds in force for one catalogue: the baseline's, under those of the command line."""
    gate = baseline.gate if baseline else Gate()
    return {**gate.for_catalogue(catalogue_id), **options.thresholds}


def share(condition: Condition, numbers: Numbers) -> tuple[int, int]:
    """Return part and whole of a condition; an upper limit counts controls and has whole 0.

    Nothing is verified where no review is at hand. A refused exclusion is part of what is to be verified.
    """
    match condition:
        case Condition.SCORE:
            return numbers.claimed, numbers.possible
        case Condition.COMPLETENESS:
            return numbers.answered, numbers.in_scope
        case Condition.EVIDENCED:
            return numbers.evidenced, numbers.possible
        case Condition.VERIFIED:
            verified = numbers.verified
            return (verified.earned, verified.possible) if verified else (0, numbers.possible)
        case Condition.SELECTED:
            return numbers.selected, numbers.selectable
        case Condition.MANDATORY_EXCLUSIONS:
            return numbers.exclusions, 0


def reaches(part: int, whole: int, threshold: int) -> bool:
    """Whether ``part / whole`` reaches a threshold in tenths of a percent, by cross-multiplication."""
    return part * TENTHS >= threshold * whole


def holds(condition: Condition, threshold: int, numbers: Numbers) -> bool:
    """Whether one condition holds. No score reaches no threshold; with nothing to select from, enough is selected."""
    part, whole = share(condition, numbers)
    if condition is Condition.MANDATORY_EXCLUSIONS:
        return part <= threshold
    if whole == 0 and condition is not Condition.SELECTED:
        return False
    return reaches(part, whole, threshold)


def all_hold(thresholds: Thresholds, numbers: Numbers) -> bool:
    """Whether there is no mandatory gap that is not waived, and every condition holds."""
    open_gaps = numbers.gaps - numbers.waived
    return open_gaps == 0 and all(holds(condition, limit, numbers) for condition, limit in thresholds.items())


def outcome_of(thresholds: Thresholds, now: Numbers, filled: Numbers) -> Outcome:
    """Return the outcome of one catalogue; ``filled``: as if every open leaf were satisfied and evidenced."""
    if now.in_scope == 0:
        return Outcome.INCOMPLETE
    if all_hold(thresholds, now):
        return Outcome.MEETS_WITH_WAIVERS if now.gaps else Outcome.MEETS
    return Outcome.INCOMPLETE if all_hold(thresholds, filled) else Outcome.DOES_NOT_MEET


def condition_results(thresholds: Thresholds, low: Numbers, high: Numbers) -> tuple[ConditionResult, ...]:
    """Return every condition at both ends: something to judge (only if there is nothing), no gaps, then thresholds."""
    results = [_no_gaps(low, high)]
    if low.in_scope == 0:
        results.insert(0, _count(IN_SCOPE, 1, 0, 0, holds=False, best_holds=False))
    results += [
        _threshold(condition, thresholds[condition], low, high) for condition in Condition if condition in thresholds
    ]
    return tuple(results)


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """Return the worst outcome; nothing judged is incomplete."""
    return min(outcomes, key=lambda outcome: outcome.rank, default=Outcome.INCOMPLETE)


def worst_verified(outcomes: Iterable[Outcome | None]) -> Outcome | None:
    """Return the worst outcome as verified; None where no review was given."""
    reviewed = [outcome for outcome in outcomes if outcome is not None]
    return worst(reviewed) if reviewed else None


def _no_gaps(low: Numbers, high: Numbers) -> ConditionResult:
    return _count(NO_GAPS, 0, low.gaps, high.gaps, holds=low.gaps == 0, best_holds=high.gaps == 0)


def _count(name: str, threshold: int, part: int, best: int, *, holds: bool, best_holds: bool) -> ConditionResult:
    return ConditionResult(
        condition=name,
        threshold=threshold,
        part=part,
        whole=0,
        best_part=best,
        best_whole=0,
        holds=holds,
        best_holds=best_holds,
    )


def _threshold(condition: Condition, threshold: int, low: Numbers, high: Numbers) -> ConditionResult:
    part, whole = share(condition, low)
    best_part, best_whole = share(condition, high)
    return ConditionResult(
        condition=condition.value,
        threshold=threshold,
        part=part,
        whole=whole,
        best_part=best_part,
        best_whole=best_whole,
        holds=holds(condition, threshold, low),
        best_holds=holds(condition, threshold, high),
    )
