"""Profiles on their way out and back: written as a questionnaire, read, put together again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ismap_check.documents.profile_read import read_profile
from ismap_check.i18n.words import load_words
from ismap_check.model.catalogue import (
    Catalogue,
    Control,
    Fact,
    FactType,
    Group,
    Provenance,
    Requirement,
    Rules,
    Wording,
)
from ismap_check.model.plain.pieces import Plain
from ismap_check.model.plain.profile import write_profile
from ismap_check.model.text import Language, Text
from ismap_check.questionnaire.asking import questionnaire
from ismap_check.questionnaire.collected import Collected
from ismap_check.questionnaire.collecting import collect
from ismap_check.questionnaire.csv_table import csv_table
from ismap_check.questionnaire.entries import assembled
from ismap_check.questionnaire.survey import survey
from ismap_check.questionnaire.tables import Table, tables_of
from ismap_check.questionnaire.workbook.book import workbook
from ismap_check.sources.sheets import Cell, CellKind, Sheet, Tables
from ismap_check.sources.table_limits import TableLimits
from ismap_check.sources.tables import parse_tables

FIRST = frozenset(load_words(language)("questionnaire.sheet.first") for language in Language)
WRITERS = {".xlsx": workbook, ".csv": csv_table}


def same(text: str) -> Text:
    return Text(text, text)


FACTS = {
    "ai": Fact(id="ai", type=FactType.BOOLEAN, question=Text("AIか。", "AI?")),
    "level": Fact(id="level", type=FactType.INTEGER, question=Text("級は。", "Level?"), values=(1, 2)),
    "law": Fact(id="law", type=FactType.TEXT, question=Text("法は。", "Law?")),
    "regions": Fact(id="regions", type=FactType.LIST, question=Text("地域は。", "Regions?"), values=("east", "west")),
}


def control(identifier: str, parent: str | None, requirement: Requirement = Requirement.SELECTABLE) -> Control:
    return Control(
        id=identifier,
        parent=parent,
        requirement=requirement,
        title=Text(f"題{identifier}", f"Title {identifier}"),
        text=Text(f"文{identifier}", f"Text {identifier}"),
        provenance=Provenance.OWN,
        evidence=(Text("手順書", "Procedure"),),
    )


def catalogue(identifier: str = "small", edition: str = "1", *, with_controls: bool = True) -> Catalogue:
    """Return a catalogue of two chapters, an objective with two details, and a detail by itself."""
    controls = (
        control("1.1", "1"),
        control("1.1.1.PB", "1.1", Requirement.MANDATORY),
        control("1.1.2", "1.1"),
        control("2.1", "2"),
    )
    return Catalogue(
        id=identifier,
        edition=edition,
        revision=1,
        title=Text("試験の基準", "Trial"),
        wording=Wording.OWN,
        notice=Text("試験用です。", "For trials."),
        weights={},
        rules=Rules(selection=True, measure_required=True, id_suffixes=("PB",)),
        facts=FACTS,
        sources={},
        groups=(Group(id="1", title=Text("一章", "One")), Group(id="2", title=Text("二章", "Two"))),
        controls=controls if with_controls else (),
    )


HEAD: Plain = {
    "language": "ja",
    "vendor": {"name": "試験株式会社"},
    "service": {"id": "trial", "name": "Trial"},
    "assessment": {"catalogues": {"small": "1"}},
}


def profile(responses: Mapping[str, Any] | None = None, **sections: Any) -> Plain:
    """Return a profile's plain data in normal form, with answers to the small catalogue."""
    data: Plain = {**HEAD, **sections, "responses": {"small": dict(responses)} if responses else {}}
    return write_profile(read_profile(data))


def read(raw: bytes, suffix: str, catalogues: Sequence[Catalogue]) -> Collected:
    """Read a questionnaire that came back; no trouble is expected before its rows are read."""
    tables = parse_tables(f"q{suffix}", raw, TableLimits())
    assert tables.value is not None, tables.diagnostics
    return collected_from(tables.value, catalogues)


def collected_from(tables: Tables, catalogues: Sequence[Catalogue]) -> Collected:
    """Read the rows of tables whose headings are all known."""
    found = survey(tables, FIRST)
    assert not found.diagnostics
    return collect(found, {one.id: one for one in catalogues})


def back(data: Plain, catalogues: Sequence[Catalogue], suffix: str, language: Language) -> Plain:
    """Return what a profile says after its way through a questionnaire; without a suffix, no file is made."""
    asked = questionnaire(data, catalogues)
    if suffix:
        collected = read(WRITERS[suffix](asked, load_words(language)), suffix, catalogues)
    else:
        collected = collected_from(Tables("q", "", tuple(map(as_sheet, tables_of(asked, language)))), catalogues)
    assert not collected.diagnostics
    return write_profile(read_profile(assembled(collected.entries).data))


def as_sheet(table: Table) -> Sheet:
    """Return a table as the sheet that a workbook of it would be read as."""
    rows = [[line.cells.get(column.key, "") for column in table.columns] for line in table.lines]
    name = table.asked.catalogue.id if table.asked else str(table.section)
    return sheet([column.label for column in table.columns], *rows, name=name)


def sheet(*rows: Sequence[Any], name: str | None = "small", kinds: Mapping[str, CellKind] | None = None) -> Sheet:
    """Return a sheet of texts; ``kinds`` tells what spreadsheets took the cells with these texts for."""
    told = kinds or {}
    return Sheet(
        name,
        tuple(
            {
                column: Cell(str(text), number, column, told.get(str(text), CellKind.TEXT))
                for column, text in enumerate(row, 1)
                if text not in {"", None}
            }
            for number, row in enumerate(rows, 1)
        ),
    )


def taken(*sheets: Sheet, catalogues: Sequence[Catalogue] = ()) -> Collected:
    """Return what sheets say that someone wrote."""
    found = survey(Tables("q.xlsx", "", sheets), FIRST)
    return collect(found, {one.id: one for one in catalogues or (catalogue(),)}, ("small@1",))
