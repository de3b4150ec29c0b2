"""What stands for a leaf: its own answer, one on an objective above it, an exclusion (JUDGING, sections 5 and 6)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from ismap_check.assessment.outline import descend
from ismap_check.assessment.request import Case
from ismap_check.model.catalogue import MandatoryExclusion, Requirement
from ismap_check.model.profile import EXCLUDING, Response, Status
from ismap_check.model.rows import NamedTuple


class Above(NamedTuple):
    """The nearest excluded objective above a node, and the nearest one with an answer of any kind."""

    excluded: str | None = None
    nearest: str | None = None


class Stands(Enum):
    """What a leaf's verdict comes from."""

    OWN = auto()
    ROUGH = auto()
    NOTHING = auto()
    COVERED = auto()
    NOT_APPLICABLE = auto()
    NOT_SELECTED = auto()
    REFUSED = auto()
    DESELECTED_MUST = auto()


def objectives_above(case: Case, answers: Mapping[str, Response]) -> Mapping[str, Above]:
    """Return for every node the answered objectives above it; a leaf has none of its own.

    Not-selected is no answer an objective can give, and stands for nothing.
    """
    leaves = frozenset(leaf.id for leaf in case.catalogue.leaves)

    def step(node_id: str, above: Above) -> Above:
        answer = None if node_id in leaves else answers.get(node_id)
        if answer is None or answer.status is Status.NOT_SELECTED:
            return above
        return Above(node_id if answer.status is Status.NOT_APPLICABLE else above.excluded, node_id)

    return descend(case.catalogue, Above(), step)


def stands_for(own: Response | None, requirement: Requirement, above: Above, rule: MandatoryExclusion) -> Stands:
    """Return what the verdict of a leaf comes from.

    An excluded objective covers what has no answer or an excluded one; a rough answer between the two is nearer
    and stands for the unanswered selectable leaves below it.
    """
    mandatory = requirement is Requirement.MANDATORY
    if own is not None and own.status not in EXCLUDING:
        return Stands.OWN
    if own is None and not mandatory and above.nearest != above.excluded:
        return Stands.ROUGH
    if above.excluded is not None:
        return Stands.REFUSED if mandatory and rule is MandatoryExclusion.NEVER else Stands.COVERED
    if own is None:
        return Stands.NOTHING
    return _excluded(own, rule) if mandatory else _left_out(own)


def _left_out(own: Response) -> Stands:
    return Stands.NOT_APPLICABLE if own.status is Status.NOT_APPLICABLE else Stands.NOT_SELECTED


def _excluded(own: Response, rule: MandatoryExclusion) -> Stands:
    if own.status is Status.NOT_SELECTED:
        return Stands.DESELECTED_MUST
    return Stands.NOT_APPLICABLE if rule is MandatoryExclusion.REASON else Stands.REFUSED
