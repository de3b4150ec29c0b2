"""What fixing one control would bring, in the order of what to do first (JUDGING, section 11)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from ismap_check.assessment.gate import Thresholds, outcome_of
from ismap_check.assessment.numbers import SHORT, Step, after, is_open, step_to_satisfied
from ismap_check.model.finding import Finding
from ismap_check.model.gate import Outcome
from ismap_check.model.order import natural_key
from ismap_check.model.result import Action, ControlResult, Numbers
from ismap_check.model.rows import NamedTuple


class Standpoint(NamedTuple):
    """Where the catalogue stands with the options given; ``filled``: every open leaf satisfied and evidenced."""

    thresholds: Thresholds
    now: Numbers
    filled: Numbers
    outcome: Outcome


def actions_of(
    leaves: Iterable[ControlResult], findings: Iterable[Finding], standpoint: Standpoint
) -> tuple[Action, ...]:
    """Return one action per leaf that is not satisfied, then one per finding on anything else.

    Fixing means: satisfied and evidenced by an answer of its own. Leaving out is never proposed.
    """
    codes = _codes_by_control(findings)
    with_points = sorted(_fixes(leaves, codes, standpoint), key=_urgency)
    fixed = {action.control for action in with_points}
    rest = [
        Action(control=control, gain=0, closes_gap=False, flips_outcome=False, codes=(code,))
        for control, its_codes in codes.items()
        if control not in fixed
        for code in its_codes
    ]
    return (*with_points, *sorted(rest, key=lambda action: (action.codes, natural_key(action.control or ""))))


def _codes_by_control(findings: Iterable[Finding]) -> Mapping[str | None, tuple[str, ...]]:
    codes: dict[str | None, list[str]] = {}
    for finding in findings:
        codes.setdefault(finding.control, []).append(finding.code)
    return {control: tuple(dict.fromkeys(its_codes)) for control, its_codes in codes.items()}


def _fixes(
    leaves: Iterable[ControlResult], codes: Mapping[str | None, tuple[str, ...]], standpoint: Standpoint
) -> Iterator[Action]:
    @cache
    def flips(step: Step, already_open: bool) -> bool:  # noqa: FBT001 (a cache takes positions)
        return _flips(step, standpoint, already_open=already_open)

    could_flip = standpoint.outcome is not Outcome.MEETS
    for leaf in leaves:
        low = leaf.low
        if low.verdict in SHORT:
            yield Action(
                control=leaf.id,
                gain=leaf.possible - low.earned,
                closes_gap=low.gap,
                flips_outcome=could_flip and flips(step_to_satisfied(leaf, low), is_open(leaf, low)),
                codes=codes.get(leaf.id, ()),
            )


def _flips(step: Step, standpoint: Standpoint, *, already_open: bool) -> bool:
    """Whether one fix makes the outcome better; an open leaf is already counted as fixed in ``filled``."""
    filled = standpoint.filled if already_open else after(standpoint.filled, step)
    return outcome_of(standpoint.thresholds, after(standpoint.now, step), filled).rank > standpoint.outcome.rank


def _urgency(action: Action) -> tuple[bool, bool, int, list[str | int]]:
    return (not action.flips_outcome, not action.closes_gap, -action.gain, natural_key(action.control or ""))
