"""Answers to one edition of a catalogue, carried over to another edition that they are judged by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from enum import StrEnum

from ismap_check.model.catalogue import Catalogue
from ismap_check.model.profile import Response, VendorProfile
from ismap_check.model.records import dataclass


class Change(StrEnum):
    """Why the answer to a control that both editions have must be looked at again.

    ``changed``: the requirement itself differs, or an edition marks it. ``context-changed``: the answer is to an
    objective and stands for controls beneath that are no longer the same, or it rests on such an objective.
    ``next-period``: the edition is the same, and the answer is about the period before.
    """

    CHANGED = "changed"
    CONTEXT_CHANGED = "context-changed"
    NEXT_PERIOD = "next-period"


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedAnswers:
    """What became of the answers to edition ``answered`` where ``edition`` of the same catalogue is judged.

    The answers to the controls ``kept`` count as they are; ``proposals`` wait for the vendor's confirmation, each with
    its ``recheck``. ``added`` are leaves that the answered edition does not have, ``removed`` those that only it has.
    """

    catalogue: str
    edition: str
    answered: str
    kept: tuple[str, ...] = ()
    proposals: Mapping[str, Response] = field(default_factory=dict)
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def responses(self, answers: Mapping[str, Response]) -> Mapping[str, Response]:
        """Return the responses that are judged; ``answers`` are those to the answered edition."""
        return {**{control: answers[control] for control in self.kept}, **self.proposals}


def responses_to(
    catalogue: Catalogue, profile: VendorProfile, carried: Iterable[CarriedAnswers]
) -> Mapping[str, Response]:
    """Return a profile's responses to one edition: given for this very edition, or carried over to it.

    Answers to another edition that were not carried over are no answers here (JUDGING, section 9).
    """
    answers = profile.responses.get(catalogue.id, {})
    if profile.assessment.catalogues.get(catalogue.id) == catalogue.edition:
        return answers
    found = (one for one in carried if (one.catalogue, one.edition) == (catalogue.id, catalogue.edition))
    return next((one.responses(answers) for one in found), {})
