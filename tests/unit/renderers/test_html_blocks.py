"""Blocks in HTML: what each type looks like."""

from __future__ import annotations

from ismap_check.renderers.html_blocks import blocks
from ismap_check.report.blocks import (
    Bar,
    Chart,
    Column,
    ControlCard,
    Fact,
    Facts,
    Fill,
    LegendKey,
    Notice,
    Prose,
    Segment,
    Table,
    Tone,
)

TABLE = Table(
    caption="c", columns=(Column("章"), Column("評点", numeric=True)), rows=((("1",), ("50.0 %",)),), note="n"
)


def test_several_lines_stand_under_one_label() -> None:
    assert blocks((Facts((Fact("証跡", (("a",), ("b",))),)),), 2) == "<dl><dt>証跡<dd>a<dd>b</dl>"
    assert blocks((Facts(()),), 2) == ""


def test_a_card_without_points_or_text_leaves_them_out() -> None:
    bare = ControlCard(anchor="a/1", id="1", title="t", kind="k", badges=(), points="", text="", facts=())
    assert blocks((bare,), 5) == (
        "<details><summary><h5><i>1</i> t</h5><span></span><i>k</i></summary><p id=a/1></details>"
    )


def test_a_notice_carries_its_tone() -> None:
    assert blocks((Notice(title="t", tone=Tone.BAD, paragraphs=(("<p>",),)),), 2).splitlines() == [
        '<div class="notice bad">',
        '<p class="lead">t</p>',
        "<p>&lt;p&gt;</p>",
        "</div>",
    ]


def test_a_table_leaves_out_what_html_supplies() -> None:
    source = blocks((TABLE,), 2)
    assert "<thead><tr><th scope=col>章<th scope=col class=n>評点</thead>" in source
    assert "<tr><th scope=row class=short>1<td>50.0\xa0%\n" in source
    assert "<figcaption><p>n</p></figcaption>" in source


def test_bars_stand_after_the_first_cell() -> None:
    bar = Bar((Segment(400, Fill.FULL), Segment(100, Fill.PALE)), "50 of 100")
    source = blocks((Chart(table=TABLE, column="内訳", bars=(bar,), legend=(LegendKey(Fill.FULL, "証跡つき"),)),), 2)
    assert '<th scope=row class=short>1<td class=bar><svg class="bar" role="img" aria-label="50 of 100"' in source
    assert '<rect class="full" x="0.0%" width="40.0%" height="100%"/>' in source
    assert '<rect class="pale" x="40.0%" width="10.0%" height="100%"/>' in source
    assert "</svg>証跡つき</span>" in source


def test_no_score_has_no_bar() -> None:
    source = blocks((Chart(table=TABLE, column="内訳", bars=(None,), legend=()),), 2)
    assert "<td class=bar><td>" in source


def test_blocks_follow_each_other() -> None:
    assert blocks((Prose((("a",), ("b",))), Prose((("c",),))), 2) == "<p>a</p>\n<p>b</p>\n<p>c</p>"
