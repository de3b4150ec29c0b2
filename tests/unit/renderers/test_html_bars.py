"""Bars as SVG: places in percent, a second bar beneath, a limit across, words for who cannot see them."""

from __future__ import annotations

import pytest

from ismap_check.renderers.html_bars import bar_svg, swatch
from ismap_check.report.blocks import Bar, Fill, Segment
from tests.unit.renderers.page import Page

BAR = Bar((Segment(400, Fill.FULL), Segment(100, Fill.PALE)), "50 of 100")


def rects(bar: Bar) -> list[dict[str, str | None]]:
    """Return the parts of a drawn bar."""
    return [attributes for tag, attributes in Page(bar_svg(bar)).tags if tag == "rect"]


def test_parts_stand_side_by_side() -> None:
    drawn = rects(BAR)
    assert [part["class"] for part in drawn] == ["track", "full", "pale"]
    assert [(part["x"], part["width"]) for part in drawn[1:]] == [("0.0%", "40.0%"), ("40.0%", "10.0%")]
    assert {part["height"] for part in drawn} == {"100%"}


def test_a_second_bar_stands_beneath_the_first() -> None:
    drawn = rects(BAR._replace(beneath=725))
    assert (drawn[-1]["class"], drawn[-1]["width"], drawn[-1]["y"]) == ("beneath", "72.5%", "72%")
    assert {part["height"] for part in drawn if part["class"] in {"full", "pale"}} == {"55%"}
    assert sum(part["class"] == "tick" for part in drawn) == 3


@pytest.mark.parametrize(("limit", "place"), [(0, "0.0%"), (800, "80.0%"), (1000, "99.6%")])
def test_a_limit_stays_inside_the_picture(limit: int, place: str) -> None:
    last = rects(BAR._replace(limit=limit))[-1]
    assert (last["class"], last["x"]) == ("limit", place)


def test_a_bar_is_a_picture_with_a_name() -> None:
    source = bar_svg(BAR._replace(label='<b onclick="x">'))
    assert 'role="img"' in source
    assert 'aria-label="&lt;b onclick=&quot;x&quot;&gt;"' in source
    assert "style=" not in source


@pytest.mark.parametrize("fill", Fill)
def test_every_fill_has_a_sample_for_legends(fill: Fill) -> None:
    assert f'class="{fill}"' in swatch(fill)
