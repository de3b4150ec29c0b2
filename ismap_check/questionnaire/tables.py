"""A questionnaire as tables of text, in one language: what stands in which column, row by row, without any layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from ismap_check.model.catalogue import Requirement
from ismap_check.model.text import Language, Text
from ismap_check.questionnaire.asked import Asked, Entries, Field, Key, Question, Questionnaire, Section
from ismap_check.questionnaire.cells import cell_of, text_cell
from ismap_check.questionnaire.fields import EXTRA, both
from ismap_check.questionnaire.headings import extra_heading
from ismap_check.questionnaire.records import values_of
from ismap_check.questionnaire.standing import mark_of


class Use(StrEnum):
    """What a column is for: to be read, to be filled in, or to tell later what was changed."""

    SHOWN = "shown"
    INPUT = "input"
    MARK = "mark"


class Column(NamedTuple):
    """One column: ``key`` names it (``id``, ``shown.text``, ``response.status``), ``label`` heads it."""

    key: str
    label: str
    use: Use
    field: Field | None = None


class Line(NamedTuple):
    """One row: its cells by the keys of their columns, and what it asks for, if it asks about a control."""

    key: Key
    cells: Mapping[str, str]
    field: Field | None = None
    is_leaf: bool = True
    is_mandatory: bool = False


class Table(NamedTuple):
    """One table: what its rows are, which catalogue they are about, its columns and rows."""

    section: Section
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    asked: Asked | None = None


def tables_of(questionnaire: Questionnaire, language: Language) -> tuple[Table, ...]:
    """Return the tables: facts, one for each catalogue, evidence."""
    making = _Making(questionnaire, language)
    return making.facts(), *(making.responses(asked) for asked in questionnaire.asked), making.evidence()


class _Making:
    def __init__(self, questionnaire: Questionnaire, language: Language) -> None:
        self._questionnaire = questionnaire
        self._entries: Entries = questionnaire.entries
        self._language = language

    def facts(self) -> Table:
        """Return the table of facts."""
        columns = [*self._shown("section", "field"), self._column("fact.value", Use.INPUT)]
        columns += [*self._shown("help"), self._column("fact.path", Use.SHOWN), self._mark]
        asked = {one.path: one for one in self._questionnaire.facts}
        lines = []
        for path, question in asked.items():
            key, field = Key(Section.FACT, path), question.field
            cells = {
                "shown.section": question.section.pick(self._language),
                "shown.field": self._label(field),
                "fact.value": self._cell(field, key),
                "shown.help": field.help.pick(self._language) if field.help else "",
                "fact.path": path,
                "mark": mark_of(self._entries.get(key)),
            }
            lines.append(Line(key, cells, field))
        return Table(Section.FACT, tuple(columns), tuple(lines))

    def responses(self, asked: Asked) -> Table:
        """Return the table of one catalogue's questions."""
        fields = self._questionnaire.response_fields
        answers = {
            key.id: value
            for key, value in self._entries.items()
            if key.section is Section.RESPONSE and key.catalogue == asked.catalogue.id
        }
        extras = list(dict.fromkeys(name for answer in answers.values() for name in answer.get(EXTRA, {})))
        columns = [
            self._column("id", Use.SHOWN),
            *self._shown("requirement", "title", "text", "examples"),
            *self._inputs(Section.RESPONSE, fields),
            *(Column(f"extra.{name}", extra_heading(name), Use.INPUT) for name in extras),
            *self._shown("group"),
            self._mark,
        ]
        known = {question.control.id for question in asked.questions}
        lines = [self._question(asked, question) for question in asked.questions]
        lines += [self._answer(asked, control) for control in answers if control not in known]
        return Table(Section.RESPONSE, tuple(columns), tuple(lines), asked)

    def evidence(self) -> Table:
        """Return the table of evidence items."""
        fields = self._questionnaire.evidence_fields
        columns = [self._column("evidence.id", Use.INPUT), *self._inputs(Section.EVIDENCE, fields), self._mark]
        lines = []
        for key, item in self._entries.items():
            if key.section is Section.EVIDENCE:
                cells = {"evidence.id": key.id, **self._answers(fields, item, Section.EVIDENCE), "mark": mark_of(item)}
                lines.append(Line(key, cells))
        return Table(Section.EVIDENCE, tuple(columns), tuple(lines))

    def _question(self, asked: Asked, question: Question) -> Line:
        line, control, language = self._answer(asked, question.control.id), question.control, self._language
        withheld = asked.catalogue.withheld
        shown = {
            "shown.requirement": requirement_label(question).pick(language),
            "shown.title": control.title.pick(language),
            "shown.text": "" if withheld else control.text.pick(language),
            "shown.examples": "\n".join(f"・{one.pick(language)}" for one in control.evidence),
            "shown.group": chapter_of(question, language),
        }
        mandatory = question.is_leaf and control.requirement is Requirement.MANDATORY
        return line._replace(cells={**line.cells, **shown}, is_leaf=question.is_leaf, is_mandatory=mandatory)

    def _answer(self, asked: Asked, control: str) -> Line:
        key = Key(Section.RESPONSE, control, asked.catalogue.id)
        answer = self._entries.get(key)
        cells = {"id": control, "mark": mark_of(answer)}
        if answer is not None:
            cells |= self._answers(self._questionnaire.response_fields, answer, Section.RESPONSE)
            cells |= {f"extra.{name}": text_cell(text) for name, text in answer.get(EXTRA, {}).items()}
        if answer == {}:
            cells["response.status"] = both("questionnaire.value.unanswered").pick(self._language)
        return Line(key, cells)

    def _answers(self, fields: Iterable[Field], plain: Mapping[str, object], section: Section) -> dict[str, str]:
        values = values_of(plain, fields)
        return {
            f"{section}.{field.key}": cell_of(field, values[field.key], self._language)
            for field in fields
            if field.key in values
        }

    def _cell(self, field: Field, key: Key) -> str:
        return cell_of(field, self._entries[key], self._language) if key in self._entries else ""

    def _label(self, field: Field) -> str:
        label = field.label.pick(self._language)
        return f"{label} *" if field.required else label

    def _shown(self, *names: str) -> Iterator[Column]:
        return (self._column(f"shown.{name}", Use.SHOWN) for name in names)

    def _inputs(self, section: Section, fields: Sequence[Field]) -> Iterator[Column]:
        for field in fields:
            yield Column(f"{section}.{field.key}", field.label.pick(self._language), Use.INPUT, field)

    def _column(self, key: str, use: Use) -> Column:
        return Column(key, both(f"questionnaire.column.{key}").pick(self._language), use)

    @property
    def _mark(self) -> Column:
        return self._column("mark", Use.MARK)


def requirement_label(question: Question) -> Text:
    """Return whether a control must be answered; an objective is told as such."""
    if not question.is_leaf:
        return both("questionnaire.objective")
    return both(f"term.requirement.{question.control.requirement}")


def chapter_of(question: Question, language: Language) -> str:
    """Return the chapter a control belongs to, by number and title."""
    first = next(iter(question.groups), None)
    return f"{first.id} {first.title.pick(language)}" if first else ""
