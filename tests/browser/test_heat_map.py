"""The map of all controls in a real browser: one stop for the Tab key, arrow keys, links, every width and colour."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ismap_check.model.text import Language
from ismap_check.renderers.html_page import render
from tests.browser.conftest import OpenPage
from tests.unit.report import sample

pytestmark = pytest.mark.needs("chromium", "noto-cjk", "playwright")

FOCUSED = "document.activeElement.getAttribute('aria-label')"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return the page of a sample."""
    path = tmp_path / "report.html"
    path.write_bytes(render(sample.report("plain", Language.JA)))
    return path


def names(page: Any) -> list[str]:
    """Return the names of the first map's cells, in order."""
    cells = "[...document.querySelector('figure.heat').querySelectorAll('.cells a')]"
    found: list[str] = page.evaluate(f"{cells}.map((cell) => cell.getAttribute('aria-label'))")
    return found


def test_the_map_is_one_stop_and_arrow_keys_move_inside(open_page: OpenPage, source: Path) -> None:
    page = open_page(source)
    stops = "document.querySelector('figure.heat').querySelectorAll(`.cells a:not([tabindex='-1'])`).length"
    assert page.evaluate(stops) == 1
    order = names(page)
    page.locator("figure.heat .cells a").first.focus()
    for key, place in (
        ("ArrowRight", 1),
        ("ArrowRight", 2),
        ("ArrowLeft", 1),
        ("Control+End", -1),
        ("Control+Home", 0),
    ):
        page.keyboard.press(key)
        assert page.evaluate(FOCUSED) == order[place]
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUSED) != order[0]
    page.keyboard.press("ArrowUp")
    assert page.evaluate(FOCUSED) == order[0]
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.cells')") is None
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(FOCUSED) == order[1]
    assert page.evaluate(stops) == 1


def test_enter_follows_the_link_and_unfolds_the_card(open_page: OpenPage, source: Path) -> None:
    page = open_page(source)
    cell = page.locator("figure.heat .cells a[href='#system/1.2.1.1.B']")
    cell.focus()
    page.keyboard.press("Enter")
    assert page.locator("[id='system/1.2.1.1.B']").is_visible()


def test_the_title_of_the_control_is_told(open_page: OpenPage, source: Path) -> None:
    page = open_page(source)
    told = page.locator("figure.heat .told").first
    assert told.inner_text() == ""
    page.locator("figure.heat .cells a").first.focus()
    summary = page.locator("summary", has_text="1.1.1.1.PB").first.text_content()
    title, _, state = told.inner_text().partition(" · ")
    assert title in summary
    assert state == "不充足 必須（オプション契約時は充足）"


def test_without_a_script_every_cell_is_a_link(open_page: OpenPage, source: Path) -> None:
    page = open_page(source, java_script_enabled=False)
    cells = page.locator("figure.heat .cells a")
    assert cells.count() > 0
    assert page.locator("figure.heat [tabindex]").count() == 0
    assert not page.locator("figure.heat .hint").first.is_visible()


def test_cells_can_be_hit_and_told_apart_without_colours(open_page: OpenPage, source: Path) -> None:
    page = open_page(source, width=320, forced_colors="active")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    box = page.locator("figure.heat .cells a").first.bounding_box()
    assert min(box["width"], box["height"]) >= 24
    look = "(one) => getComputedStyle(document.querySelector(`.heat .cells ${one}`)).borderRadius"
    assert page.evaluate(look, ".must") != page.evaluate(look, "a:not(.must)")
