"""Wide tables in a real browser: filters, the first column in sight, every width, no barriers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ismap_check.i18n.words import load_words
from ismap_check.model.text import Language
from ismap_check.report.compared import build_comparison
from tests.browser.conftest import OpenPage
from tests.browser.pages import write_page
from tests.unit.comparison.market_of_three import ALL_DONE, CONDITIONAL, MUST_OPEN, candidate, compared

pytestmark = pytest.mark.needs("chromium", "noto-cjk", "playwright")

SHOWN = "document.querySelectorAll('#compare\\\\/controls tbody tr:not([hidden])').length"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return the page of twelve vendors."""
    answers = (ALL_DONE, MUST_OPEN, CONDITIONAL)
    found = compared(*(candidate(f"v{n}", answers[n % 3], f"長い名前のサービス{n}") for n in range(12)))
    return write_page(tmp_path, build_comparison(found, load_words(Language.JA)))


def strip(page: Any) -> Any:
    return page.locator("[id='compare/controls'] .sift")


def test_rows_are_filtered_by_words_difference_and_verdict(open_page: OpenPage, source: Path) -> None:
    page = open_page(source)
    assert page.evaluate(SHOWN) == 3
    strip(page).locator("[type=checkbox]").check()
    assert page.evaluate(SHOWN) == 2
    assert strip(page).locator("[role=status]").text_content() == "3行のうち2行"
    strip(page).locator("select[data-by=value]").select_option("不充足")
    assert page.evaluate(SHOWN) == 1
    strip(page).locator("select[data-by=value]").select_option("")
    strip(page).locator("[type=search]").fill("ｓ１")
    assert page.evaluate(SHOWN) == 1
    strip(page).locator("[type=search]").fill("")
    strip(page).locator("[type=checkbox]").uncheck()
    assert (page.evaluate(SHOWN), strip(page).locator("[role=status]").text_content()) == (3, "")


def test_the_first_column_stays_in_sight(open_page: OpenPage, source: Path) -> None:
    page = open_page(source)
    left = "document.querySelector('#compare\\\\/controls tbody th').getBoundingClientRect().left"
    before = page.evaluate(left)
    page.evaluate("document.querySelector('#compare\\\\/controls .room').scrollLeft = 300")
    assert page.evaluate("document.querySelector('#compare\\\\/controls .room').scrollLeft") > 100
    assert page.evaluate(left) == before


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_page_itself_never_moves_sideways(open_page: OpenPage, source: Path, width: int) -> None:
    page = open_page(source, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
