"""What differs between two results: which controls moved and why the score did, exactly (JUDGING, section 11)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property

from ismap_check.model.catalogue import Catalogue
from ismap_check.model.finding import Finding
from ismap_check.model.profile import Response
from ismap_check.model.records import dataclass
from ismap_check.model.result import AssessmentResult, CatalogueResult, ControlResult, GroupResult


class Movement(StrEnum):
    """Where a control went from one result to the other, in the order in which readers want them.

    ``regressed``: a worse verdict, or a mandatory gap that was none. ``withdrawn``: satisfied or partial before, out of
    the score by the vendor now; a regression too. ``fixed``: a better verdict, or a gap that is none any more.
    ``added`` and ``removed``: judged on one side only, because of the edition, the facts or the baseline. ``taken-up``
    and ``left-out``: an exclusion ended or began where nothing was earned. ``changed``: another answer, same verdict.
    """

    REGRESSED = "regressed"
    WITHDRAWN = "withdrawn"
    FIXED = "fixed"
    ADDED = "added"
    REMOVED = "removed"
    TAKEN_UP = "taken-up"
    LEFT_OUT = "left-out"
    CHANGED = "changed"


REGRESSIONS = frozenset({Movement.REGRESSED, Movement.WITHDRAWN})
"""What ``--fail-on regression`` means."""
DEPARTED = frozenset({Movement.REMOVED, Movement.WITHDRAWN, Movement.LEFT_OUT})
"""Where a control is in the score no longer: what was found on it is gone, but not settled."""


class Aspect(StrEnum):
    """What of an answer, or of the question, differs; ``recheck``: a proposal was confirmed, or one was made."""

    STATUS = "status"
    RECHECK = "recheck"
    MEASURE = "measure"
    EVIDENCE = "evidence"
    REASON = "reason"
    CONDITION = "condition"
    REQUIREMENT = "requirement"
    WEIGHT = "weight"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A control on one side: its result and the answer it rests on; ``id`` is its id in that side's edition."""

    id: str
    judged: ControlResult
    response: Response | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlDifference:
    """A control that moved or whose answer differs; one side is None where it was not judged there.

    ``contribution`` is its part in the change of the score, over the catalogue's ``denominator``; 0 where its own
    points are the same on both sides, because then only the denominator can have an effect, and that is pooled.
    """

    movement: Movement
    before: Side | None
    after: Side | None
    aspects: tuple[Aspect, ...] = ()
    contribution: int = 0

    @property
    def id(self) -> str:
        """The control's id in the newer edition, or in the older one where only that has it."""
        side = self.after or self.before
        return side.id if side else ""

    @property
    def gap_opened(self) -> bool:
        """Whether a mandatory gap stands here that did not before."""
        return _is_gap(self.after) and not _is_gap(self.before)

    @property
    def gap_closed(self) -> bool:
        """Whether a mandatory gap stood here before."""
        return _is_gap(self.before) and not _is_gap(self.after)


def _is_gap(side: Side | None) -> bool:
    return side is not None and side.judged.low.gap


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterDifference:
    """A chapter on both sides, and its part in the change of the score.

    ``moved`` is the sum over its controls whose points differ, ``pooled`` that over the others: the effect of the
    changed denominator alone. Both are over the catalogue's ``denominator``.
    """

    id: str
    before: GroupResult | None
    after: GroupResult | None
    moved: int
    pooled: int


@dataclass(frozen=True, kw_only=True)
class CatalogueDifference:
    """One catalogue on both sides, with the options given.

    ``controls`` holds what differs, in catalogue order. ``denominator`` is the product of both sides' possible points:
    ``moved + pooled`` over it is the change of the score, exactly; it is 0 where a side has no score, and then there
    are no contributions. ``chapters`` holds a part for every group without a parent; controls outside all groups have
    theirs in the chapter with the empty id. ``departed_findings`` are gone only because the controls that they
    were about are in the score no longer.
    """

    before: CatalogueResult
    after: CatalogueResult
    old: Catalogue
    new: Catalogue
    baselines: tuple[str | None, str | None]
    controls: tuple[ControlDifference, ...]
    chapters: tuple[ChapterDifference, ...]
    denominator: int
    moved: int
    pooled: int
    new_findings: tuple[Finding, ...]
    settled_findings: tuple[Finding, ...]
    departed_findings: tuple[Finding, ...] = ()

    @cached_property
    def by_movement(self) -> Mapping[Movement, tuple[ControlDifference, ...]]:
        """What differs by its movement; every movement is there."""
        return {move: tuple(one for one in self.controls if one.movement is move) for move in Movement}

    @property
    def regressions(self) -> tuple[ControlDifference, ...]:
        """The controls that regressed or were withdrawn."""
        return tuple(one for one in self.controls if one.movement in REGRESSIONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Two results of one service side by side; ``only_before`` and ``only_after`` are catalogues judged on one side."""

    before: AssessmentResult
    after: AssessmentResult
    catalogues: tuple[CatalogueDifference, ...]
    only_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
    new_findings: tuple[Finding, ...] = ()
    settled_findings: tuple[Finding, ...] = ()

    @property
    def has_regressed(self) -> bool:
        """Whether any control regressed or was withdrawn."""
        return any(one.regressions for one in self.catalogues)

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs at all."""
        pieces = (self.only_before, self.only_after, self.new_findings, self.settled_findings)
        within = (piece for one in self.catalogues for piece in (one.controls, one.new_findings, one.settled_findings))
        return not any(pieces) and not any(within)
