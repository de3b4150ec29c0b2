"""Rows: items, headings, rows that go on, and everything that is wrong in a cell."""

from __future__ import annotations

import pytest

from ismap_check.documents.check_sheet.headings import Role
from ismap_check.documents.check_sheet.wishes import Wishes
from ismap_check.model.catalogue import Requirement, Responsibility
from ismap_check.sources.sheets import Cell, CellKind
from tests.unit.documents.check_sheet.tables import codes, controls, groups, ids, said, sheet_of

HEAD = ("項番", "管理策", "必須")


def test_an_item_with_everything() -> None:
    (one,) = controls(
        ("番号", "表題", "本文", "要求事項", "要否", "実施主体", "証跡", "備考"),
        ("1.1", "題\n名", "", "書く。\n残す。", "必須", "事業者", "・規程\n・記録", "毎年"),
        wishes=Wishes(),
    )
    assert (one.id, one.title.ja, one.title.en) == ("1.1", "題名", "題名")
    assert one.text.ja == "書く。\n残す。\n備考: 毎年"
    assert one.requirement is Requirement.MANDATORY
    assert one.responsibility is Responsibility.PROVIDER
    assert [example.ja for example in one.evidence] == ["規程", "記録"]


def test_without_a_title_the_first_words_stand_for_it() -> None:
    rows = [("1", "置いているか。詳しく書くこと。"), ("2", "あ" * 50)]
    assert [one.title.ja for one in controls(("番号", "質問"), *rows)] == ["置いているか", "あ" * 39 + "…"]


def test_a_merged_id_joins_rows_into_one_item() -> None:
    (one,) = controls(
        ("番号", "管理策", "証跡"), ("1", "書く。", "規程"), ("", "残す。", "記録"), ("", "", "様式"), merged=("A2:A4",)
    )
    assert one.text.ja == "書く。\n残す。"
    assert [example.ja for example in one.evidence] == ["規程", "記録", "様式"]


def test_rows_that_repeat_the_header_and_blank_rows_are_skipped() -> None:
    assert ids(controls(HEAD, ("1", "書く", ""), (), HEAD, ("2", "残す", ""))) == ["1", "2"]


def test_remarks_below_a_table_are_no_items() -> None:
    assert ids(controls(HEAD, ("1", "書く", ""), ("", "※ 必須は○", ""), ("", "注 略語", ""))) == ["1"]


def test_headings_alone_in_a_row() -> None:
    rows = [
        ("第1章　体制", "", ""),
        ("1.1", "書く", ""),
        ("", "2．記録", ""),
        ("2.1", "残す", ""),
        ("組織", "", ""),
        ("x1", "備える", ""),
    ]
    assert ids(groups(HEAD, *rows)) == ["1", "2", "G1"]
    assert ids(controls(HEAD, *rows)) == ["1.1<1", "2.1<2", "x1<G1"]


def test_an_id_with_a_title_and_no_text_is_a_heading() -> None:
    rows = [("番号", "表題", "内容"), ("5", "方針", ""), ("5.1", "題", "書く"), ("A", "別", ""), ("b-1", "題", "残す")]
    assert ids(groups(*rows)) == ["5", "A"]
    assert ids(controls(*rows)) == ["5.1<5", "b-1<A"]


def test_what_is_wrong_in_cells_is_told_all_at_once() -> None:
    error, formula = Cell("#REF!", 0, 0, CellKind.ERROR), Cell("", 0, 0, CellKind.FORMULA)
    day = Cell("2026-05-01", 0, 0, CellKind.DATE)
    found = codes(
        sheet_of(
            HEAD,
            ("1", error, ""),
            ("2", formula, ""),
            (day, "書く", ""),
            ("番号？", "書く", ""),
            ("", "書く", ""),
            ("3", "", ""),
            ("4", "書く", "要相談"),
            ("4", "残す", error),
        )
    )
    assert found == [
        "cell-is-error 表!B2",
        "cell-without-value 表!B3",
        "id-is-date 表!A4",
        "id-not-usable 表!A5",
        "row-without-id 表!B6",
        "row-without-text 表!A7",
        "requirement-not-known 表!C8",
        "cell-is-error 表!C9",
        "id-twice 表!A9",
    ]


def test_errors_in_columns_that_are_not_used_do_not_matter() -> None:
    error = Cell("#N/A", 0, 0, CellKind.ERROR)
    assert codes(sheet_of(("番号", "管理策", "回答"), ("1", "書く", error))) == []


def test_ids_typed_as_numbers_are_told_where_a_zero_may_be_lost() -> None:
    assert codes(sheet_of(HEAD, (1, "書く", ""), (9.1, "残す", ""))) == ["id-is-number 表!A3"]
    rows = [(9.1, "書く", ""), (9.1, "残す", "")]
    assert codes(sheet_of(HEAD, *rows)) == ["id-is-number 表!A2", "id-is-number 表!A3", "id-twice-as-number 表!A3"]
    assert dict(said(sheet_of(HEAD, *rows))[-1].params) == {"id": "9.1", "other": "表!A2"}


def test_hidden_rows_are_read_and_told() -> None:
    sheet = sheet_of(HEAD, ("1", "書く", ""), ("2", "残す", ""), hidden=[3])
    assert codes(sheet) == ["rows-hidden 表!A3"]


def test_numbers_that_begin_anew_can_be_left_out() -> None:
    rows = [("第1章 体制", "", ""), ("1", "書く", ""), ("第2章 記録", "", ""), ("1", "残す", "")]
    assert codes(sheet_of(HEAD, *rows)) == ["id-twice 表!A5"]
    assert ids(controls(HEAD, *rows, wishes=Wishes(columns={Role.ID: ()}))) == ["1-01<1", "2-01<2"]


@pytest.mark.parametrize("remark", ["※ 月末までに提出", "（注）別紙も参照", "注１：例", "注)例"])
def test_a_remark_below_the_table_is_no_chapter(remark: str) -> None:
    rows = (("番号", "質問"), ("１．体制", ""), ("1", "定めているか。"), (remark, ""))
    assert [group.title.ja for group in groups(*rows, merged=("A2:B2",))] == ["体制"]


def test_a_heading_may_begin_like_a_remark() -> None:
    rows = (("番号", "質問"), ("注文管理", ""), ("1", "定めているか。"))
    assert [group.title.ja for group in groups(*rows, merged=("A2:B2",))] == ["注文管理"]


def test_numbers_that_all_texts_begin_with_are_ids() -> None:
    rows = (("質問", "回答"), ("１．定めているか。", ""), ("2. 見直すか。", ""), ("※ 月末まで", ""))
    assert [(one.id, one.text.ja) for one in controls(*rows)] == [("1", "定めているか。"), ("2", "見直すか。")]
    found = controls(*rows, wishes=Wishes(columns={Role.ID: ()}))
    assert [(one.id, one.text.ja) for one in found] == [("Q-01", "定めているか。"), ("Q-02", "見直すか。")]


def test_numbers_of_some_texts_are_those_of_chapters() -> None:
    rows = (("質問", "回答"), ("1. 体制", ""), ("定めているか。", ""), ("2. 運用", ""), ("見直すか。", ""))
    assert [one.text.ja for one in controls(*rows)] == ["定めているか。", "見直すか。"]
