"""Which id stands above which; groups and controls; ids for what has none."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from ismap_check.documents.catalogue_read import read_catalogue
from ismap_check.documents.check_sheet.wishes import Wishes
from ismap_check.model.catalogue import Catalogue, Requirement
from tests.unit.documents.check_sheet.tables import codes, controls, groups, ids, read, sheet_of

HEAD = ("番号", "管理策", "必須")
DOTTED = [
    ("5", "方針", None),
    ("5.1", "方向付け", None),
    ("5.1.1", "目標を定める", None),
    ("5.1.1.1", "書く", "選択"),
    ("5.1.1.2.PB", "見直す", "必須"),
    ("6", "組織", None),
    ("6.1", "体制を置く", "必須"),
]
SAID = {"ja": "本", "en": "own"}


def like(**changes: object) -> Catalogue:
    """A catalogue with one chapter, one objective and two details."""
    control = {"title": SAID, "text": SAID, "provenance": "own", "requirement": "selectable"}
    data = {
        "kind": "catalogue",
        "id": "like",
        "edition": "1",
        "revision": 1,
        "title": SAID,
        "notice": SAID,
        "wording": "own",
        "weights": {"mandatory": 3, "selectable": 1},
        "rules": {"id_suffixes": ["PB", "B"]},
        "groups": [{"id": "5", "title": SAID}, {"id": "5.1", "parent": "5", "title": SAID}],
        "controls": [
            {**control, "id": "5.1.1", "parent": "5.1", "requirement": "mandatory"},
            {**control, "id": "5.1.1.1.PB", "parent": "5.1.1", "requirement": "mandatory", "inheritable": False},
            {**control, "id": "5.1.1.2", "parent": "5.1.1", "responsibility": "provider", "tags": ["t"], "weight": 7},
        ],
    }
    return replace(read_catalogue(data), **changes)  # type: ignore[arg-type]


def test_ids_with_dots_are_a_tree() -> None:
    assert ids(groups(HEAD, *DOTTED)) == ["5", "5.1<5", "6"]
    assert ids(controls(HEAD, *DOTTED)) == ["5.1.1<5.1", "5.1.1.1<5.1.1", "5.1.1.2.PB<5.1.1", "6.1<6"]


def test_an_objective_is_mandatory_if_a_detail_is() -> None:
    required = {one.id: one.requirement for one in controls(HEAD, *DOTTED)}
    assert required["5.1.1"] is Requirement.MANDATORY
    assert required["5.1.1.1"] is Requirement.SELECTABLE


def test_groups_from_columns_spread_over_their_rows() -> None:
    rows = [
        ("章", "節", "番号", "管理策"),
        ("第1章 体制", "甲", "a1", "書く"),
        ("", "", "a2", "残す"),
        ("第2章 記録", "乙", "a3", "見る"),
    ]
    merged = ("A2:A3", "B2:B3")
    assert ids(groups(*rows, merged=merged)) == ["1", "1.1<1", "2", "2.1<2"]
    assert ids(controls(*rows, merged=merged)) == ["a1<1.1", "a2<1.1", "a3<2.1"]


def test_groups_without_numbers_take_those_of_their_items_or_made_ones() -> None:
    assert ids(groups(("分類", "番号", "管理策"), ("方針", "5.1", "書く"), ("組織", "6.1", "残す"))) == ["5", "6"]
    assert ids(groups(("分類", "番号", "管理策"), ("方針", "1", "書く"), ("組織", "2", "残す"))) == ["G1", "G2"]


def test_a_number_that_an_item_has_is_not_given_to_a_group() -> None:
    assert ids(groups(("番号", "質問"), ("第1章 体制",), ("1", "置くか"), ("2", "書くか"))) == ["G1"]


def test_made_numbers_pass_over_all_that_are_taken() -> None:
    rows = [("分類", "番号", "管理策"), *((f"類{n}", f"G{n}", "書く") for n in (1, 2, 3))]
    assert ids(groups(*rows)) == ["G4", "G5", "G6"]


def test_columns_that_contradict_the_ids_make_no_ring() -> None:
    rows = [("大項目", "番号", "管理策"), ("5.1 丁", "5", "書く"), ("5.1 丁", "5.1.1", "残す")]
    tree = read(sheet_of(*rows)).tree
    parents = {group.id: group.parent for group in tree.groups} | {one.id: one.parent for one in tree.controls}
    assert None in parents.values()
    assert set(parents) == {"5.1", "5", "5.1.1"}


def test_objectives_from_columns_are_controls() -> None:
    rows = [
        ("統制目標", "", "詳細管理策", ""),
        ("番号", "内容", "番号", "内容"),
        ("5.1.1", "定める", "5.1.1.1", "書く"),
        ("5.1.1", "定める", "5.1.1.2", "残す"),
    ]
    merged = ("A1:B1", "C1:D1")
    assert ids(controls(*rows, merged=merged)) == ["5.1.1", "5.1.1.1<5.1.1", "5.1.1.2<5.1.1"]


def test_without_ids_they_are_made_from_groups_or_from_nothing() -> None:
    assert ids(controls(("質問",), ("第3章 体制",), ("置くか。",), ("書くか。",))) == ["3-01<3", "3-02<3"]
    assert ids(controls(("質問",), ("置くか。",), ("書くか。",))) == ["Q-01", "Q-02"]
    rows = [("大項目", "中項目", "質問"), ("体制", "人", "置くか"), ("体制", "物", "書くか")]
    assert ids(controls(*rows)) == ["1.1-01<1.1", "1.2-01<1.2"]
    assert read(sheet_of(("質問",), ("置くか。",))).made_ids


def test_the_catalogue_it_is_like_completes_ids_and_tells_groups_from_controls() -> None:
    rows = [("5.1.1", "目標", None), ("5.1.1.1", "書く", None), ("5.1.1.2", "残す", None)]
    wishes = Wishes(like=like())
    found = read(sheet_of(HEAD[:2], *[row[:2] for row in rows]), wishes=wishes).tree
    assert ids(found.groups) == ["5", "5.1<5"]
    assert found.groups[0].title.en == "own"
    assert ids(found.controls) == ["5.1.1<5.1", "5.1.1.1.PB<5.1.1", "5.1.1.2<5.1.1"]
    first, second = found.controls[1:]
    assert (first.requirement, first.inheritable) == (Requirement.MANDATORY, False)
    assert (second.requirement, second.weight, second.tags) == (Requirement.SELECTABLE, 7, ("t",))
    assert second.responsibility == "provider"


def test_what_the_sheet_says_counts_more() -> None:
    wishes = Wishes(like=like(), requirement=Requirement.MANDATORY)
    found = controls(
        HEAD, ("5.1.1.1", "書く", "選択"), ("5.1.1.2", "残す", "選択"), ("7", "見る", "必須"), wishes=wishes
    )
    assert [one.requirement.value for one in found] == ["selectable", "selectable", "mandatory"]
    assert [one.requirement.value for one in controls(HEAD[:2], ("5.1.1.2", "残す"), wishes=wishes)] == ["mandatory"]


def test_an_id_with_and_without_its_ending_is_one_id() -> None:
    rows = [("5.1.1.1", "書く", None), ("5.1.1.1.PB", "残す", None)]
    assert codes(sheet_of(HEAD, *rows), wishes=Wishes(like=like())) == ["id-twice 表!A3"]
    assert len(controls(HEAD, *rows)) == 2


numbers = st.lists(st.integers(1, 3), min_size=1, max_size=4).map(lambda parts: ".".join(map(str, parts)))


@settings(max_examples=60, deadline=None)
@given(st.lists(numbers, min_size=1, max_size=12, unique=True), st.booleans())
def test_every_tree_is_sound(written: list[str], with_like: bool) -> None:
    rows = [(one, f"文{one}", "必須" if one.endswith("1") else "") for one in written]
    tree = read(sheet_of(("番号", "管理策", "要否"), *rows), wishes=Wishes(like=like() if with_like else None)).tree
    parents = {group.id: group.parent for group in tree.groups}
    parents |= {control.id: control.parent for control in tree.controls}
    grouped = {group.id for group in tree.groups}
    assert len(parents) == len(tree.groups) + len(tree.controls)
    assert all(parent is None or parent in parents for parent in parents.values())
    assert all(group.parent is None or group.parent in grouped for group in tree.groups)
    assert {one.partition(".PB")[0] for one in parents} >= set(written)


def test_ids_at_the_beginning_of_texts_may_have_endings() -> None:
    rows = (("管理策",), ("5.1.1 目標",), ("5.1.1.1.PB 書く。",), ("５．１．１．２　見直す。",))
    found = read(sheet_of(*rows), wishes=Wishes(like=like())).tree.controls
    assert [(one.id, one.text.ja) for one in found] == [
        ("5.1.1", "目標"),
        ("5.1.1.1.PB", "書く。"),
        ("5.1.1.2", "見直す。"),
    ]
