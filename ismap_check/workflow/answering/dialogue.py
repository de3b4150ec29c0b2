"""Where a dialogue stands, and what follows from a line that was typed: what there is to say, to show and to save."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, NamedTuple

from ismap_check.model.profile import EvidenceItem, Response, Status
from ismap_check.model.text import Term
from ismap_check.workflow.answering.entries import About, Said, Step, wrong
from ismap_check.workflow.answering.ground import Ground, Key, Open
from ismap_check.workflow.answering.needs import Field, doubt, fields_of, kept_condition, lacking, value_of
from ismap_check.workflow.outline import Node

FIRST = Step(Field.STATUS)


class Save(NamedTuple):
    """An answer to save, as a whole, with the new evidence items that it points to."""

    key: Key
    response: Response
    items: tuple[EvidenceItem, ...] = ()
    rewrite: bool = False


class Show(StrEnum):
    """What a reader may ask to see."""

    HELP = "help"
    PROGRESS = "progress"


class Draft(NamedTuple):
    """An answer that is being given: its questions, at which of them we are, what was said so far.

    ``typed`` are the lines so far of a text of several lines.
    """

    steps: tuple[Step, ...] = (FIRST,)
    at: int = 0
    given: Mapping[Field, Any] = {}
    items: tuple[EvidenceItem, ...] = ()
    typed: tuple[str, ...] = ()

    @property
    def step(self) -> Step:
        """The question that is open."""
        return self.steps[self.at]


class Dialogue(NamedTuple):
    """Where a dialogue stands: ``queue`` holds what is still to be asked, its first control is being asked.

    ``trail`` is what was asked before. ``unsaved`` is an answer that could not be saved and waits for another try;
    ``kept`` one that was given while somebody else answered the same control: it stands in for what the profile says.
    """

    ground: Ground
    queue: tuple[Key, ...]
    trail: tuple[Key, ...] = ()
    draft: Draft = Draft()
    kept: Save | None = None
    unsaved: Save | None = None
    skipped: frozenset[Key] = frozenset()
    stopped: bool = False
    limit: int = 32_000

    @property
    def over(self) -> bool:
        """Whether there is nothing more to ask."""
        return self.stopped or (not self.queue and self.unsaved is None)

    @property
    def key(self) -> Key:
        """The control that is being asked."""
        return self.queue[0]

    @property
    def response(self) -> Response:
        """The answer there is to the control that is being asked; an empty one where there is none."""
        if self.kept:
            return self.kept.response
        return self.ground.response(self.key) or Response()

    @property
    def answer(self) -> Response:
        """The answer as it would be if nothing more were said."""
        given = {_attribute(field): value for field, value in self.draft.given.items()}
        return replace(self.response, **given)

    @property
    def items(self) -> tuple[EvidenceItem, ...]:
        """The evidence items that are new with this answer."""
        return self.draft.items or (self.kept.items if self.kept else ())

    @property
    def present(self) -> Any:
        """What stands in the field that is asked now."""
        field, item = self.draft.step
        if item:
            one = next(one for one in self.draft.items if one.id == item)
            return one.title if field is Field.TITLE else one.issued
        return value_of(field, self.answer)

    @property
    def about(self) -> About:
        """The question that is open, for reading its answer."""
        return About(self.ground, self.key, self.draft.step, self.answer, self.present, self.items)


class Turn(NamedTuple):
    """What follows from a line: the next state, and what there is to say, to show and to save."""

    state: Dialogue
    said: tuple[Said, ...] = ()
    show: Show | None = None
    hits: tuple[tuple[Key, Node], ...] | None = None
    save: Save | None = None


def with_status(state: Dialogue, status: Status, fields: tuple[Field, ...] | None = None) -> Turn:
    """Begin to answer with a status; asked are all its fields, or those given."""
    ground, key, before = state.ground, state.key, state.response
    condition = kept_condition(before, status, ground.profile)
    wanted = fields_of(status, condition) if fields is None else fields
    draft = Draft(steps=(FIRST, *map(Step, wanted)), given={Field.STATUS: status}, items=state.items)
    said = []
    words = ground.vocabulary.empty_words
    if reason := doubt(status, ground.catalogues[key.catalogue], key.control, ground.answers(key), words):
        said.append(Said(reason, {"status": Term(f"term.status.{status}")}))
    if before.condition and not condition:
        said.append(Said("condition-dropped", {"option": before.condition.option}))
    if Field.FROM in wanted and not ground.profile.inherits:
        return Turn(state, (wrong("base-none"),))
    turn = advanced(state._replace(draft=draft))
    return turn._replace(said=(*said, *turn.said))


def advanced(state: Dialogue) -> Turn:
    """Go on to the next question; behind the last one the answer is whole and to be saved."""
    draft = state.draft
    if draft.at + 1 < len(draft.steps):
        return Turn(state._replace(draft=draft._replace(at=draft.at + 1)))
    answer = state.answer
    condition = kept_condition(answer, answer.status, state.ground.profile) if answer.status else None
    whole = replace(answer, condition=condition, recheck=None)
    used = tuple(item for item in state.items if item.id in whole.evidence)
    return Turn(state, save=Save(state.key, whole, used))


def saved(state: Dialogue, ground: Ground, save: Save) -> Dialogue:
    """Go on after an answer was saved; ``ground`` is the profile as it stands now.

    A proposal that was only taken away is asked anew. What the answer settled for others is not asked any more.
    """
    waiting = state.queue if save.response.status is None else state.queue[1:]
    queue = tuple(key for key in waiting if key in ground.open or key not in state.ground.open)
    trail = state.trail if save.response.status is None else (*state.trail, save.key)
    return state._replace(
        ground=ground,
        queue=tuple(key for key in queue if ground.has(key)),
        trail=tuple(key for key in trail if ground.has(key)),
        draft=Draft(),
        kept=None,
        unsaved=None,
        skipped=state.skipped - {save.key},
    )


def contested(state: Dialogue, ground: Ground, save: Save) -> Dialogue:
    """Ask again where somebody else answered the same control meanwhile; what was typed is kept at hand."""
    queue = (save.key, *(key for key in state.queue if key != save.key and ground.has(key)))
    trail = tuple(key for key in state.trail if ground.has(key))
    return state._replace(ground=ground, queue=queue, trail=trail, draft=Draft(), kept=save, unsaved=None)


def unfinished(state: Dialogue) -> bool:
    """Whether something was said of the control that is being asked which is not saved."""
    return bool(state.unsaved or state.kept or (state.queue and (state.draft.given or state.draft.typed)))


def open_fields(state: Dialogue) -> tuple[Field, ...]:
    """Return what the answer there is still lacks."""
    ground, key = state.ground, state.key
    catalogue, words = ground.catalogues[key.catalogue], ground.vocabulary.empty_words
    return lacking(state.response, catalogue, key.control, ground.with_evidence(state.items), words)


def is_settled(state: Dialogue) -> bool:
    """Whether the answer there is counts as it stands and nobody needs to confirm it."""
    return not state.kept and state.key not in state.ground.open


def standing(state: Dialogue) -> Open | None:
    """Return why the control is asked about; None for one that is answered."""
    return state.ground.open.get(state.key)


def _attribute(field: Field) -> str:
    return "inherited_from" if field is Field.FROM else field.value
