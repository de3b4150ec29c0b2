"""Read the rows of a questionnaire that came back: every entry with the cells it was read from, and all trouble."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from ismap_check.documents.check_sheet.headings import fold
from ismap_check.documents.near import Suggestions
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Diagnostic, Param, Place
from ismap_check.model.text import Term
from ismap_check.questionnaire.asked import Field, Form, Key, Section
from ismap_check.questionnaire.fields import EXTRA, both, evidence_fields, response_fields
from ismap_check.questionnaire.records import record
from ismap_check.questionnaire.routes import route_of
from ismap_check.questionnaire.spellings import Spellings
from ismap_check.questionnaire.survey import Found, Survey, as_written, ref_of
from ismap_check.questionnaire.values import Misread, read_text, value_of
from ismap_check.sources.problems import shortened
from ismap_check.sources.sheets import Cell, CellKind

STATUS = "response.status"

Cells = Mapping[str, Cell]
"""The cells of one row by the keys of their columns."""


class Collected(NamedTuple):
    """What a questionnaire says: its entries, and where every entry and each of its fields stands.

    ``rows`` holds all that has a row, answered or not; ``marks`` what the entries said when it went out.
    """

    entries: Mapping[Key, Any]
    rows: Mapping[Key, Place]
    marks: Mapping[Key, str]
    cells: Mapping[tuple[Key, str], Place]
    diagnostics: tuple[Diagnostic, ...]


def collect(survey: Survey, catalogues: Mapping[str, Catalogue], known: Sequence[str] = ()) -> Collected:
    """Return what a questionnaire says; ``catalogues`` are those it is about, by id, ``known`` all ``id@edition``."""
    collecting = _Collecting(survey.name, catalogues, known)
    for found in survey.found:
        collecting.table(found)
    return Collected(collecting.entries, collecting.rows, collecting.marks, collecting.cells, tuple(collecting.trouble))


class _Collecting:
    def __init__(self, name: str, catalogues: Mapping[str, Catalogue], known: Sequence[str]) -> None:
        self.entries: dict[Key, Any] = {}
        self.rows: dict[Key, Place] = {}
        self.marks: dict[Key, str] = {}
        self.cells: dict[tuple[Key, str], Place] = {}
        self.trouble: list[Diagnostic] = []
        self._name = name
        self._catalogues = catalogues
        self._refs = tuple(known)
        self._unknown: set[str] = set()
        self._spellings = Spellings(catalogues)
        self._near = Suggestions()
        self._found: Found

    def table(self, found: Found) -> None:
        """Read all rows of a table."""
        self._found = found
        for number, row in enumerate(found.sheet.rows[found.head :], start=found.head + 1):
            read = {key: row[column] for key, column in found.columns.items() if column in row}
            cells = {key: cell._replace(text=as_written(found.section, cell.text)) for key, cell in read.items()}
            section = found.section or self._section(cells, number)
            if section and cells:
                self._row(section, cells, number)

    def _section(self, cells: Cells, number: int) -> Section | None:
        """Return what a row of the long table is about."""
        told = cells.get("section")
        section = _sections().get(fold(told.text)) if told else None
        if section is None and cells:
            allowed = tuple(Term(f"questionnaire.section.{one}") for one in Section)
            value = shortened(told.text) if told else ""
            self._say("questionnaire-section-unknown", number, "section", value=value, allowed=allowed)
        return section

    def _row(self, section: Section, cells: Cells, number: int) -> None:
        match section:
            case Section.FACT:
                self._fact(cells, number)
            case Section.RESPONSE:
                self._response(cells, number)
            case Section.EVIDENCE:
                self._evidence(cells, number)

    def _fact(self, cells: Cells, number: int) -> None:
        id_key = "fact.path" if "fact.path" in self._found.columns else "id"
        named, answer = cells.get(id_key), cells.get("fact.value")
        if named is None:
            if answer:
                self._say("questionnaire-row-without-id", number, id_key)
            return
        path = unicodedata.normalize("NFKC", named.text).replace(" ", "")
        route = route_of(path)
        if route is None:
            self._say("questionnaire-field-unknown", number, id_key, field=shortened(path))
            return
        key = Key(Section.FACT, path)
        fact = self._spellings.facts.get(str(route.steps[-1])) if route.field.form is Form.FACT else None
        field = route.field._replace(fact=fact.type) if fact else route.field
        self._place(key, cells, number, "fact.value")
        value = self._read(key, field, "fact.value", answer, number)
        if value is not None:
            self._put(key, value, number, "fact.value")

    def _response(self, cells: Cells, number: int) -> None:
        fields = {f"response.{field.key}": field for field in response_fields()}
        filled = [key for key in cells if key in fields or key.startswith("extra.")]
        named = cells.get("id")
        if named is None:
            if filled:
                self._say("questionnaire-row-without-id", number, "id")
            return
        catalogue = self._catalogue_of(cells, number)
        control = self._control(named, catalogue, number) if catalogue else None
        if not catalogue or not control:
            return
        key = Key(Section.RESPONSE, control, catalogue)
        self._place(key, cells, number, "id")
        blank = self._says_unanswered(cells)
        values = {
            fields[one].key: value
            for one in filled
            if one in fields and not (one == STATUS and blank)
            if (value := self._read(key, fields[one], one, cells[one], number)) is not None
        }
        extra = {
            one.removeprefix("extra."): read_text(cells[one].text)
            for one in filled
            if one.startswith("extra.") and self._is_readable(cells[one], one, number)
        }
        for name in extra:
            self.cells[key, f"{EXTRA}.{name}"] = self._place_of(number, f"extra.{name}")
        answer = record(values) | ({EXTRA: extra} if extra else {})
        if answer or blank:
            self._put(key, answer, number, "id")

    def _evidence(self, cells: Cells, number: int) -> None:
        fields = {f"evidence.{field.key}": field for field in evidence_fields()}
        id_key = "evidence.id" if "evidence.id" in self._found.columns else "id"
        named = cells.get(id_key)
        if named is None:
            if any(key in fields for key in cells):
                self._say("questionnaire-row-without-id", number, id_key)
            return
        key = Key(Section.EVIDENCE, unicodedata.normalize("NFKC", named.text).strip())
        self._place(key, cells, number, id_key)
        values = {
            field.key: value
            for one, field in fields.items()
            if one in cells and (value := self._read(key, field, one, cells[one], number)) is not None
        }
        self._put(
            key,
            {one: value for one, value in record(values).items() if (one, value) != ("confidential", False)},
            number,
            id_key,
        )

    def _read(self, key: Key, field: Field, column: str, cell: Cell | None, number: int) -> Any:
        """Return the value of a cell, None for an empty one or one that cannot be read."""
        if cell is None or not self._is_readable(cell, column, number):
            return None
        self.cells[key, field.key if key.section is not Section.FACT else ""] = self._place_of(number, column)
        value = value_of(field, cell.text)
        if not isinstance(value, Misread):
            return value
        expected = Term(f"questionnaire.form.{value.form}")
        said: dict[str, Param] = {"value": shortened(cell.text), "field": field.label}
        if value.allowed:
            self._say("questionnaire-not-a-choice", number, column, **said, allowed=value.allowed)
        else:
            self._say("questionnaire-unreadable", number, column, **said, expected=expected)
        return None

    def _is_readable(self, cell: Cell, column: str, number: int) -> bool:
        """Whether a cell holds something that was written: no formula is ever calculated."""
        if cell.kind not in {CellKind.FORMULA, CellKind.ERROR}:
            return True
        self._say("questionnaire-formula", number, column)
        return False

    def _put(self, key: Key, value: Any, number: int, column: str) -> None:
        """Keep an entry; a row for something that has a row already may only add to it, or say the same."""
        if key not in self.entries:
            self.entries[key] = value
            return
        known = self.entries[key]
        both_say = isinstance(known, dict) and isinstance(value, dict)
        if known == value:
            return
        if both_say and all(known[one] == value[one] for one in known.keys() & value.keys()):
            self.entries[key] = {**known, **value}
        else:
            first = self.rows[key]
            self._say("questionnaire-given-twice", number, column, id=key.id, first=first.cell or str(first))

    def _place(self, key: Key, cells: Cells, number: int, id_key: str) -> None:
        self.rows.setdefault(key, self._place_of(number, id_key))
        if "mark" in cells:
            self.marks.setdefault(key, cells["mark"].text)

    def _catalogue_of(self, cells: Cells, number: int) -> str | None:
        if self._found.section is not None:
            told, written = f"{self._found.catalogue}@{self._found.edition}".strip("@"), self._found.catalogue
        else:
            told = cells["catalogue"].text.strip() if "catalogue" in cells else ""
            ref = ref_of(told)
            written = ref[0] if ref else told
        if written in self._catalogues:
            return written
        column = "id" if self._found.section is not None else "catalogue"
        if told in self._unknown:
            return None
        self._unknown.add(told)
        code, known = "questionnaire-catalogue-unknown", self._refs
        self._say(code, number, column, value=shortened(told), known=known, near=self._near(told, known))
        return None

    def _control(self, cell: Cell, catalogue: str, number: int) -> str | None:
        found = self._spellings.control(cell, catalogue)
        if isinstance(found, str):
            return found
        self._say(found.code, number, "id", **found.params)
        return None

    @staticmethod
    def _says_unanswered(cells: Cells) -> bool:
        word = both("questionnaire.value.unanswered")
        status = cells.get(STATUS)
        return status is not None and fold(status.text) in {fold(word.ja), fold(word.en)}

    def _place_of(self, number: int, column: str) -> Place:
        return self._found.sheet.place(number, self._found.columns.get(column, 1))

    def _say(self, code: str, number: int, column: str, **params: Param | None) -> None:
        given = {name: value for name, value in params.items() if value is not None}
        place = self._place_of(number, column)
        self.trouble.append(Diagnostic(code=code, document=self._name, place=place, params=given))


@cache
def _sections() -> Mapping[str, Section]:
    labels = {section: both(f"questionnaire.section.{section}") for section in Section}
    return {fold(one): section for section, label in labels.items() for one in (section, label.ja, label.en)}
