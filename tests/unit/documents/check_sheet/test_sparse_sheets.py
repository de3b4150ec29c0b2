"""Sheets as people fill them: a group written once for all rows below, titles only where something stands beneath."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ismap_check.documents.check_sheet.headings import Role
from ismap_check.documents.check_sheet.wishes import Wishes
from ismap_check.model.catalogue import Group
from tests.unit.documents.check_sheet.tables import controls, groups, ids, read, sheet_of

ITEMS = (
    ("項番", "大項目", "中項目", "確認事項"),
    ("1", "データ", "保存", "保存先を決めている。"),
    ("2", "", "", "保存期間を決めている。"),
    ("3", "", "消去", "消去の証明を出す。"),
    ("4", "契約", "", "再委託を制限する。"),
)


def test_a_group_stands_for_the_rows_below_until_the_next() -> None:
    tree = read(sheet_of(*ITEMS)).tree
    names = {group.id: group.title.ja for group in tree.groups}
    paths = {one.id: [names[group.id] for group in _above(tree.groups, one.parent)] for one in tree.controls}
    assert paths == {"1": ["データ", "保存"], "2": ["データ", "保存"], "3": ["データ", "消去"], "4": ["契約"]}


def _above(all_groups: Sequence[Group], group_id: str | None) -> list[Group]:
    by_id = {group.id: group for group in all_groups}
    path: list[Group] = []
    while group_id is not None:
        path.insert(0, by_id[group_id])
        group_id = by_id[group_id].parent
    return path


def test_a_mark_that_comes_back_stands_for_its_own_row_only() -> None:
    rows = (
        ("項番", "区分", "確認事項"),
        ("1", "新規", "あを決めている。"),
        ("2", "", "いを決めている。"),
        ("3", "変更", "うを決めている。"),
        ("4", "新規", "えを決めている。"),
    )
    assert ids(controls(*rows)) == ["1<G1", "2", "3<G2", "4<G1"]


def test_titles_only_where_others_stand_below_are_no_groups() -> None:
    rows = (
        ("番号", "統制目標・詳細管理策", "管理策本文"),
        ("5", "方針", ""),
        ("5.1", "方向付け", ""),
        ("5.1.1", "方針群", "方針を定める。"),
        ("5.1.1.1", "", "方針を承認する。"),
        ("5.1.1.2", "", "方針を知らせる。"),
    )
    assert ids(groups(*rows)) == ["5", "5.1<5"]
    assert ids(controls(*rows)) == ["5.1.1<5.1", "5.1.1.1<5.1.1", "5.1.1.2<5.1.1"]
    assert controls(*rows)[0].title.ja == "方針群"


def test_a_number_does_not_stand_below_a_number_it_does_not_begin_with() -> None:
    rows = (
        ("番号", "表題", "本文"),
        ("8", "資産", ""),
        ("8.1", "責任", ""),
        ("8.1.1", "目録", "目録を作る。"),
        ("9.1", "方針", ""),
        ("9.1.1", "制御", "制御の方針を定める。"),
    )
    assert ids(groups(*rows)) == ["8", "8.1<8", "9.1"]


def test_a_group_without_a_title_says_what_its_row_says() -> None:
    rows = (("番号", "本文"), ("5.1", "方向付け"), ("5.1.1", "方針を定める。"))
    assert [(group.id, group.title.ja) for group in groups(*rows)] == [("5.1", "方向付け")]


def test_a_date_or_a_name_above_the_header_is_no_part_of_it() -> None:
    understood = read(
        sheet_of(
            ("調達チェックシート", "", ""),
            ("令和8年10月1日 情報政策課", "", ""),
            ("項番", "確認事項", "必須／任意"),
            ("1", "あを決めている。", "必須"),
            merged=["A1:C1"],
        )
    )
    assert list(understood.layouts[0].headings.values()) == ["項番", "確認事項", "必須／任意"]


@pytest.mark.parametrize("style", ["merged", "repeated", "first"])
def test_a_title_that_stands_for_several_texts_is_a_group(style: str) -> None:
    words = ["認証", "" if style == "first" else "認証", "暗号", "" if style == "first" else "暗号"]
    rows = [("No", "項目", "確認事項"), *((str(n), word, f"{n}を定めているか。") for n, word in enumerate(words, 1))]
    sheet = sheet_of(*rows, merged=("B2:B3", "B4:B5") if style == "merged" else ())
    tree = read(sheet).tree
    assert [group.title.ja for group in tree.groups] == ["認証", "暗号"]
    assert [(one.id, one.parent, one.title.ja) for one in tree.controls][2] == ("3", "G2", "3を定めているか")


def test_a_title_of_its_own_for_every_text_stays_a_title() -> None:
    rows = (("No", "項目", "確認事項"), ("1", "認証", "定めているか。"), ("2", "暗号", "決めているか。"))
    assert [one.title.ja for one in controls(*rows)] == ["認証", "暗号"]


def test_numbers_and_names_of_chapters_beside_the_texts_are_groups() -> None:
    rows = (
        ("章", "", "節", "", "詳細管理策", ""),
        ("番号", "名称", "番号", "名称", "番号", "内容"),
        ("9", "アクセス", "9.1", "方針", "9.1.1", "定める。"),
        ("9", "アクセス", "9.1", "方針", "9.1.2", "見直す。"),
        ("9", "アクセス", "9.2", "利用", "9.2.1", "登録する。"),
        ("10", "暗号", "10.1", "鍵", "10.1.1", "守る。"),
    )
    tree = read(sheet_of(*rows, merged=("A1:B1", "C1:D1", "E1:F1"))).tree
    assert ids(tree.groups) == ["9", "9.1<9", "9.2<9", "10", "10.1<10"]
    assert [one.title.ja for one in tree.controls] == ["定める", "見直す", "登録する", "守る"]


def test_a_column_named_for_groups_leaves_titles_what_they_are() -> None:
    rows = (
        ("No", "分野", "項目", "確認事項"),
        *((str(n), "組織", "認証", f"{n}を定めているか。") for n in range(1, 5)),
    )
    found = controls(*rows, wishes=Wishes(columns={Role.GROUP: ("分野",)}))
    assert {one.title.ja for one in found} == {"認証"}
