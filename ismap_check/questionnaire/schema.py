"""How the published schema is read where questions are made of it: definitions, and words in both languages at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ismap_check.model.text import Text

Schema = Mapping[str, Any]


def resolved(written: Schema, definitions: Mapping[str, Schema]) -> tuple[str, Schema]:
    """Return the name of the definition that a piece refers to, or an empty one, and the piece with what that adds."""
    name = written.get("$ref", "").rpartition("/")[2]
    return name, {**definitions[name], **written} if name else written


def title_of(schema: Schema) -> Text:
    """Return what a piece is called."""
    return _both(schema.get("title", ""), " / ")


def description_of(schema: Schema) -> Text:
    """Return what is said of a piece; empty where nothing is."""
    return _both(schema.get("description", ""), "\n")


def _both(text: str, between: str) -> Text:
    ja, found, en = text.partition(between)
    return Text(ja, en if found else ja)
