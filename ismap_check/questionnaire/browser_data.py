"""Everything a questionnaire in a browser knows, as the plain data that is embedded in its page."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping

from ismap_check.documents.kinds import schema_of
from ismap_check.i18n.words import Words, load_words
from ismap_check.model.catalogue import Catalogue, Fact, Group, Provenance, Requirement
from ismap_check.model.plain.pieces import Plain, given, write_text
from ismap_check.model.profile import Status
from ismap_check.model.text import Language
from ismap_check.questionnaire.asked import Asked, Part, Question, Questionnaire
from ismap_check.questionnaire.browser_form import form_of
from ismap_check.questionnaire.entries import assembled
from ismap_check.questionnaire.started import STARTED_FROM, written_marks
from ismap_check.sources.limits import Limits
from ismap_check.version import __version__

PREFIXES = (
    "browser.",
    "list.",
    "schema.form.",
    "term.requirement.",
    "term.responsibility.",
    "term.status.",
)
"""The words that the page needs, in both languages."""

HINTS = "browser.hint."
"""Below it, by the field they belong to, stand the hints that speak of the page where the schema's speak of a file."""


def page_data(questionnaire: Questionnaire, language: Language) -> Plain:
    """Return what the page asks, in both languages, and the profile it begins with; it opens in ``language``."""
    profile = assembled(questionnaire.entries).data
    catalogues = [_catalogue(asked) for asked in questionnaire.asked]
    tables = {one: load_words(one) for one in Language}
    return {
        "key": f"ismap-check questionnaire {_digest([catalogues, profile])}",
        "version": __version__,
        "language": str(language),
        "profile": {**profile, STARTED_FROM: written_marks(questionnaire.entries)},
        "catalogues": catalogues,
        "facts": _facts(asked.catalogue for asked in questionnaire.asked),
        "form": form_of(schema_of("vendor-profile"), _hints(tables)),
        "statuses": [str(status) for status in Status],
        "emptyWords": sorted({word for words in tables.values() for word in words.items("empty-words")}),
        "longest": Limits().text_length,
        "part": _part(questionnaire.part),
        "words": {str(one): dict(_needed(words)) for one, words in tables.items()},
    }


def _part(part: Part | None) -> Plain | None:
    """Return whom or what the questions are limited to, if they are."""
    return part and given({"assignee": part.assignee, "chapter": part.chapter})


def _digest(parts: list[object]) -> str:
    """Return what tells this questionnaire, asked of this profile, from any other."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:32]


def _needed(words: Words) -> Iterator[tuple[str, str]]:
    return ((key, entry) for key, entry in words.under(PREFIXES) if not key.startswith(HINTS))


def _hints(tables: Mapping[Language, Words]) -> dict[str, Plain]:
    hints: dict[str, Plain] = {}
    for language, words in tables.items():
        for key, hint in words.under((HINTS,)):
            hints.setdefault(key.removeprefix(HINTS), {})[str(language)] = hint
    return hints


def _facts(catalogues: Iterable[Catalogue]) -> list[Plain]:
    """Return the questions of fact, each once; where several catalogues ask the same, the first one's words count."""
    facts: dict[str, Fact] = {}
    for catalogue in catalogues:
        facts = {**catalogue.facts, **facts}
    return [_fact(fact) for fact in facts.values()]


def _fact(fact: Fact) -> Plain:
    return {"id": fact.id, "type": str(fact.type), "question": write_text(fact.question), "values": list(fact.values)}


def _catalogue(asked: Asked) -> Plain:
    catalogue = asked.catalogue
    chapters: dict[Group | None, list[Question]] = {}
    for question in asked.questions:
        chapters.setdefault(next(iter(question.groups), None), []).append(question)
    return {
        "id": catalogue.id,
        "edition": catalogue.edition,
        "title": write_text(catalogue.title),
        "notice": write_text(catalogue.notice),
        "selection": catalogue.rules.selection,
        "measure": catalogue.rules.measure_required,
        "suffixes": list(catalogue.rules.id_suffixes),
        "facts": {fact.id: _fact(fact) for fact in catalogue.facts.values()},
        "chapters": [_chapter(catalogue, head, questions) for head, questions in chapters.items()],
    }


def _chapter(catalogue: Catalogue, head: Group | None, questions: Iterable[Question]) -> Plain:
    """Return a chapter with its controls, each group's heading before the first control below it."""
    rows: dict[str, Plain] = {}
    for question in questions:
        for group in question.groups[1:]:
            rows.setdefault(group.id, {"id": group.id, "title": write_text(group.title)})
        rows[question.control.id] = _control(question, catalogue)
    title = head.title if head else catalogue.title
    return {"id": head.id if head else "", "title": write_text(title), "rows": list(rows.values())}


def _control(question: Question, catalogue: Catalogue) -> Plain:
    """Return a control; ``when`` are the conditions under which it applies, its objectives' with its own."""
    control = question.control
    above = list(catalogue.ancestors(control.id))
    conditions = [one.applies_when for one in (control, *above) if one.applies_when]
    return given(
        {
            "control": True,
            "id": control.id,
            "title": write_text(control.title),
            "text": None if catalogue.withheld else write_text(control.text),
            "examples": [write_text(text) for text in control.evidence],
            "leaf": question.is_leaf,
            "mandatory": control.requirement is Requirement.MANDATORY,
            "inheritable": control.inheritable,
            "above": [one.id for one in above],
            "when": [{fact: list(values) for fact, values in condition.items()} for condition in conditions],
            "responsibility": control.responsibility and str(control.responsibility),
            "inferred": True if control.provenance is Provenance.INFERRED else None,
            "changed": control.changed and write_text(control.changed),
        }
    )
