"""What people write is understood where it is safe, and named where it is not."""

from __future__ import annotations

from typing import Any

import pytest

from ismap_check.model.catalogue import FactType
from ismap_check.questionnaire.asked import Field, Form
from ismap_check.questionnaire.fields import response_fields
from ismap_check.questionnaire.values import Misread, value_of
from tests.unit.questionnaire.trips import same

STATUS = next(field for field in response_fields() if field.key == "status")


def of(form: Form, fact: FactType | None = None) -> Field:
    return Field("x", form, same("x"), fact=fact)


@pytest.mark.parametrize(
    "cell",
    ["2026-04-01", "2026/4/1", "２０２６／４／１", "2026年4月1日", "令和8年4月1日", "R8.4.1", "2026-04-01T00:00:00"],
)
def test_days_are_read_however_they_are_written(cell: str) -> None:
    assert value_of(of(Form.DAY), cell) == "2026-04-01"


@pytest.mark.parametrize("cell", ["来月", "2026/2/30", "46113", "4/1"])
def test_what_is_no_day_is_told(cell: str) -> None:
    assert value_of(of(Form.DAY), cell) == Misread(Form.DAY)


@pytest.mark.parametrize("cell", ["実施済み", " 実施済み", "Implemented", "ＩＭＰＬＥＭＥＮＴＥＤ", "implemented"])
def test_a_status_is_read_in_either_language(cell: str) -> None:
    assert value_of(STATUS, cell) == "implemented"


def test_an_unknown_status_is_told_with_all_there_are() -> None:
    found = value_of(STATUS, "実施ずみ")
    assert isinstance(found, Misread)
    assert len(found.allowed) == 8


@pytest.mark.parametrize(
    ("cell", "value"), [("はい", True), ("YES", True), ("○", True), ("FALSE", False), ("無", False)]
)
def test_yes_and_no_have_many_names(cell: str, value: object) -> None:
    assert value_of(of(Form.YES_NO), cell) is value


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        (FactType.BOOLEAN, "yes", True),
        (FactType.INTEGER, "１，２００", 1200),
        (FactType.LIST, "east, west", ["east", "west"]),
        (FactType.LIST, "none of these", []),
        (FactType.TEXT, "12", "12"),
        (None, "いいえ", False),
        (None, "12", 12),
        (None, "012", "012"),
        (None, "・a", ["a"]),
    ],
)
def test_facts_are_read_by_their_declared_type_or_by_their_looks(kind: FactType | None, cell: str, value: Any) -> None:
    assert value_of(of(Form.FACT, kind), cell) == value


def test_changes_are_lines_with_a_day() -> None:
    cell = "・[2026/5/31] 以前の内容\n・[] もっと前\n・日付なし"
    expected = [{"until": "2026-05-31", "measure": "以前の内容"}, {"measure": "もっと前"}, {"measure": "日付なし"}]
    assert value_of(of(Form.CHANGES), cell) == expected
    assert value_of(of(Form.CHANGES), "[いつか] 内容") == Misread(Form.CHANGES)


def test_a_proposal_says_where_it_came_from() -> None:
    origin = {"catalogue": "ismap", "edition": "2022-04", "control": "9.1.1.1"}
    expected = {"from": origin, "relation": "equal-to", "reason": "同じです。"}
    assert value_of(of(Form.RECHECK), "ismap@2022-04 9.1.1.1 equal-to\n同じです。") == expected
    assert value_of(of(Form.RECHECK), "確認済み") == Misread(Form.RECHECK)


def test_codes_lose_their_width() -> None:
    assert value_of(of(Form.CODE), "１２３４５６７８９０１２３") == "1234567890123"
