"""Read the rows of a questionnaire that came back: every entry with the cells it was read from, and all trouble."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

from ismap_check.documents.check_sheet.headings import fold
from ismap_check.documents.near import Suggestions
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.text import Term
from ismap_check.questionnaire.asked import Form, Key, Section
from ismap_check.questionnaire.collected import Cells, Collected, Kept
from ismap_check.questionnaire.fields import EXTRA, both, evidence_fields, response_fields
from ismap_check.questionnaire.records import record
from ismap_check.questionnaire.routes import route_of
from ismap_check.questionnaire.spellings import Spellings
from ismap_check.questionnaire.survey import Found, Survey, as_written, ref_of
from ismap_check.questionnaire.values import read_text
from ismap_check.sources.problems import shortened
from ismap_check.sources.sheets import Cell

STATUS = "response.status"


def collect(survey: Survey, catalogues: Mapping[str, Catalogue], known: Sequence[str] = ()) -> Collected:
    """Return what a questionnaire says; ``catalogues`` are those it is about, by id, ``known`` all ``id@edition``."""
    kept = Kept(survey.name)
    rows = _Rows(kept, catalogues, known)
    for found in survey.found:
        rows.read(found)
    return kept.collected()


class _Rows:
    """What the rows of each section mean: which entry they are about, and which of its fields they fill."""

    def __init__(self, kept: Kept, catalogues: Mapping[str, Catalogue], known: Sequence[str]) -> None:
        self._kept = kept
        self._catalogues = catalogues
        self._refs = tuple(known)
        self._unknown: set[str] = set()
        self._spellings = Spellings(catalogues)
        self._near = Suggestions()

    def read(self, found: Found) -> None:
        """Read all rows of a table."""
        self._kept.found = found
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
            self._kept.say("questionnaire-section-unknown", number, "section", value=value, allowed=allowed)
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
        id_key = "fact.path" if "fact.path" in self._kept.found.columns else "id"
        named, answer = cells.get(id_key), cells.get("fact.value")
        if named is None:
            if answer:
                self._kept.say("questionnaire-row-without-id", number, id_key)
            return
        path = unicodedata.normalize("NFKC", named.text).replace(" ", "")
        route = route_of(path)
        if route is None:
            self._kept.say("questionnaire-field-unknown", number, id_key, field=shortened(path))
            return
        key = Key(Section.FACT, path)
        fact = self._spellings.facts.get(str(route.steps[-1])) if route.field.form is Form.FACT else None
        field = route.field._replace(fact=fact.type) if fact else route.field
        self._kept.place(key, cells, number, "fact.value")
        value = self._kept.read(key, field, "fact.value", answer, number)
        if value is not None:
            self._kept.put(key, value, number, "fact.value")

    def _response(self, cells: Cells, number: int) -> None:
        fields = {f"response.{field.key}": field for field in response_fields()}
        filled = [key for key in cells if key in fields or key.startswith("extra.")]
        named = cells.get("id")
        if named is None:
            if filled:
                self._kept.say("questionnaire-row-without-id", number, "id")
            return
        catalogue = self._catalogue_of(cells, number)
        control = self._control(named, catalogue, number) if catalogue else None
        if not catalogue or not control:
            return
        key = Key(Section.RESPONSE, control, catalogue)
        self._kept.place(key, cells, number, "id")
        blank = self._says_unanswered(cells)
        values = {
            fields[one].key: value
            for one in filled
            if one in fields and not (one == STATUS and blank)
            if (value := self._kept.read(key, fields[one], one, cells[one], number)) is not None
        }
        extra = {
            one.removeprefix("extra."): read_text(cells[one].text)
            for one in filled
            if one.startswith("extra.") and self._kept.is_readable(cells[one], one, number)
        }
        for name in extra:
            self._kept.cells[key, f"{EXTRA}.{name}"] = self._kept.place_of(number, f"extra.{name}")
        answer = record(values) | ({EXTRA: extra} if extra else {})
        if answer or blank:
            self._kept.put(key, answer, number, "id")

    def _evidence(self, cells: Cells, number: int) -> None:
        fields = {f"evidence.{field.key}": field for field in evidence_fields()}
        id_key = "evidence.id" if "evidence.id" in self._kept.found.columns else "id"
        named = cells.get(id_key)
        if named is None:
            if any(key in fields for key in cells):
                self._kept.say("questionnaire-row-without-id", number, id_key)
            return
        key = Key(Section.EVIDENCE, unicodedata.normalize("NFKC", named.text).strip())
        self._kept.place(key, cells, number, id_key)
        values = {
            field.key: value
            for one, field in fields.items()
            if one in cells and (value := self._kept.read(key, field, one, cells[one], number)) is not None
        }
        self._kept.put(
            key,
            {one: value for one, value in record(values).items() if (one, value) != ("confidential", False)},
            number,
            id_key,
        )

    def _catalogue_of(self, cells: Cells, number: int) -> str | None:
        found = self._kept.found
        if found.section is not None:
            told, written = f"{found.catalogue}@{found.edition}".strip("@"), found.catalogue
        else:
            told = cells["catalogue"].text.strip() if "catalogue" in cells else ""
            ref = ref_of(told)
            written = ref[0] if ref else told
        if written in self._catalogues:
            return written
        column = "id" if found.section is not None else "catalogue"
        if told in self._unknown:
            return None
        self._unknown.add(told)
        code, known = "questionnaire-catalogue-unknown", self._refs
        self._kept.say(code, number, column, value=shortened(told), known=known, near=self._near(told, known))
        return None

    def _control(self, cell: Cell, catalogue: str, number: int) -> str | None:
        found = self._spellings.control(cell, catalogue)
        if isinstance(found, str):
            return found
        self._kept.say(found.code, number, "id", **found.params)
        return None

    @staticmethod
    def _says_unanswered(cells: Cells) -> bool:
        word = both("questionnaire.value.unanswered")
        status = cells.get(STATUS)
        return status is not None and fold(status.text) in {fold(word.ja), fold(word.en)}


@cache
def _sections() -> Mapping[str, Section]:
    labels = {section: both(f"questionnaire.section.{section}") for section in Section}
    return {fold(one): section for section, label in labels.items() for one in (section, label.ja, label.en)}
