"""The long table: for any program, dead to all of them, and readable in what they save."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from ismap_check.errors import UsageError
from ismap_check.i18n.words import load_words
from ismap_check.model.plain.pieces import Plain
from ismap_check.model.text import Language
from ismap_check.questionnaire.asked import Key, Section
from ismap_check.questionnaire.asking import questionnaire
from ismap_check.questionnaire.csv_table import csv_table
from ismap_check.sources.normal_form import BOM
from ismap_check.sources.table_limits import TableLimits
from ismap_check.sources.tables import parse_tables
from ismap_check.workbooks.cell_text import starts_formula
from tests.unit.questionnaire.trips import catalogue, profile, read

DATA = profile({"1.1.2": {"status": "planned", "measure": "=1+1", "due": "2027-04-01"}}, evidence={"a": {"title": "-"}})


def table(data: Plain = DATA) -> bytes:
    return csv_table(questionnaire(data, [catalogue()]), load_words(Language.JA))


def rows(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(raw.decode("utf-8-sig"))))


def test_it_is_utf8_with_a_mark_for_excel_and_one_row_for_each_entry() -> None:
    raw = table()
    assert raw.startswith(BOM)
    assert {row["種別"] for row in rows(raw)} == {"サービス", "回答", "証跡"}
    answers = [row for row in rows(raw) if row["種別"] == "回答"]
    assert [row["番号"] for row in answers] == ["'1.1", "1.1.1.PB", "'1.1.2", "'2.1"]
    assert answers[2]["管理基準"] == "small@1"


def test_no_cell_starts_a_formula_and_days_stay_days() -> None:
    found = rows(table())
    assert not any(starts_formula(cell) for row in found for cell in row.values())
    assert next(row for row in found if row["番号"] == "'1.1.2")["期限"] == "2027-04-01"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_what_excel_saved_is_read(encoding: str) -> None:
    raw = table().decode("utf-8-sig").encode(encoding)
    found = read(raw, ".csv", [catalogue()]).entries[Key(Section.RESPONSE, "1.1.2", "small")]
    assert found == {"status": "planned", "measure": "=1+1", "due": "2027-04-01"}
    said = {one.code for one in parse_tables("q.csv", raw, TableLimits()).diagnostics}
    assert said == ({"table-in-shift-jis"} if encoding == "cp932" else set())


def test_a_text_that_could_not_be_read_back_is_refused() -> None:
    with pytest.raises(UsageError) as refused:
        table(profile({"1.1.2": {"measure": "あ" * 32_001}}))
    assert refused.value.code == "answer-too-long"
    assert str(refused.value.params["place"]).startswith("I")
