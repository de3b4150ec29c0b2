"""Which answers to objectives can be kept in another edition: those that do not decide about any further control there.

An objective's answer decides about controls beneath that have no answer of their own. Carried to an edition where
controls beneath are new or changed, it would answer for them unasked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ismap_check.model.catalogue import Catalogue, Control, MandatoryExclusion, Requirement
from ismap_check.model.profile import EXCLUDING, Response, Status

Answers = Mapping[str, Response]


class Answered(NamedTuple):
    """The answers to an edition that count, where they stand."""

    catalogue: Catalogue
    answers: Answers

    @classmethod
    def of(cls, catalogue: Catalogue, answers: Answers) -> Answered:
        """Return what counts of the answers."""
        return cls(catalogue, {control: answer for control, answer in answers.items() if counts(answer)})

    def deciding(self, leaf: Control) -> tuple[str, ...]:
        """Return the answered objectives that decide about a leaf, nearest first; none if its own answer does.

        Only an exclusion decides about a mandatory leaf, and about one whose own answer leaves it out.
        """
        own = self.answers.get(leaf.id)
        if own is not None and own.status not in EXCLUDING:
            return ()
        above = tuple(one.id for one in self.catalogue.ancestors(leaf.id) if one.id in self.answers)
        if own is None and leaf.requirement is not Requirement.MANDATORY:
            return above
        return tuple(one for one in above if self.answers[one].status is Status.NOT_APPLICABLE)

    def conditions(self, leaf_id: str) -> list[Mapping[str, tuple[bool | int | str, ...]]]:
        """Return the conditions under which a leaf applies: its own, and those of the controls above it."""
        way = (self.catalogue.control_by_id[leaf_id], *self.catalogue.ancestors(leaf_id))
        return [control.applies_when for control in way if control.applies_when]


def counts(answer: Response) -> bool:
    """Whether a response can be an answer: it says something and does not wait for confirmation."""
    return answer.status is not None and answer.recheck is None


class Carried(NamedTuple):
    """Answers in the edition they were given to, and those to the controls ``alike`` in the edition to be judged."""

    source: Answered
    target: Answered
    alike: frozenset[str]

    def before(self, leaf_id: str) -> tuple[str, ...]:
        """Return what decided about a leaf of the target in the source.

        Nothing did about one that is new there, or that now applies under other conditions.
        """
        if leaf_id not in self.alike or self.source.conditions(leaf_id) != self.target.conditions(leaf_id):
            return ()
        return self.source.deciding(self.source.catalogue.control_by_id[leaf_id])

    def without(self, controls: frozenset[str]) -> Carried:
        """Return the same with some answers taken out of the target."""
        left = {control: answer for control, answer in self.target.answers.items() if control not in controls}
        return self._replace(target=Answered(self.target.catalogue, left))


def standing(carried: Carried) -> Answers:
    """Return the target's answers without those to objectives that would decide about other leaves than before.

    Taking one away may leave its leaves to the next objective above, so it is looked again until nothing changes.
    """
    while unasked := frozenset(_unasked(carried)):
        carried = carried.without(unasked)
    return carried.without(frozenset(_unsupported(carried))).target.answers


def _unasked(carried: Carried) -> Iterator[str]:
    for leaf in carried.target.catalogue.leaves:
        deciding = carried.target.deciding(leaf)
        if deciding and deciding != carried.before(leaf.id):
            yield from deciding


def _unsupported(carried: Carried) -> Iterator[str]:
    """Yield the mandatory leaves that were left out together with an objective whose exclusion does not stand now."""
    catalogue, answers = carried.target
    by_itself = catalogue.rules.mandatory_exclusion is not MandatoryExclusion.WITH_OBJECTIVE
    for leaf in catalogue.leaves:
        answer = answers.get(leaf.id)
        if answer is None or answer.status not in EXCLUDING or leaf.requirement is not Requirement.MANDATORY:
            continue
        rested = answer.status is Status.NOT_SELECTED or not by_itself
        if rested and carried.before(leaf.id) and not carried.target.deciding(leaf):
            yield leaf.id
