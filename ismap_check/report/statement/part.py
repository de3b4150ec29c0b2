"""One catalogue of a statement: its controls and answers, and what the vendor selected."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from ismap_check.model.catalogue import Control
from ismap_check.model.diagnostic import Param
from ismap_check.model.profile import EXCLUDING, Response, Status
from ismap_check.model.result import AssessmentResult, ControlResult
from ismap_check.report.stated import stated_catalogues
from ismap_check.report.view import View
from ismap_check.report.voice import Voice


class Choice(StrEnum):
    """What a vendor states of a control; ``OUT``: the service's facts put it outside."""

    SELECTED = "selected"
    NOT_SELECTED = "not-selected"
    NOT_APPLICABLE = "not-applicable"
    OUT = "out"
    UNDECIDED = "undecided"


_EXCLUDED = {Status.NOT_SELECTED: Choice.NOT_SELECTED, Status.NOT_APPLICABLE: Choice.NOT_APPLICABLE}


class Part(NamedTuple):
    """A catalogue's view with the words of the statement."""

    view: View

    def say(self, key: str, **params: Param) -> str:
        """Return a sentence of the statement."""
        return self.view.voice.words(f"statement.{key}", **params)

    def anchor(self, name: str) -> str:
        """Return the anchor of a section about this catalogue."""
        return f"statement/{self.view.catalogue.id}/{name}"

    def response(self, control_id: str) -> Response:
        """Return the answer to a control, an empty one where there is none."""
        return self.view.responses.get(control_id, NO_ANSWER)

    def leaves(self) -> Iterator[tuple[Control, ControlResult, Response]]:
        """Yield every detail with its standing and its answer, in catalogue order."""
        for control, judged in self.view.leaves:
            yield control, judged, self.response(control.id)

    def selected(self) -> Iterator[tuple[Control, Response]]:
        """Yield the details that the vendor selected, with their answers."""
        for control, _, response in self.leaves():
            if self.choice(control) is Choice.SELECTED:
                yield control, response

    def choice(self, control: Control) -> Choice:
        """Return what the vendor states of a control; an objective follows its details unless it is excluded."""
        if self.view.catalogue.is_leaf(control.id):
            return self._choice_of_leaf(control)
        if self.view.excluded_by(control):
            return Choice.NOT_APPLICABLE
        below = {self.choice(one) for one in self.view.catalogue.children[control.id]}
        return next((choice for choice in _STRONGEST if choice in below), Choice.OUT)

    def _choice_of_leaf(self, control: Control) -> Choice:
        if self.view.judged.control_by_id[control.id].out_by:
            return Choice.OUT
        response = self.response(control.id)
        status = None if response.recheck else response.status
        if status is None:
            return Choice.NOT_APPLICABLE if self.view.excluded_by(control) else Choice.UNDECIDED
        return _EXCLUDED[status] if status in EXCLUDING else Choice.SELECTED


NO_ANSWER = Response()
_STRONGEST = (Choice.SELECTED, Choice.UNDECIDED, Choice.NOT_SELECTED, Choice.NOT_APPLICABLE, Choice.OUT)
"""Of the details below an objective the first of these is the objective's."""


def parts_of(voice: Voice, result: AssessmentResult) -> tuple[Part, ...]:
    """Return the catalogues of a statement."""
    return tuple(
        Part(View(voice=voice, result=result, baseline=None, judged=judged, catalogue=catalogue))
        for judged, catalogue in stated_catalogues(result)
    )
