"""The named numbers of a set of leaves: plain sums, never means (JUDGING, sections 1 and 8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ismap_check.model.catalogue import Requirement
from ismap_check.model.result import ControlResult, Numbers, Standing, Verdict
from ismap_check.model.rows import NamedTuple

OUT = (Verdict.NOT_APPLICABLE, Verdict.NOT_SELECTED)
"""The verdicts that take a leaf out of the score."""
SHORT = (Verdict.NOT_SATISFIED, Verdict.PARTIAL, Verdict.UNANSWERED)
"""The verdicts that leave something to gain."""
FAILING = (Verdict.NOT_SATISFIED, Verdict.UNANSWERED)
"""The verdicts with which a mandatory leaf makes its objective not-satisfied."""

# Enum members are slow to reach through their class; these are reached for every leaf.
MANDATORY, SELECTABLE = Requirement.MANDATORY, Requirement.SELECTABLE
SATISFIED, PARTIAL, UNANSWERED = Verdict.SATISFIED, Verdict.PARTIAL, Verdict.UNANSWERED
NOT_APPLICABLE = Verdict.NOT_APPLICABLE

CREDITS = {SATISFIED: 2, PARTIAL: 1}
"""What a verdict earns, in halves of the weight; all others earn nothing."""


class Tally:
    """Sums while they are made: the named numbers, and what a display verdict needs besides.

    ``failing`` counts mandatory leaves that are not-satisfied or unanswered. A sum that is not given begins at zero.
    """

    possible: int = 0
    claimed: int = 0
    evidenced: int = 0
    in_scope: int = 0
    answered: int = 0
    rough: int = 0
    selectable: int = 0
    selected: int = 0
    mandatory: int = 0
    gaps: int = 0
    exclusions: int = 0
    waived: int = 0
    in_score: int = 0
    satisfied: int = 0
    partial: int = 0
    unanswered: int = 0
    failing: int = 0
    not_applicable: int = 0

    def __init__(self, **sums: int) -> None:
        vars(self).update(sums)

    def include(self, leaf: ControlResult, standing: Standing) -> None:
        """Count one leaf as it stands at one end; a leaf out of scope counts nowhere."""
        if leaf.out_by is not None:
            return
        self.in_scope += 1
        self.answered += leaf.answered
        if leaf.requirement is MANDATORY:
            self._include_must(standing)
        else:
            self.selectable += 1
            self.selected += is_selected(leaf, standing)
        if standing.verdict is NOT_APPLICABLE:
            self.not_applicable += 1
        if standing.verdict not in OUT:
            self._include_scored(leaf, standing)

    def _include_must(self, standing: Standing) -> None:
        self.mandatory += 1
        self.gaps += standing.gap
        self.waived += standing.waived
        if standing.verdict is NOT_APPLICABLE:
            self.exclusions += 1
        elif standing.verdict in FAILING:
            self.failing += 1

    def _include_scored(self, leaf: ControlResult, standing: Standing) -> None:
        self.in_score += 1
        self.rough += leaf.rough
        self.possible += leaf.possible
        self.claimed += standing.earned
        self.evidenced += standing.evidenced
        verdict = standing.verdict
        self.satisfied += verdict is SATISFIED
        self.partial += verdict is PARTIAL
        self.unanswered += verdict is UNANSWERED

    def merge(self, other: Tally) -> None:
        """Add the sums of a part."""
        for name in _SUMS:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def numbers(self) -> Numbers:
        """Return the named numbers."""
        return Numbers(
            possible=self.possible,
            claimed=self.claimed,
            evidenced=self.evidenced,
            in_scope=self.in_scope,
            answered=self.answered,
            rough=self.rough,
            selectable=self.selectable,
            selected=self.selected,
            mandatory=self.mandatory,
            gaps=self.gaps,
            exclusions=self.exclusions,
            waived=self.waived,
        )


_SUMS = tuple(Tally.__annotations__)


class Step(NamedTuple):
    """What changes in the numbers when leaves become satisfied and evidenced by answers of their own."""

    claimed: int
    evidenced: int
    answered: int
    rough: int
    selected: int
    gaps: int
    waived: int


def is_selected(leaf: ControlResult, standing: Standing) -> bool:
    """Whether a leaf counts as selected: selectable, with an own answer that does not leave it out (section 5)."""
    return leaf.requirement is SELECTABLE and leaf.answered and standing.verdict not in OUT


def is_open(leaf: ControlResult, standing: Standing) -> bool:
    """Whether a leaf still waits for an answer of its own: unanswered, or answered only roughly."""
    return leaf.rough or standing.verdict is UNANSWERED


def step_to_satisfied(leaf: ControlResult, standing: Standing) -> Step:
    """Return what changes when an in-score leaf becomes satisfied and evidenced by its own answer."""
    possible, answered = leaf.possible, leaf.answered
    newly_selected = leaf.requirement is SELECTABLE and not answered
    return Step(
        possible - standing.earned,
        possible - standing.evidenced,
        not answered,
        -leaf.rough,
        newly_selected,
        -standing.gap,
        -standing.waived,
    )


def filled(numbers: Numbers, leaves: Iterable[tuple[ControlResult, Standing]]) -> Numbers:
    """Return the numbers as they would be if every open leaf were satisfied and evidenced."""
    steps = Counter(step_to_satisfied(leaf, standing) for leaf, standing in leaves if is_open(leaf, standing))
    for step, times in steps.items():
        numbers = after(numbers, step, times)
    return numbers


def after(numbers: Numbers, step: Step, times: int = 1) -> Numbers:
    """Return the numbers after so many times a change; the set of leaves in the score stays the same."""
    return Numbers(
        possible=numbers.possible,
        claimed=numbers.claimed + times * step.claimed,
        evidenced=numbers.evidenced + times * step.evidenced,
        in_scope=numbers.in_scope,
        answered=numbers.answered + times * step.answered,
        rough=numbers.rough + times * step.rough,
        selectable=numbers.selectable,
        selected=numbers.selected + times * step.selected,
        mandatory=numbers.mandatory,
        gaps=numbers.gaps + times * step.gaps,
        exclusions=numbers.exclusions,
        waived=numbers.waived + times * step.waived,
        verified=numbers.verified,
    )
