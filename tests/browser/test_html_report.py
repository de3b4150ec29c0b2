"""The HTML report in a real browser: no network, no overflow, by keyboard, in the dark and on paper."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ismap_check.model.text import Language
from ismap_check.renderers.html_page import render
from tests.browser.conftest import OpenPage
from tests.browser.contrast import CONTRAST
from tests.unit.report import sample

pytestmark = pytest.mark.needs("chromium", "noto-cjk", "playwright")

Opened = Callable[..., Any]


@pytest.fixture
def opened(open_page: OpenPage, tmp_path: Path) -> Opened:
    """Return a function that opens a sample's report from a file."""

    def open_report(name: str = "plain", language: Language = Language.JA, **options: Any) -> Any:
        path = tmp_path / f"{name}.{language}.html"
        path.write_bytes(render(sample.report(name, language)))
        return open_page(path, **options)

    return open_report


@pytest.mark.parametrize("language", Language)
def test_nothing_is_wider_than_the_window(opened: Opened, language: Language) -> None:
    page = opened("baselines", language)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    for width in (320, 390, 800, 1000, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_style_is_applied_under_its_policy(opened: Opened) -> None:
    page = opened()
    assert page.evaluate("getComputedStyle(document.querySelector('.notice')).borderLeftWidth") == "6px"


def test_a_link_to_a_folded_card_unfolds_it(opened: Opened) -> None:
    page = opened()
    card = page.locator("details", has=page.locator("[id='system/1.2.1.1.B']"))
    assert card.get_attribute("open") is None
    page.locator("a[href='#system/1.2.1.1.B']").first.click()
    assert card.get_attribute("open") is not None
    assert page.locator("[id='system/1.2.1.1.B']").is_visible()


def test_the_keyboard_is_enough(opened: Opened) -> None:
    page = opened()
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert skip.evaluate("node => node === document.activeElement")
    assert skip.bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.url.endswith("#report")
    summary = page.locator("details:not([open]) > summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator("summary:focus").evaluate("node => node.parentElement.open")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_what_is_behind_it(opened: Opened, scheme: str) -> None:
    page = opened("baselines", Language.EN, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate(CONTRAST) == []


def test_dark_and_forced_colours_are_respected(opened: Opened) -> None:
    page = opened(color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 24, 28)"
    page.emulate_media(forced_colors="active")
    assert page.evaluate("getComputedStyle(document.querySelector('svg .full')).fill") != "rgb(127, 176, 220)"


def test_narrow_tables_name_their_columns_in_every_cell(opened: Opened) -> None:
    page = opened(width=390)
    label = page.evaluate("getComputedStyle(document.querySelector('td'), '::before').content")
    assert label == '"評点の内訳"'


@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize("language", Language)
def test_paper_shows_folded_cards_and_page_numbers(opened: Opened, language: Language, tmp_path: Path) -> None:
    page = opened("plain", language)
    (tmp_path / "report.pdf").write_bytes(page.pdf(prefer_css_page_size=True))
    done = subprocess.run(["pdftotext", "-layout", "report.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)
    text = done.stdout.decode()
    assert "1 / " in text
    assert "取引基本契約に情報セキュリティの条項を置く。" in text.replace("\n", "")
