"""What a dialogue stands on: the profile as it was read last, what is wrong in it, and what is open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from ismap_check.assessment.answers import is_answer
from ismap_check.assessment.scope import out_by_facts
from ismap_check.documents.suffixes import full_ids
from ismap_check.model.catalogue import Catalogue, Control, Requirement
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.profile import EvidenceItem, Response, Status, VendorProfile
from ismap_check.workflow.answering.needs import lacking
from ismap_check.workflow.answering.reading import Vocabulary
from ismap_check.workflow.profile_editing import OpenProfile

ANSWER = 3
"""How many steps lead to an answer: ``responses``, its catalogue, its control."""


class Key(NamedTuple):
    """One control that can be answered."""

    catalogue: str
    control: str

    def __str__(self) -> str:
        """Return the control as arguments write it: ``ismap/9.1.1``."""
        return f"{self.catalogue}/{self.control}"


class Open(StrEnum):
    """Why a control is asked about."""

    UNANSWERED = "unanswered"
    PROPOSED = "proposed"
    INVALID = "invalid"


class Ground(NamedTuple):
    """A profile with its catalogues by id, the errors in its answers, and all other errors.

    ``open`` holds what is asked about, mandatory leaves first; leaves that an answer to their objective stands for come
    last. ``scope`` holds all leaves that could be asked about.
    """

    profile: VendorProfile
    catalogues: Mapping[str, Catalogue]
    vocabulary: Vocabulary
    errors: Mapping[Key, tuple[Diagnostic, ...]] = {}
    others: tuple[Diagnostic, ...] = ()
    open: Mapping[Key, Open] = {}
    scope: tuple[Key, ...] = ()

    def has(self, key: Key) -> bool:
        """Whether a control is still one that the profile answers."""
        return key.catalogue in self.catalogues and key.control in self.catalogues[key.catalogue].control_by_id

    def response(self, key: Key) -> Response | None:
        """Return the answer that the profile has."""
        return self.profile.responses.get(key.catalogue, {}).get(key.control)

    def answers(self, key: Key) -> Mapping[str, Response]:
        """Return all answers to the catalogue of a control."""
        return self.profile.responses.get(key.catalogue, {})

    def control(self, key: Key) -> Control:
        """Return the control that a key names."""
        return self.catalogues[key.catalogue].control_by_id[key.control]

    def with_evidence(self, items: tuple[EvidenceItem, ...]) -> VendorProfile:
        """Return the profile as it is with new evidence items."""
        known = {**self.profile.evidence, **{item.id: item for item in items}}
        return replace(self.profile, evidence=known) if items else self.profile


def ground_of(opened: OpenProfile, vocabulary: Vocabulary) -> Ground:
    """Return what is known of an opened profile, and what is open in it."""
    resolved = opened.resolved
    catalogues = opened.assessed(opened.document.profile)
    profile = opened.profile
    facts = (resolved.value or profile).service.facts
    errors, others = _errors(opened, catalogues, resolved.errors)
    ground = Ground(profile, catalogues, vocabulary, errors, others)
    scope = tuple(
        Key(name, leaf.id)
        for name, catalogue in catalogues.items()
        for out in [out_by_facts(catalogue, facts)]
        for leaf in catalogue.leaves
        if leaf.id not in out
    )
    ranked = sorted(_open(ground, scope), key=lambda one: one[0])
    return ground._replace(open={key: state for _, key, state in ranked}, scope=scope)


def _errors(
    opened: OpenProfile, catalogues: Mapping[str, Catalogue], errors: tuple[Diagnostic, ...]
) -> tuple[Mapping[Key, tuple[Diagnostic, ...]], tuple[Diagnostic, ...]]:
    """Return the errors in answers by control, and all others; what is answered anew in an own file is past."""
    full = {name: full_ids(catalogue) for name, catalogue in catalogues.items()}
    shared = {layer.site.document for layer in opened.document.layers if layer.shared}
    own = {
        Key(name, full[name].get(written, written))
        for layer in opened.document.layers
        if not layer.shared
        for name, answers in layer.responses.items()
        if name in full
        for written in answers
    }
    found: dict[Key, tuple[Diagnostic, ...]] = {}
    others = []
    for one in errors:
        key = _answer_of(one, full)
        if key is None:
            others.append(one)
        elif one.document not in shared or key not in own:
            found[key] = (*found.get(key, ()), one)
    return found, tuple(others)


def _answer_of(diagnostic: Diagnostic, full: Mapping[str, Mapping[str, str]]) -> Key | None:
    """Return which answer an error is in; one that is given twice has to be mended in the files."""
    pointer = tuple(str(step) for step in diagnostic.pointer)
    if pointer[:1] != ("responses",) or len(pointer) <= ANSWER:
        return None
    _, name, written, *_ = pointer
    control = full.get(name, {}).get(written)
    return Key(name, control) if control else None


def _open(ground: Ground, scope: tuple[Key, ...]) -> Iterator[tuple[int, Key, Open]]:
    """Yield what is open with its rank; an objective is only asked about where the profile has begun to answer it."""
    leaves = frozenset(scope)
    for name, catalogue in ground.catalogues.items():
        for control in catalogue.controls:
            key = Key(name, control.id)
            response = ground.response(key)
            if key not in leaves and (response is None or catalogue.is_leaf(control.id)):
                continue
            state = _state(ground, key, response)
            stands = _stands(ground, key) if state is Open.UNANSWERED else None
            if state and stands is not Status.NOT_APPLICABLE:
                mandatory = control.requirement is Requirement.MANDATORY
                yield 2 if stands else 0 if mandatory else 1, key, state


def _state(ground: Ground, key: Key, response: Response | None) -> Open | None:
    if response is None or (response.status is None and response.recheck is None):
        return Open.UNANSWERED
    if response.recheck is not None:
        return Open.PROPOSED
    words = ground.vocabulary.empty_words
    wrong = key in ground.errors or lacking(
        response, ground.catalogues[key.catalogue], key.control, ground.profile, words
    )
    return Open.INVALID if wrong else None


def _stands(ground: Ground, key: Key) -> Status | None:
    """Return the answer above that stands for an unanswered control: an exclusion, or a rough one (JUDGING, 5, 6)."""
    catalogue, answers = ground.catalogues[key.catalogue], ground.answers(key)
    above = [
        response.status
        for one in catalogue.ancestors(key.control)
        if (response := answers.get(one.id)) and is_answer(response, ground.vocabulary.empty_words)
        if response.status is not Status.NOT_SELECTED
    ]
    selectable = catalogue.control_by_id[key.control].requirement is Requirement.SELECTABLE
    if above and above[0] is not Status.NOT_APPLICABLE and selectable:
        return above[0]
    return Status.NOT_APPLICABLE if Status.NOT_APPLICABLE in above else None
