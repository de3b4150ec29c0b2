"""What would become of the numbers and the outcome if actions were carried out one after the other.

Carried out means: satisfied and evidenced by an answer of its own, all else unchanged. The set of leaves in the score
stays the same then, so the sums after any number of actions are those of judging anew (a law test compares them).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from ismap_check.assessment.gate import outcome_of
from ismap_check.assessment.numbers import SHORT, after, filled, is_open, step_to_satisfied
from ismap_check.model.gate import Condition, Outcome
from ismap_check.model.result import CatalogueResult, ControlResult, Numbers
from ismap_check.model.rows import NamedTuple

MILESTONES = (1, 5, 20, 100)
"""Stages that are always told of, as far as there are so many actions."""


class Stage(NamedTuple):
    """Where a catalogue would stand once the first ``done`` actions with points are carried out."""

    done: int
    numbers: Numbers
    outcome: Outcome


def stages(judged: CatalogueResult, leaves: Iterable[str]) -> tuple[Stage, ...]:
    """Return the stages that matter: now, where gaps end or the outcome changes, milestones, everything done.

    ``leaves`` are the ids of the catalogue's leaves. Nothing to do: only how it stands now.
    """
    every = tuple(_every(judged, [judged.control_by_id[leaf] for leaf in leaves]))
    turns = {later.done for earlier, later in pairwise(every) if _differs(earlier, later)}
    kept = {0, len(every) - 1, *MILESTONES} | turns
    return tuple(stage for stage in every if stage.done in kept)


def fixable(judged: CatalogueResult, leaves: Iterable[str]) -> tuple[str, ...]:
    """Return the leaves that actions satisfy, in the order of the actions."""
    short = {leaf for leaf in leaves if judged.control_by_id[leaf].low.verdict in SHORT}
    return tuple(action.control for action in judged.actions if action.control in short)


def _every(judged: CatalogueResult, leaves: list[ControlResult]) -> Iterator[Stage]:
    """Yield how it stands now, and after each further action."""
    thresholds = _thresholds(judged)
    now, best = judged.low, filled(judged.low, ((leaf, leaf.low) for leaf in leaves))
    yield Stage(0, now, judged.outcome)
    for done, control in enumerate(fixable(judged, (leaf.id for leaf in leaves)), start=1):
        leaf = judged.control_by_id[control]
        step = step_to_satisfied(leaf, leaf.low)
        now = after(now, step)
        best = best if is_open(leaf, leaf.low) else after(best, step)
        yield Stage(done, now, outcome_of(thresholds, now, best))


def _thresholds(judged: CatalogueResult) -> Mapping[Condition, int]:
    known = set(Condition)
    return {Condition(one.condition): one.threshold for one in judged.conditions if one.condition in known}


def _differs(earlier: Stage, later: Stage) -> bool:
    """Whether the outcome changes with one action, or the last mandatory gap goes."""
    ends = bool(earlier.numbers.gaps) and not later.numbers.gaps
    return ends or earlier.outcome is not later.outcome
