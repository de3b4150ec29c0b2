"""Where in a questionnaire a diagnostic belongs that speaks of a place in the profile."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from ismap_check.model.diagnostic import Diagnostic, Place, Pointer
from ismap_check.model.text import Text
from ismap_check.questionnaire.asked import Key, Section
from ismap_check.questionnaire.collected import Collected
from ismap_check.questionnaire.fields import evidence_fields, response_fields
from ismap_check.questionnaire.routes import label_at

MISSING = "missing-key"
"""In a file a line is missing; in a questionnaire there is an empty cell."""


def label_of(pointer: Pointer) -> Text:
    """Return how a questionnaire calls the field that a pointer into a profile leads to."""
    tables = {"responses": response_fields, "evidence": evidence_fields}
    section, key = str(pointer[0]), str(pointer[-1])
    if section not in tables:
        return label_at(pointer) or Text(key, key)
    return next((field.label for field in tables[section]() if field.key == key), Text(key, key))


class Places:
    """Finds the cell for a pointer into the profile that the entries make."""

    def __init__(self, collected: Collected, pointers: Mapping[Key, Pointer]) -> None:
        self._collected = collected
        self._keys = {pointer: key for key, pointer in pointers.items()}
        self._keys |= {("responses", key.catalogue, key.id): key for key in collected.rows if key.catalogue}
        self._facts = {key.id: place for key, place in collected.rows.items() if key.section is Section.FACT}

    def located(self, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Return the diagnostics with the cells they are about, as far as there are any."""
        return tuple(self._located(one) for one in diagnostics)

    def _located(self, one: Diagnostic) -> Diagnostic:
        if one.place:
            return one
        if one.code != MISSING:
            return dataclasses.replace(one, place=self.of(one.pointer))
        pointer = (*one.pointer, str(one.params["key"]))
        if not (place := self.of(pointer)):
            return dataclasses.replace(one, pointer=pointer)
        said = {"field": label_of(pointer)}
        return dataclasses.replace(one, code="questionnaire-blank", pointer=pointer, place=place, params=said)

    def of(self, pointer: Pointer) -> Place | None:
        """Return the cell of the value at a pointer, or of the nearest thing around it."""
        for length in range(len(pointer), 0, -1):
            key = self._keys.get(pointer[:length])
            if key is not None:
                return self._within(key, pointer[length:])
        return self._facts.get(".".join(map(str, pointer)))

    def _within(self, key: Key, rest: Pointer) -> Place | None:
        for length in range(len(rest), -1, -1):
            field = ".".join(map(str, rest[:length]))
            if place := self._collected.cells.get((key, field)):
                return place
        return self._collected.rows.get(key)
