"""What the typesetter is given: every type of block, text that stays text, links that lead somewhere."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest

from ismap_check.model.text import Language
from ismap_check.renderers.pdf_data import LONG_MAP, LONG_ROW, WRITERS, data_of
from ismap_check.renderers.pdf_page import TEMPLATE
from ismap_check.report.blocks import (
    Block,
    Column,
    ControlCard,
    Fact,
    Facts,
    HeatMap,
    HeatRow,
    LateRows,
    Prose,
    Ref,
    Report,
    Section,
    SiftWords,
    Table,
    Target,
    Wide,
)
from tests.unit.report import sample


def with_blocks(*blocks: Block) -> dict[str, Any]:
    section = Section(anchor="section/a", title="A", blocks=blocks)
    report: Report = sample.report(next(iter(sample.RESULTS)), Language.EN)._replace(sections=(section,), cover=())
    held: dict[str, Any] = data_of(report)["sections"][0]
    return held


def test_every_type_of_block_has_a_writer_here_and_in_the_template() -> None:
    assert set(WRITERS) == set(get_args(Block))
    template = TEMPLATE.read_text(encoding="utf-8")
    shown = template[template.index("#let writers = (") :]
    table = Table("c", (Column("a"),), ())
    for kind in ("prose", "notice", "facts", "table", "heat", "card"):
        assert f"{kind}: " in shown.splitlines()[0]
    assert with_blocks(table)["blocks"][0]["is"] == "table"


@pytest.mark.parametrize("name", sample.RESULTS)
def test_the_data_is_plain(name: str) -> None:
    for language in Language:
        held = data_of(sample.report(name, language))
        assert json.loads(json.dumps(held, ensure_ascii=False)) == held
        assert held["language"] == language


def test_a_link_to_nowhere_is_text() -> None:
    blocks = with_blocks(Prose(((Ref("there", "b"), " ", Ref("nowhere", "c"), Target("b")),)))["blocks"]
    ref, _, nowhere, target = blocks[0]["paragraphs"][0]
    assert (ref["is"], nowhere, target["is"]) == ("ref", "nowhere", "target")
    assert ref["to"] == target["to"]


def test_line_breaks_stand_alone() -> None:
    lines = with_blocks(Facts((Fact("a", (("b\nc",),)),)))["blocks"][0]["rows"][0]["lines"]
    assert lines == [["b", "\n", "c"]]


def test_a_row_without_anything_but_its_heading_is_left_to_be_filled_in() -> None:
    columns = (Column("Role"), Column("Name"))
    rows = with_blocks(Table("c", columns, ((("role",), ("",)), (("role",), ("x",)))))["blocks"][0]["rows"]
    assert [row["blank"] for row in rows] == [True, False]


def test_short_facts_stand_on_one_page_and_long_ones_may_go_on() -> None:
    short, long = with_blocks(Facts((Fact("a", (("b",),)),)), Facts((Fact("a", (("b" * LONG_ROW,),)),)))["blocks"]
    assert (short["long"], long["long"]) == (False, True)


@pytest.mark.parametrize(("rows", "long"), [(18, False), (LONG_MAP + 1, True)])
def test_a_heat_map_that_fits_stands_on_one_page(rows: int, long: bool) -> None:
    late = LateRows(lambda: (HeatRow("r", (), ()),) * rows)
    heat = HeatMap("c", "h", late, (), Table("c", (Column("a"),), ()))
    assert with_blocks(heat)["blocks"][0]["long"] is long


def card_rows(*facts: Fact) -> list[dict[str, Any]]:
    card = ControlCard(anchor="a", id="1", title="t", kind="k", badges=(), points="", text="", facts=facts)
    rows: list[dict[str, Any]] = with_blocks(card)["blocks"][0]["facts"]
    return rows


def test_a_short_fact_stands_beside_another_and_a_long_one_alone() -> None:
    facts = (Fact("回答", (("実施済み",),)), Fact("措置", (("長" * 60,),)), Fact("区分", (("事業者が実施",),)))
    first, long = card_rows(*facts)
    assert [one["label"] for one in first["beside"]] == ["区分"]
    assert (long["label"], long["beside"]) == ("措置", [])


def test_no_fact_of_a_card_is_lost() -> None:
    facts = tuple(Fact(f"項目{number}", (("値" * number,),)) for number in range(1, 40))
    rows = card_rows(*facts)
    labels = [one["label"] for row in rows for one in (row, *row["beside"])]
    assert sorted(labels) == sorted(fact.label for fact in facts)


@pytest.mark.parametrize(
    ("items", "listed"), [(("甲", "乙"), True), (("甲", "長" * 60), False), (("甲\n乙", "丙"), False)]
)
def test_only_short_items_of_a_list_stand_in_one_line(items: tuple[str, ...], listed: bool) -> None:
    assert [row["listed"] for row in card_rows(Fact("証跡", tuple((item,) for item in items)))] == [listed]


def test_a_wide_table_has_more_columns_in_each_part_on_its_side() -> None:
    words = SiftWords(title="", search="", any="", value="", differing="", amount="")
    table = Table("c", tuple(map(Column, "abcdefg")), ((*(("x",) for _ in range(7)),),), wide=Wide(1, 4, words))
    report = sample.report(next(iter(sample.RESULTS)), Language.EN)._replace(sections=(), cover=(table,))
    counts = [len(data_of(report._replace(landscape=side))["cover"]) for side in (False, True)]
    assert counts == [2, 1]
