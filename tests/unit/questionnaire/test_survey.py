"""Tables are found wherever they stand and however their columns are ordered."""

from __future__ import annotations

from typing import cast

from ismap_check.model.text import Text
from ismap_check.questionnaire.asked import Section
from ismap_check.questionnaire.survey import Survey, editions_of, survey
from ismap_check.sources.sheets import Sheet, Tables
from tests.unit.questionnaire.trips import FIRST, sheet


def looked(*sheets: Sheet) -> Survey:
    return survey(Tables("q.xlsx", "", sheets), FIRST)


def codes(found: Survey) -> list[tuple[str, str | None]]:
    return [(one.code, one.place.cell if one.place else None) for one in found.diagnostics]


def test_headings_are_found_below_other_rows_and_in_any_order() -> None:
    found = looked(sheet(["表（small@1）"], [], ["状況", "", "備考", "番号"])).found[0]
    assert (found.head, found.section, found.catalogue, found.edition) == (3, Section.RESPONSE, "small", "1")
    assert found.columns == {"response.status": 1, "extra.備考": 3, "id": 4}


def test_a_sheet_may_name_its_catalogue_by_its_own_name() -> None:
    assert looked(sheet(["ID", "Status"], name="small")).found[0].catalogue == "small"


def test_sheets_and_columns_that_are_not_read_are_told() -> None:
    found = looked(
        sheet(["メモ"], name="メモ"),
        sheet(["自由"], name="はじめに"),
        sheet(["ID", "Status"], ["1.1", "", "x"]),
        sheet(["欄の名前", "回答", "感想"], ["vendor.name", "a", "b"], name="サービス"),
    )
    assert codes(found) == [
        ("questionnaire-sheet-unread", None),
        ("questionnaire-column-unread", "C2"),
        ("questionnaire-column-unread", "C2"),
    ]
    assert not any(one.is_error for one in found.diagnostics)


def test_two_headings_for_the_same_are_an_error() -> None:
    assert codes(looked(sheet(["番号", "状況", "Status"]))) == [("questionnaire-heading-twice", "C1")]


def test_a_table_that_went_out_must_not_lose_a_column() -> None:
    found = looked(sheet(["番号", "状況", "控え"]))
    assert codes(found) == [("questionnaire-column-missing", "A1")]
    assert Text("理由", "Reason") in cast("tuple[Text, ...]", found.diagnostics[0].params["headings"])
    assert codes(looked(sheet(["番号", "状況"]))) == []


def test_a_file_without_any_table_is_told_once() -> None:
    assert codes(looked(sheet(["a"], name="x"), sheet(["b"], name="y"))) == [("questionnaire-not-one", None)]


def test_in_a_table_of_answers_headings_of_evidence_are_extra() -> None:
    assert looked(sheet(["番号", "状況", "URL"])).found[0].columns["extra.URL"] == 3


def test_editions_are_told_by_facts_sheets_and_rows() -> None:
    facts = sheet(["欄の名前", "回答"], ["assessment.catalogues[small]", "2"], name="f")
    long = sheet(["種別", "管理基準", "番号"], ["回答", "other@3", "1"], name="l")
    assert editions_of(looked(sheet(["番号", "状況"], name="small"), facts, long)) == {"small": "2", "other": "3"}
