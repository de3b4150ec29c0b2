"""The map of controls in HTML: light, escaped, with a name on every cell."""

from __future__ import annotations

import re

from ismap_check.renderers.html_blocks import blocks
from ismap_check.renderers.html_heat_map import map_of_cells
from ismap_check.report.blocks import (
    Badge,
    Column,
    HeatCell,
    HeatCluster,
    HeatKey,
    HeatMap,
    HeatRow,
    LateRows,
    Shade,
    Table,
    Tone,
)
from tests.unit.renderers.page import Page

HOSTILE = '"><script>alert(1)</script>\u202e'
ROW = (("9",), ("1",))


def heat_map(*cells: HeatCell, title: str = "9 アクセス制御", caption: str = "判定") -> HeatMap:
    """Return a map of one chapter."""
    return HeatMap(
        caption=caption,
        hint="矢印キー",
        rows=LateRows(lambda: (HeatRow(title, (Badge("不充足 1", Tone.BAD, "×"),), (HeatCluster("9.2.3", cells),)),)),
        keys=(HeatKey("不充足", "1", Shade.GAP, "×", must=True),),
        table=Table(caption="件数", columns=(Column("章"), Column("不充足", numeric=True)), rows=(ROW,)),
    )


GAP = HeatCell("ismap/9.2.3.11.PB", "9.2.3.11.PB 不充足 必須", Shade.GAP, "×", must=True)


def test_a_cell_is_a_named_link_with_its_mark() -> None:
    source = blocks((heat_map(GAP),), 4)
    cell = '<a href=#ismap/9.2.3.11.PB class="gap must" aria-label="9.2.3.11.PB 不充足 必須">×</a>'
    assert cell in source
    assert len(cell.encode()) <= 120


def test_a_selectable_control_has_the_other_shape() -> None:
    assert "<a href=#ismap/9.2.3.11.PB class=gap " in blocks((heat_map(GAP._replace(must=False)),), 4)


def test_without_a_card_a_cell_is_a_picture() -> None:
    source = blocks((heat_map(GAP._replace(anchor="")),), 4)
    assert '<i role=img class="gap must" aria-label="9.2.3.11.PB 不充足 必須">×</i>' in source
    assert "<a " not in source


def test_the_table_behind_is_folded_beneath() -> None:
    source = blocks((heat_map(GAP),), 4)
    behind = source[source.index("<details") :]
    assert behind.startswith('<details class="behind"><summary>件数</summary>')
    assert "<caption>" not in behind
    assert "<th scope=row class=short>9" in behind


def test_what_needs_a_script_is_hidden_without_one() -> None:
    page = Page(blocks((heat_map(GAP),), 4))
    assert [attributes["class"] for _, attributes in page.tags if "hidden" in attributes] == ["hint", "told"]


def test_hostile_titles_and_names_stay_text() -> None:
    cell = HeatCell(HOSTILE, HOSTILE, Shade.OK, HOSTILE, must=False)
    source = map_of_cells(heat_map(cell, title=HOSTILE, caption=HOSTILE))
    assert "<script" not in source
    assert "\u202e" not in source
    page = Page(source)
    assert page.misfits == []
    assert not re.search(r"\son\w+=", source)
    assert '"><script>alert(1)</script>[U+202E]' in page.values("aria-label")
