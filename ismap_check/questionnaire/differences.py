"""In which fields two versions of an entry differ, in words, for people who decide between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ismap_check.model.text import Language
from ismap_check.questionnaire.asked import Field, Key, Section
from ismap_check.questionnaire.cells import cell_of
from ismap_check.questionnaire.fields import EXTRA, both, evidence_fields, response_fields
from ismap_check.questionnaire.records import values_of
from ismap_check.questionnaire.routes import route_of


class Difference(NamedTuple):
    """One field of an entry: its label, and what either side says (empty: nothing)."""

    label: str
    there: str
    coming: str


def differences(key: Key, there: Any, coming: Any, language: Language) -> tuple[Difference, ...]:
    """Return the fields that differ; None stands for no entry."""
    mine, theirs = (dict(_shown(key, value, language)) for value in (there, coming))
    return tuple(
        Difference(label, mine.get(label, ""), theirs.get(label, ""))
        for label in {**mine, **theirs}
        if mine.get(label) != theirs.get(label)
    )


def _shown(key: Key, value: Any, language: Language) -> Iterator[tuple[str, str]]:
    if value is None:
        return
    if key.section is Section.FACT:
        route = route_of(key.id)
        if route:
            yield both("questionnaire.column.fact.value").pick(language), cell_of(route.field, value, language)
        return
    fields: tuple[Field, ...] = response_fields() if key.section is Section.RESPONSE else evidence_fields()
    values = values_of(value, fields)
    for field in fields:
        if field.key in values:
            yield field.label.pick(language), cell_of(field, values[field.key], language)
    yield from value.get(EXTRA, {}).items()
