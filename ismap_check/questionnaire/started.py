"""What the answers were when a questionnaire went out, as a page carries it in the profile that it saves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ismap_check.model.plain.pieces import Plain
from ismap_check.questionnaire.asked import Entries, Key, Section
from ismap_check.questionnaire.standing import mark_of

STARTED_FROM = "started_from"
"""The key of a profile's document under which the marks stand: no part of what the profile says."""


def written_marks(entries: Entries) -> Plain:
    """Return the marks of entries by their section, and responses by their catalogue too."""
    marks: Plain = {"facts": {}, "responses": {}, "evidence": {}}
    for key, value in entries.items():
        match key.section:
            case Section.FACT:
                marks["facts"][key.id] = mark_of(value)
            case Section.RESPONSE:
                marks["responses"].setdefault(key.catalogue, {})[key.id] = mark_of(value)
            case Section.EVIDENCE:
                marks["evidence"][key.id] = mark_of(value)
    return marks


def read_marks(document: Mapping[str, Any]) -> dict[Key, str]:
    """Return the marks that a valid document carries; none if no page has saved it."""
    told = document.get(STARTED_FROM) or {}
    marks = {Key(Section.FACT, path): mark for path, mark in told.get("facts", {}).items()}
    for catalogue, answers in told.get("responses", {}).items():
        marks |= {Key(Section.RESPONSE, control, catalogue): mark for control, mark in answers.items()}
    return marks | {Key(Section.EVIDENCE, item): mark for item, mark in told.get("evidence", {}).items()}
