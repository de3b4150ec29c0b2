"""Which sheet of a file is read, and what is said where none can be."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ismap_check.documents.catalogue_load import build_catalogue
from ismap_check.documents.check_sheet.understanding import understand
from ismap_check.documents.check_sheet.wishes import Wishes
from ismap_check.documents.parts import Part
from ismap_check.model.plain.catalogue import write_catalogue
from ismap_check.sources.limits import Limits
from ismap_check.sources.sheets import Sheet, Tables
from tests.unit.documents.check_sheet.tables import codes, ids, read, sheet_of
from tests.unit.documents.check_sheet.test_tree import like

HEAD = ("番号", "管理策", "必須")
FIRST = sheet_of(HEAD, ("1", "書く", ""), name="一")
SECOND = sheet_of(HEAD, ("2", "残す", ""), ("3", "見る", ""), name="二")
COVER = sheet_of(("表紙",), ("作成者",), name="表紙")


def test_the_sheet_that_looks_most_like_one_is_read_and_others_like_it_are_named() -> None:
    found = read(COVER, FIRST, SECOND)
    assert [layout.sheet.name for layout in found.layouts] == ["二"]
    assert found.further == ("一",)


def test_named_sheets_are_read_one_after_another() -> None:
    found = read(COVER, FIRST, SECOND, wishes=Wishes(sheets=("一", "二")))
    assert ids(found.tree.controls) == ["1", "2", "3"]
    assert found.further == ()


def test_hidden_sheets_are_read_only_if_named() -> None:
    hidden = SECOND._replace(hidden=True)
    assert ids(read(FIRST, hidden).tree.controls) == ["1"]
    assert ids(read(FIRST, hidden, wishes=Wishes(sheets=("二",))).tree.controls) == ["2", "3"]


def test_sheets_without_items_are_told() -> None:
    assert codes(sheet_of(HEAD)) == ["sheet-without-items"]
    assert codes(sheet_of(HEAD, ("第1章 体制",))) == ["sheet-without-items"]
    assert codes(sheet_of(HEAD, ("5", "方針", "")), wishes=Wishes(like=like())) == ["sheet-without-items"]
    assert codes(Sheet("空", ())) == ["sheet-empty"]
    assert codes() == ["sheet-empty"]
    assert codes(FIRST, COVER, wishes=Wishes(sheets=("一", "表紙"))) == ["header-not-found 表紙!A1"]


def test_a_csv_has_no_sheet_to_name() -> None:
    assert ids(read(sheet_of(HEAD, ("1", "書く", ""), name=None)).tree.controls) == ["1"]
    assert codes(sheet_of(HEAD, ("？", "書く", ""), name=None)) == ["id-not-usable A2"]


values = st.sampled_from(
    [
        None,
        "",
        "1",
        "1.1",
        "1.1.1.PB",
        "５．１",
        "第1章 体制",
        "2. 記録",
        "番号",
        "管理策",
        "必須",
        "○",
        "－",
        "書く。",
        "a-1",
        "※注",
    ]
)
heads = st.permutations(["番号", "管理策", "必須", "大項目", "表題", "備考"])
areas = st.lists(st.sampled_from(["A2:A4", "B3:B5", "A3:C3", "D2:D6", "A6:F6"]), max_size=3, unique=True)


@settings(max_examples=150, deadline=None)
@given(heads, st.lists(st.lists(values, min_size=6, max_size=6), min_size=6, max_size=9), areas, st.booleans())
def test_whatever_stands_in_a_sheet_it_is_a_catalogue_or_an_error(
    head: list[str], rows: list[list[str | None]], merged: list[str], with_like: bool
) -> None:
    other = like() if with_like else None
    tables = Tables("t.xlsx", "0" * 64, (sheet_of(head, *rows, merged=merged),))
    loaded = understand(tables, Wishes(like=other))
    if loaded.value is None:
        assert loaded.errors
        return
    tree = loaded.value.tree
    catalogue = like(groups=tree.groups, controls=tree.controls)
    part = Part(document="t.xlsx", data={**write_catalogue(catalogue), "sources": {"workbook": {"title": "t"}}})
    assert build_catalogue((part,), base=None, origin="", sha256="", limits=Limits()).diagnostics == ()
