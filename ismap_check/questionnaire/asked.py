"""What is asked: the questions of the catalogues, the fields of an answer, and what is known already.

All texts are in both languages, and nothing here knows how a questionnaire looks: a workbook, a table and a page are
made from the same value.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from ismap_check.model.catalogue import Catalogue, Control, FactType, Group
from ismap_check.model.text import Text


class Form(StrEnum):
    """What a field holds, as plain data has it."""

    TEXT = "text"
    CODE = "code"
    """A text of few ASCII characters: an id, a number, a country."""
    TEXTS = "texts"
    IDS = "ids"
    DAY = "day"
    YES_NO = "yes-no"
    CHOICE = "choice"
    TITLE = "title"
    """One wording, or ``{ja, en}``."""
    FACT = "fact"
    """The answer to a question of fact: of any type."""
    CHANGES = "changes"
    """Earlier measures, each with its last day."""
    RECHECK = "recheck"
    """Where a proposal came from."""
    PRESENCE = "presence"
    """There is such a thing, and nothing else is known of it."""


class Choice(NamedTuple):
    """One of the values that a field may have."""

    value: str
    label: Text


class Field(NamedTuple):
    """One thing that is asked: ``key`` is its route (``condition.option``), ``choices`` limit what may be answered.

    ``fact`` is the declared type of a fact.
    """

    key: str
    form: Form
    label: Text
    help: Text | None = None
    choices: tuple[Choice, ...] = ()
    required: bool = False
    fact: FactType | None = None


class FactQuestion(NamedTuple):
    """One question about vendor, service or assessment; ``path`` is ``vendor.name`` or ``registrations[1].number``."""

    path: str
    section: Text
    field: Field


class Question(NamedTuple):
    """One control that is asked about, with the groups above it (the chapter first) and its objective."""

    control: Control
    is_leaf: bool
    groups: tuple[Group, ...] = ()
    objective: Control | None = None


class Asked(NamedTuple):
    """The questions of one catalogue, in its order."""

    catalogue: Catalogue
    questions: tuple[Question, ...]


class Section(StrEnum):
    """The three kinds of entries that a profile is taken apart into."""

    FACT = "fact"
    RESPONSE = "response"
    EVIDENCE = "evidence"


class Key(NamedTuple):
    """What one entry answers: a fact's path, a control (with its catalogue), or an evidence item's id."""

    section: Section
    id: str
    catalogue: str = ""


Entries = Mapping[Key, Any]
"""A profile as single entries: a fact's plain value, a response or an evidence item as plain data."""


class Part(NamedTuple):
    """What a part of a questionnaire is for: the answers of one person, or those beneath one group or control."""

    assignee: str | None = None
    chapter: str | None = None


class Questionnaire(NamedTuple):
    """Everything to ask, and what is answered already; ``part`` names what was left out of the whole, if anything."""

    facts: tuple[FactQuestion, ...]
    asked: tuple[Asked, ...]
    response_fields: tuple[Field, ...]
    evidence_fields: tuple[Field, ...]
    entries: Entries
    part: Part | None = None
