"""Find the tables of a questionnaire that came back: which sheet is what, which row heads it, which column is which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ismap_check.model.diagnostic import Diagnostic, Severity
from ismap_check.questionnaire.asked import Section
from ismap_check.questionnaire.headings import answer_labels, meaning_of
from ismap_check.questionnaire.marks import fused
from ismap_check.sources.sheets import Cell, Sheet, Tables

DEEPEST = 30
"""Rows in which headings are looked for."""

ID = "id"
TOLD: Mapping[Section | None, frozenset[str]] = {
    None: frozenset({"section", "catalogue", "id"}),
    Section.RESPONSE: frozenset({"id", "response.status"}),
    Section.FACT: frozenset({"fact.path", "fact.value"}),
    Section.EVIDENCE: frozenset({"evidence.id", "evidence.title"}),
}
"""The columns by which a table is known; None is the one long table that holds everything."""

ANSWERS: Mapping[Section | None, tuple[str, ...]] = {
    None: ("response.", "evidence."),
    Section.RESPONSE: ("response.",),
    Section.EVIDENCE: ("evidence.",),
}
"""How the keys of the columns begin that a table must not lose once it has gone out."""

_SCOPE = re.compile(r"assessment\.catalogues\[([^\[\]]+)\]")
_REF = re.compile(r"([a-z0-9][a-z0-9-]{0,63})@([0-9A-Za-z][0-9A-Za-z.-]{0,31})")


class Found(NamedTuple):
    """One table: its sheet, the row of its headings, its columns by what they mean, the catalogue it is about.

    ``section`` is None for the long table, in which every row says these itself.
    """

    sheet: Sheet
    head: int
    columns: Mapping[str, int]
    section: Section | None
    catalogue: str = ""
    edition: str = ""


class Survey(NamedTuple):
    """The tables of a file, and what there is to say about those that are none."""

    name: str
    found: tuple[Found, ...]
    diagnostics: tuple[Diagnostic, ...]


def survey(tables: Tables, first_sheets: frozenset[str]) -> Survey:
    """Return the tables of a file; ``first_sheets`` are the names of the sheet that is only read by people."""
    found: list[Found] = []
    said: list[Diagnostic] = []
    for sheet in tables.sheets:
        table = _table(sheet)
        if table:
            found.append(table)
            said += (*_check_columns(tables.name, table), *_check_whole(tables.name, table))
        elif sheet.name not in first_sheets and any(sheet.rows):
            params = {"sheet": sheet.name or tables.name}
            code = "questionnaire-sheet-unread"
            said.append(Diagnostic(code=code, document=tables.name, severity=Severity.WARNING, params=params))
    if not found:
        said = [Diagnostic(code="questionnaire-not-one", document=tables.name)]
    return Survey(tables.name, tuple(found), tuple(said))


def editions_of(found: Survey) -> dict[str, str]:
    """Return the catalogues that a questionnaire is about, with their editions (empty: it does not say)."""
    editions: dict[str, str] = {}
    for table in found.found:
        if table.catalogue:
            editions.setdefault(table.catalogue, table.edition)
        for row in table.sheet.rows[table.head :]:
            for catalogue, edition in _told(table, row):
                editions[catalogue] = edition or editions.get(catalogue, "")
    return editions


def _told(table: Found, row: Mapping[int, Cell]) -> Iterator[tuple[str, str]]:
    """Yield what a row says about catalogues: the row of a fact names an edition, a row of the long table one too."""
    texts = {key: row[column].text for key, column in table.columns.items() if column in row}
    cells = {key: as_written(table.section, text) for key, text in texts.items()}
    if ref := ref_of(cells.get("catalogue", "")):
        yield ref
    fact = _SCOPE.fullmatch(cells.get("fact.path") or cells.get(ID, ""))
    if fact and "fact.value" in cells:
        yield fact[1], cells["fact.value"].strip()


def as_written(section: Section | None, text: str) -> str:
    """Return a cell's text as it was before it was defused: only the long table is, elsewhere a mark is its own."""
    return fused(text) if section is None else text


def ref_of(text: str) -> tuple[str, str] | None:
    """Return id and edition of the catalogue that a text names, the last one if there are several."""
    found = _REF.findall(text)
    return found[-1] if found else None


def _table(sheet: Sheet) -> Found | None:
    for number, row in enumerate(sheet.rows[:DEEPEST], start=1):
        heads = {column: cell.text for column, cell in row.items() if cell.row == number}
        for section, told in TOLD.items():
            keys = {column: meaning_of(as_written(section, text)) for column, text in heads.items()}
            if told <= set(keys.values()):
                columns = _columns(section, keys, sheet, number)
                catalogue, edition = _catalogue(sheet, number) if section is Section.RESPONSE else ("", "")
                return Found(sheet, number, columns, section, catalogue, edition)
    return None


def _columns(section: Section | None, keys: Mapping[int, str], sheet: Sheet, head: int) -> dict[str, int]:
    """Return the columns by their keys, the first of each; in a table of answers, what belongs elsewhere is extra."""
    columns: dict[str, int] = {}
    for column, key in keys.items():
        foreign = section is Section.RESPONSE and key.startswith(("fact.", "evidence."))
        columns.setdefault(f"extra.{sheet.cell(head, column).text}" if foreign else key, column)
    return columns


def _catalogue(sheet: Sheet, head: int) -> tuple[str, str]:
    """Return which catalogue a sheet is about: named above its headings, otherwise by the sheet's name."""
    above = (cell.text for row in sheet.rows[: head - 1] for cell in row.values())
    found = next((ref for text in above if (ref := ref_of(text))), None)
    return found or ((sheet.name or "").strip(), "")


def _check_whole(name: str, table: Found) -> Iterator[Diagnostic]:
    """Yield an error for columns that are gone from a table we wrote: a column is no way to take answers back."""
    begins = ANSWERS.get(table.section)
    if "mark" not in table.columns or begins is None:
        return
    missing = [label for key, label in answer_labels().items() if key.startswith(begins) and key not in table.columns]
    if missing:
        place = table.sheet.place(table.head, 1)
        code = "questionnaire-column-missing"
        yield Diagnostic(code=code, document=name, place=place, params={"headings": tuple(missing)})


def _check_columns(name: str, table: Found) -> Iterator[Diagnostic]:
    """Yield an error for a heading that stands twice, and a warning for a column that nobody reads."""
    sheet, seen = table.sheet, {column: key for key, column in table.columns.items()}
    for column, cell in sheet.rows[table.head - 1].items():
        if column not in seen:
            place, params = sheet.place(table.head, column), {"heading": cell.text}
            yield Diagnostic(code="questionnaire-heading-twice", document=name, place=place, params=params)
    below = {column: cell for row in reversed(sheet.rows[table.head :]) for column, cell in row.items()}
    unread = table.section in {Section.FACT, Section.EVIDENCE}
    for column, cell in sorted(below.items()):
        if column not in seen or (unread and seen[column].startswith("extra.")):
            if column in sheet.rows[table.head - 1] and column not in seen:
                continue
            code, place = "questionnaire-column-unread", sheet.place(cell.row, column)
            yield Diagnostic(code=code, document=name, severity=Severity.WARNING, place=place)
