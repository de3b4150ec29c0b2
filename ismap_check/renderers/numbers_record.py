"""Numbers and conditions in the records of results and of what is compared; ``documents.numbers_read`` reads them."""

from __future__ import annotations

from ismap_check.model.plain.percent import write_percents
from ismap_check.model.plain.pieces import Plain
from ismap_check.model.verdict import ConditionResult, Numbers, VerifiedPoints


def write_numbers(numbers: Numbers) -> Plain:
    """Return the numbers of a set of leaves."""
    return {
        "possible_halves": numbers.possible,
        "claimed_halves": numbers.claimed,
        "evidenced_halves": numbers.evidenced,
        "in_scope": numbers.in_scope,
        "answered": numbers.answered,
        "rough": numbers.rough,
        "selectable": numbers.selectable,
        "selected": numbers.selected,
        "mandatory": numbers.mandatory,
        "gaps": numbers.gaps,
        "exclusions": numbers.exclusions,
        "percent": write_percents(numbers),
        **({"waived": numbers.waived} if numbers.waived else {}),
        **({"verified": _points(numbers.verified)} if numbers.verified else {}),
    }


def write_condition(condition: ConditionResult) -> Plain:
    """Return a condition of the gate and how far it is met."""
    return {
        "condition": condition.condition,
        "threshold": condition.threshold,
        "part": condition.part,
        "whole": condition.whole,
        "best_part": condition.best_part,
        "best_whole": condition.best_whole,
        "holds": condition.holds,
        "best_holds": condition.best_holds,
    }


def _points(verified: VerifiedPoints) -> Plain:
    return {
        "possible_halves": verified.possible,
        "verified_halves": verified.earned,
        "corrected_halves": verified.corrected,
        "reviewed_halves": verified.reviewed,
    }
