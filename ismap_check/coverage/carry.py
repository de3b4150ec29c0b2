"""Answers to one edition of a catalogue, carried to another edition of the same (JUDGING, section 11).

What is asked in the same way carries as an answer, what changed or is linked by a mapping becomes a proposal, and
nothing is made up: a control that no answer was given to stays unanswered.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ismap_check.coverage.links import Links
from ismap_check.coverage.sameness import Editions
from ismap_check.coverage.standing import Answered, Carried, counts, standing
from ismap_check.coverage.transfer import proposal_of
from ismap_check.model.carried import CarriedAnswers, Change
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.mapping import CatalogueMapping, Relation
from ismap_check.model.profile import Recheck, Response, Status
from ismap_check.model.text import Text

Answers = Mapping[str, Response]


def carry(
    answers: Answers,
    source: Catalogue,
    target: Catalogue,
    *,
    mappings: Iterable[CatalogueMapping] = (),
    bases: Iterable[Catalogue] = (),
) -> CarriedAnswers:
    """Return what becomes of ``answers`` to the edition ``source`` where ``target`` is judged.

    Of the ``mappings`` those between the two count, read in either direction. ``bases`` are the editions that the two
    are derived from: their marks of change lie on the way from one to the other.
    """
    links = Links.between(source.ref, target.ref, mappings)
    refused = dict.fromkeys(_not_offered(answers, target))
    differing = {**_marked(links), **refused, **Editions.of(source, target, bases).differing()}
    way = _Way(answers, source, target, links, differing)
    kept = tuple(way.kept())
    return CarriedAnswers(
        catalogue=target.id,
        edition=target.edition,
        answered=source.edition,
        kept=kept,
        proposals=dict(way.proposals(frozenset(kept))),
        added=tuple(leaf.id for leaf in target.leaves if not way.was_asked(leaf.id)),
        removed=tuple(leaf.id for leaf in source.leaves if not way.is_asked(leaf.id)),
    )


def _marked(links: Links) -> dict[str, Text | None]:
    """Return the ids that a mapping says mean something else in the other edition than in this one."""
    return {control: None for control in links.to if links.own(control) not in {None, Relation.EQUAL_TO}}


def _not_offered(answers: Answers, target: Catalogue) -> Iterator[str]:
    """Yield the controls whose answer the target's rules do not know as one (JUDGING, section 3)."""
    if not target.rules.selection:
        yield from (control for control, answer in answers.items() if answer.status is Status.NOT_SELECTED)


class _Way(NamedTuple):
    """From one edition to another; ``differing`` are the controls of both whose answers do not carry as they are."""

    answers: Answers
    source: Catalogue
    target: Catalogue
    links: Links
    differing: Mapping[str, Text | None]

    def kept(self) -> Iterator[str]:
        """Yield the controls whose answers carry as they are; what is no answer in the one is none in the other."""
        alike = frozenset(control.id for control in self.target.controls if self._is_alike(control.id))
        answered = alike & self.answers.keys()
        same = {control.id: self.answers[control.id] for control in self.target.controls if control.id in answered}
        left = standing(Carried(Answered.of(self.source, self.answers), Answered.of(self.target, same), alike))
        yield from (control for control, answer in same.items() if control in left or not counts(answer))

    def proposals(self, kept: frozenset[str]) -> Iterator[tuple[str, Response]]:
        """Yield the proposals by control, in the target's order."""
        for control in self.target.controls:
            proposal = None if control.id in kept else self._proposal(control.id)
            if proposal is not None:
                yield control.id, proposal

    def was_asked(self, control_id: str) -> bool:
        """Whether the source has this control of the target, or one that is linked to it."""
        return self.links.lead_to(control_id) or self._keeps_its_id(control_id)

    def is_asked(self, control_id: str) -> bool:
        """Whether the target has this control of the source, or one that it is linked to."""
        return self.links.lead_from(control_id) or self._keeps_its_id(control_id)

    def _keeps_its_id(self, control_id: str) -> bool:
        both = control_id in self.source.control_by_id and control_id in self.target.control_by_id
        return both and (self._is_alike(control_id) or not self.links.disown(control_id))

    def _is_alike(self, control_id: str) -> bool:
        return control_id in self.source.control_by_id and control_id not in self.differing

    def _proposal(self, control_id: str) -> Response | None:
        """Return what is proposed: the answer to the same control, unless a mapping says what that one became."""
        if self._is_alike(control_id):
            return self._again(control_id, Change.CONTEXT_CHANGED)
        if self.links.own(control_id) is None and self._keeps_its_id(control_id):
            again = self._again(control_id, Change.CHANGED)
            if again is not None:
                return again
        return proposal_of(self.links.to.get(control_id, ()), self.answers, self.source)

    def _again(self, control_id: str, change: Change) -> Response | None:
        """Return the answer to the same control as a proposal, an exclusion too; None where there is no answer."""
        answer = self.answers.get(control_id)
        if answer is None or answer.status is None:
            return None
        origin = Recheck(
            catalogue=self.source.id,
            edition=self.source.edition,
            control=control_id,
            relation=str(change),
            reason=self.differing.get(control_id),
        )
        return dataclasses.replace(answer, recheck=origin)
