"""A questionnaire as one long table: facts, answers and evidence below each other, for programs without sheets."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from ismap_check.errors import UsageError
from ismap_check.i18n.words import Words
from ismap_check.questionnaire.asked import Form, Questionnaire, Section
from ismap_check.questionnaire.fields import both
from ismap_check.questionnaire.marks import defused
from ismap_check.questionnaire.tables import Column, Line, Table, tables_of
from ismap_check.sources.normal_form import BOM
from ismap_check.sources.sheets import column_letters

LONGEST_TEXT = 32_000
"""Characters that are read back from a cell without asking for more."""

LEADING = ("section", "catalogue", "id")
IDS = {"fact.path", "evidence.id", "id"}
TOLD_AS = {"shown.section": "shown.group", "shown.field": "shown.title", "shown.help": "shown.text"}
"""What is shown of a fact stands in the columns for what is shown of a control."""


def csv_table(questionnaire: Questionnaire, words: Words) -> bytes:
    """Return the questionnaire as CSV in UTF-8 with byte order mark; raises :class:`UsageError` for too long texts."""
    tables = tables_of(questionnaire, words.language)
    columns = _columns(tables)
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    leading = [both(f"questionnaire.column.{key}").pick(words.language) for key in LEADING]
    writer.writerow([*leading, *(defused(column.label) for column in columns)])
    for number, row in enumerate(_rows(tables, columns, words), 2):
        for column, cell in enumerate(row, 1):
            if len(cell) > LONGEST_TEXT:
                place = f"{column_letters(column)}{number}"
                raise UsageError("answer-too-long", {"place": place, "limit": LONGEST_TEXT})
        writer.writerow(row)
    return BOM + out.getvalue().encode()


def _columns(tables: Sequence[Table]) -> list[Column]:
    """Return the columns of all tables, each once: answers, facts, evidence, and the marks last."""
    ordered = sorted(tables, key=lambda table: table.section is not Section.RESPONSE)
    found = {column.key: column for table in ordered for column in table.columns}
    left_out = {*IDS, *TOLD_AS, "mark"}
    mark = [column for column in found.values() if column.key == "mark"]
    return [*(column for key, column in found.items() if key not in left_out), *mark]


def _rows(tables: Sequence[Table], columns: Sequence[Column], words: Words) -> Iterator[list[str]]:
    for table in tables:
        section = words(f"questionnaire.section.{table.section}")
        ref = table.asked.catalogue.ref if table.asked else ""
        for line in table.lines:
            cells = {TOLD_AS.get(key, key): text for key, text in line.cells.items()}
            leading = [defused(text) for text in (section, ref, line.key.id)]
            yield [*leading, *(_cell(column, line, cells.get(column.key, "")) for column in columns)]


def _cell(column: Column, line: Line, text: str) -> str:
    """Return a cell that any program may open; a day may become one of the program's own days."""
    field = line.field if column.key == "fact.value" else column.field
    return text if field and field.form is Form.DAY else defused(text)
