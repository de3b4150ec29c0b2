"""What the heading of a column means: words of both languages, and extra columns by their names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ismap_check.documents.check_sheet.headings import fold
from ismap_check.model.text import Text
from ismap_check.questionnaire.cells import text_cell
from ismap_check.questionnaire.fields import both, evidence_fields, response_fields
from ismap_check.questionnaire.values import read_text

OWN = ("id", "mark", "section", "catalogue", "fact.value", "fact.path", "evidence.id")
SHOWN = ("requirement", "title", "text", "examples", "group", "section", "field", "help")
EXTRA_PREFIX = "extra: "


@cache
def headings() -> Mapping[str, str]:
    """Return the key of a column by its folded heading, in either language, or as its key."""
    labels: dict[str, Text] = {key: both(f"questionnaire.column.{key}") for key in OWN}
    labels |= {f"shown.{name}": both(f"questionnaire.column.shown.{name}") for name in SHOWN}
    labels |= answer_labels()
    return {fold(one): key for key, label in labels.items() for one in (key, label.ja, label.en)}


def answer_labels() -> Mapping[str, Text]:
    """Return the headings of all columns that take answers, by their keys."""
    found = {f"response.{field.key}": field.label for field in response_fields()}
    return found | {f"evidence.{field.key}": field.label for field in evidence_fields()}


def meaning_of(heading: str) -> str:
    """Return the key of the column with a heading; what is not known is an extra column with that name."""
    if heading.startswith(EXTRA_PREFIX):
        return f"extra.{read_text(heading.removeprefix(EXTRA_PREFIX))}"
    return headings().get(fold(heading)) or f"extra.{read_text(heading)}"


def extra_heading(name: str) -> str:
    """Return the heading of an extra column; one that would mean something else says that it is extra."""
    written = text_cell(name)
    return written if meaning_of(written) == f"extra.{name}" else f"{EXTRA_PREFIX}{written}"
