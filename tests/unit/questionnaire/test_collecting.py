"""Rows are read in a forgiving way where that is safe, and all trouble is named at once, with its cells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ismap_check.questionnaire.asked import Key, Section
from ismap_check.questionnaire.collected import Collected
from ismap_check.sources.sheets import CellKind, Sheet
from tests.unit.questionnaire.trips import catalogue, control, sheet, taken

HEAD = ["番号", "状況", "個別管理策", "期限", "証跡"]


def key(control: str) -> Key:
    return Key(Section.RESPONSE, control, "small")


def codes(collected: Collected) -> list[tuple[str, str | None]]:
    return [(one.code, one.place.cell if one.place else None) for one in collected.diagnostics]


@pytest.mark.parametrize("written", ["1.1.1.PB", "１．１．１．ＰＢ", "1.1.1", "1.1.1.pb", " 1.1.1 PB", "（1.1.1.PB）"])
def test_ids_are_known_however_they_are_written(written: str) -> None:
    assert taken(sheet(HEAD, [written, "実施済み"])).entries == {key("1.1.1.PB"): {"status": "implemented"}}


def test_rows_may_be_sorted_and_hidden_and_columns_moved() -> None:
    moved = sheet(["期限", "個別管理策", "Status", "ID"], ["2027/4/1", "", "planned", "2.1"], ["", "x", "", "1.1.2"])
    expected = {key("2.1"): {"status": "planned", "due": "2027-04-01"}, key("1.1.2"): {"measure": "x"}}
    assert taken(moved._replace(hidden_rows=frozenset({2}))).entries == expected


def test_a_merged_answer_stands_for_all_rows_it_covers() -> None:
    told = sheet(HEAD, ["1.1.2", "実施済み"], ["2.1"])
    merged = told.rows[1][2]
    spread = told._replace(rows=(*told.rows[:2], {**told.rows[2], 2: merged}))
    assert taken(spread).entries == {key(one): {"status": "implemented"} for one in ("1.1.2", "2.1")}


def test_rows_for_the_same_control_may_add_to_each_other_and_not_contradict() -> None:
    joined = taken(sheet(HEAD, ["2.1", "実施済み"], ["2.1", "", "x"], ["2.1", "実施済み"]))
    assert joined.entries == {key("2.1"): {"status": "implemented", "measure": "x"}}
    assert codes(taken(sheet(HEAD, ["2.1", "実施済み"], ["2.1", "予定"]))) == [("questionnaire-given-twice", "A3")]


def test_a_row_that_says_unanswered_is_an_empty_answer_and_an_empty_row_is_none() -> None:
    told = taken(sheet(HEAD, ["1.1.2", "未回答"], ["2.1"], ["1.1", "Unanswered", "x"]))
    assert told.entries == {key("1.1.2"): {}, key("1.1"): {"measure": "x"}}
    assert key("2.1") in told.rows


def test_columns_of_ones_own_become_extra() -> None:
    told = taken(sheet([*HEAD, "備考", "extra: 状況"], ["2.1", "", "", "", "", "メモ", "別"]))
    assert told.entries == {key("2.1"): {"extra": {"備考": "メモ", "状況": "別"}}}


def test_everything_wrong_is_told_at_once_with_its_cell() -> None:
    told = taken(
        sheet(
            HEAD,
            ["1.1.2", "実施ずみ", "", "来月"],
            ["", "実施済み"],
            ["第一", "実施済み"],
            ["2.1", "実施済み", "=f"],
            kinds={"=f": CellKind.FORMULA},
        )
    )
    assert codes(told) == [
        ("questionnaire-not-a-choice", "B2"),
        ("questionnaire-unreadable", "D2"),
        ("questionnaire-row-without-id", "A3"),
        ("questionnaire-not-an-id", "A4"),
        ("questionnaire-formula", "C5"),
    ]


def test_a_number_that_may_have_lost_a_zero_is_no_id() -> None:
    with_ten = replace(catalogue(), controls=(control("1.1", "1"), control("1.10", "1")))
    told = sheet(HEAD, ["1.1", "実施済み"], kinds={"1.1": CellKind.NUMBER})
    assert codes(taken(told, catalogues=[with_ten])) == [("questionnaire-number-as-id", "A2")]


def test_a_catalogue_that_is_not_at_hand_is_told_once() -> None:
    told = taken(sheet(HEAD, ["1.1", "予定"], ["1.2", "予定"], name="smal"))
    assert codes(told) == [("questionnaire-catalogue-unknown", "A2")]
    assert told.diagnostics[0].params["near"] == "small@1"


def test_facts_are_read_by_their_paths() -> None:
    facts = sheet(
        ["項目", "回答", "欄の名前"],
        ["", "１", "service.facts[level]"],
        ["", "はい", "service.facts[ai]"],
        ["", "x", "vendor.nam"],
        ["", "x"],
        ["", "", "vendor.name"],
        name="サービス",
    )
    told = taken(facts, sheet(HEAD))
    assert told.entries == {Key(Section.FACT, "service.facts[level]"): 1, Key(Section.FACT, "service.facts[ai]"): True}
    assert codes(told) == [("questionnaire-field-unknown", "C4"), ("questionnaire-row-without-id", "C5")]


def test_evidence_is_read_by_its_ids() -> None:
    told = taken(
        sheet(
            ["証跡の識別子", "名称", "発行日", "秘密"],
            ["ａ-1", "規程", "R8.4.1", "いいえ"],
            ["", "名だけ"],
            name="証跡",
        )
    )
    assert told.entries == {Key(Section.EVIDENCE, "a-1"): {"title": "規程", "issued": "2026-04-01"}}
    assert codes(told) == [("questionnaire-row-without-id", "A3")]


def long(*rows: list[str]) -> Sheet:
    return sheet(["種別", "管理基準", "番号", "状況", "回答", "名称"], *rows, name=None)


def test_the_long_table_says_in_every_row_what_it_is_about() -> None:
    told = taken(
        long(
            ["回答", "small@1", "'1.1", "実施済み"],
            ["answer", "small", "2.1", "Planned"],
            ["サービス", "", "vendor.name", "", "'=社"],
            ["証跡", "", "a", "", "", "規程"],
        )
    )
    assert told.entries == {
        key("1.1"): {"status": "implemented"},
        key("2.1"): {"status": "planned"},
        Key(Section.FACT, "vendor.name"): "=社",
        Key(Section.EVIDENCE, "a"): {"title": "規程"},
    }
    assert codes(taken(long(["質問", "small@1", "1.1"]))) == [("questionnaire-section-unknown", "A2")]


def test_cells_are_kept_for_what_is_found_out_later() -> None:
    told = taken(sheet(HEAD, ["2.1", "実施済み", "", "", "nowhere"]))
    place = told.cells[key("2.1"), "evidence"]
    assert (place.sheet, place.cell) == ("small", "E2")
    assert str(told.rows[key("2.1")]) == "small!A2"
