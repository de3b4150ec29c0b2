"""What the typesetter is given: every type of block, text that stays text, links that lead somewhere."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest

from ismap_check.model.text import Language
from ismap_check.renderers.pdf_data import WRITERS, data_of
from ismap_check.renderers.pdf_page import TEMPLATE
from ismap_check.report.blocks import Block, Column, Fact, Facts, Prose, Ref, Report, Section, Table, Target
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
