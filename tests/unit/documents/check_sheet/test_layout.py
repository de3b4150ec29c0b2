"""Headers are found wherever they stand, and columns by what they are called and what they hold."""

from __future__ import annotations

import pytest

from ismap_check.documents.check_sheet.headings import Role
from ismap_check.documents.check_sheet.layout import Layout, layout_of
from ismap_check.documents.check_sheet.wishes import Wishes
from tests.unit.documents.check_sheet.tables import Row, codes, said, sheet_of

ITEM = ("1", "書く", "必須")


def layout(*rows: Row, wishes: Wishes | None = None, merged: tuple[str, ...] = ()) -> Layout:
    found = layout_of(sheet_of(*rows, merged=merged), wishes or Wishes())
    assert found is not None
    return found


def columns(found: Layout) -> dict[str, tuple[int, ...]]:
    return {role.value: numbers for role, numbers in found.roles.items()}


def test_the_header_may_stand_below_a_title_and_remarks() -> None:
    found = layout(
        ("管理策チェックシート", "", ""), (), ("※記入例", "", ""), ("項番", "管理策", "必須"), ITEM, merged=("A1:C1",)
    )
    assert found.header == 4
    assert columns(found) == {"id": (1,), "text": (2,), "requirement": (3,)}


def test_two_rows_of_headings_are_read_together() -> None:
    found = layout(
        ("統制目標", "", "詳細管理策", "", "必須"),
        ("番号", "内容", "番号", "内容", ""),
        ("1.1.1", "目標", "1.1.1.1", "する", "○"),
        ("1.1.1", "目標", "1.1.1.2", "見直す", ""),
        merged=("A1:B1", "C1:D1", "E1:E2"),
    )
    assert found.header == 2
    assert columns(found) == {"id": (3, 1), "group": (2,), "text": (4,), "requirement": (5,)}
    assert found.headings[3] == "詳細管理策 / 番号"


def test_of_several_texts_the_most_varied_is_the_text_and_the_shorter_its_title() -> None:
    rows = [("管理策", "確認事項", "内容"), *(("甲", f"題{n}", f"長い文{n}を書く") for n in range(5))]
    assert columns(layout(*rows)) == {"text": (3,), "title": (2,), "group": (1,)}


def test_a_column_called_group_that_holds_requirements_is_no_group() -> None:
    assert columns(layout(("番号", "質問", "区分"), ("1", "問", "必須"), ("2", "問", "任意"))) == {
        "id": (1,),
        "text": (2,),
        "requirement": (3,),
    }


def test_a_misspelt_requirement_does_not_make_chapters_of_the_others() -> None:
    rows = (("番号", "質問", "区分"), ("1", "問", "必須"), ("2", "問", "任意"), ("3", "問", "ひっす"))
    assert columns(layout(*rows)) == {"id": (1,), "text": (2,), "requirement": (3,)}
    assert codes(sheet_of(*rows)) == ["requirement-not-known 表!C4"]


def test_requirements_with_additions_are_no_chapters() -> None:
    rows = (("番号", "質問", "区分"), ("1", "問", "必須※1"), ("2", "問", "必須（基本）"))
    assert columns(layout(*rows)) == {"id": (1,), "text": (2,), "requirement": (3,)}


def test_an_id_without_text_is_no_chapter_when_another_row_is_misspelt() -> None:
    rows = (("番号", "質問", "区分"), ("1", "問", "必須"), ("2", "", "任意"), ("3", "問", "ひっす"))
    assert codes(sheet_of(*rows)) == ["row-without-text 表!A3", "requirement-not-known 表!C4"]


def test_a_title_in_one_cell_above_the_headings_is_no_heading() -> None:
    found = layout(("質問票（ある省）",), ("分野", "質問", "要否"), ("組織", "定めていますか。", "必須"))
    assert (found.header, found.headings[1]) == (2, "分野")


def test_columns_for_answers_are_left_alone() -> None:
    found = layout(("No.", "質問", "回答", "回答内容", "備考"), ("1", "問", "", "", ""))
    assert columns(found) == {"id": (1,), "text": (2,), "notes": (5,)}
    assert found.unused == (3, 4)


@pytest.mark.parametrize("name", ["C", "c", "要求の文", "要求　の文"])
def test_a_column_may_be_named_by_letter_or_heading(name: str) -> None:
    rows = (("番号", "内容", "要求の文"), ("1", "短い", "長い文"))
    assert columns(layout(*rows, wishes=Wishes(columns={Role.TEXT: (name,)}))) == {"text": (3,), "id": (1,)}


def test_a_column_may_be_switched_off() -> None:
    found = layout(("番号", "内容"), ("1", "短い"), wishes=Wishes(columns={Role.ID: ()}))
    assert columns(found) == {"text": (2,)}


def test_a_named_header_needs_no_known_words() -> None:
    wishes = Wishes(columns={Role.TEXT: ("B",), Role.ID: ("記号",)}, header_row=2)
    found = layout(("内容", "管理策"), ("記号", "もの"), ("1", "書く"), wishes=wishes)
    assert (found.header, columns(found)) == (2, {"text": (2,), "id": (1,)})


def test_without_a_header_it_is_told_what_was_read() -> None:
    assert codes(sheet_of(("りんご", "みかん"), ("1", "2"))) == ["header-not-found 表!A1"]
    assert codes(sheet_of(("a",), ()), wishes=Wishes(header_row=7)) == ["header-not-found 表!A1"]


def test_a_column_that_is_not_there_is_told_with_those_that_are() -> None:
    wishes = Wishes(columns={Role.TEXT: ("本文です",)})
    assert codes(sheet_of(("番号", "管理策"), ("1", "書く")), wishes=wishes) == ["column-not-found 表!A1"]
    wishes = Wishes(columns={Role.GROUP: ("ない列",)})
    assert codes(sheet_of(("番号", "管理策"), ("1", "書く")), wishes=wishes) == ["column-not-found 表!A1"]


@pytest.mark.parametrize(("name", "role"), [("Z", Role.ID), ("Z", Role.TEXT), ("本文", Role.TEXT)])
def test_a_named_column_that_the_sheet_does_not_have_is_said_once_with_the_headings(name: str, role: Role) -> None:
    wishes = Wishes(columns={role: (name,)})
    (said_of_it,) = said(sheet_of(("番号", "質問"), *((str(n), "問") for n in range(9))), wishes=wishes)
    assert (said_of_it.code, said_of_it.params["known"]) == ("column-not-found", ("番号", "質問"))


def test_each_missing_column_is_told() -> None:
    wishes = Wishes(columns={Role.ID: ("記号",), Role.TEXT: ("本文です",)})
    told = said(sheet_of(("番号", "質問"), ("1", "問")), wishes=wishes)
    assert [one.params["name"] for one in told] == ["記号", "本文です"]
