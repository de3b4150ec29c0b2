"""What answers to a catalogue say about each of its controls, objectives among them, before any mapping is read.

A detail says what was answered to it. An objective says what its own answer and those to its details say together,
because many a mapping leads from objectives, and many a vendor answers details only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from ismap_check.coverage.transfer import PART, passes, worth
from ismap_check.model.catalogue import Catalogue, Control, Requirement
from ismap_check.model.profile import EXCLUDING, Response, Status

Answers = Mapping[str, Response]

_STATUS = {0: Status.NOT_IMPLEMENTED, PART: Status.PARTIAL, 2 * PART: Status.IMPLEMENTED}
FULL = 2 * PART


class Said(NamedTuple):
    """What passes on about a control; ``summed``: put together from the answers to the details beneath it."""

    response: Response
    summed: bool = False


def said(catalogue: Catalogue, answers: Answers, *, out: Collection[str] = ()) -> Mapping[str, Said]:
    """Return what the answers say, by control, in catalogue order; ``out`` are leaves that do not apply."""
    return dict(_said(catalogue, answers, frozenset(out)))


def _said(catalogue: Catalogue, answers: Answers, out: frozenset[str]) -> Iterator[tuple[str, Said]]:
    for control in catalogue.controls:
        own = answers.get(control.id)
        if not catalogue.is_leaf(control.id):
            details = [leaf for leaf in _leaves(catalogue, control.id) if leaf.id not in out]
            spoken = _of_objective(own, details, answers)
            if spoken:
                yield control.id, spoken
        elif own is not None and passes(own):
            yield control.id, Said(own)


def _of_objective(own: Response | None, details: Sequence[Control], answers: Answers) -> Said | None:
    """Return what an objective says: all of it is met, some, or nothing of what was answered.

    All means every detail; only selectable ones may have been left out, or be meant by the objective's own answer. An
    excluded objective says nothing.
    """
    if own is not None and own.status in EXCLUDING:
        return None
    rough = own if own is not None and passes(own) else None
    given = [worth(answers[leaf.id])[0] for leaf in details if passes(answers.get(leaf.id))]
    if not given:
        return Said(rough) if rough else None
    spoken = [*given, *([worth(rough)[0]] if rough else [])]
    level = FULL if all(_is_met(leaf, answers, rough) for leaf in details) else min(max(spoken), PART)
    if rough and worth(rough)[0] == level:
        return Said(rough)
    return Said(Response(status=_STATUS[level]), summed=True)


def _is_met(leaf: Control, answers: Answers, rough: Response | None) -> bool:
    answer = answers.get(leaf.id)
    if passes(answer):
        return answer is not None and worth(answer)[0] == FULL
    if leaf.requirement is Requirement.MANDATORY:
        return False
    left_out = answer is not None and answer.status in EXCLUDING
    return left_out or (rough is not None and worth(rough)[0] == FULL)


def _leaves(catalogue: Catalogue, control_id: str) -> Iterator[Control]:
    for child in catalogue.children.get(control_id, ()):
        if catalogue.is_leaf(child.id):
            yield child
        else:
            yield from _leaves(catalogue, child.id)
