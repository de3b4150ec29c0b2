"""How the questionnaire's page looks and weighs: no barrier, nothing too wide, and no more made than is shown."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ismap_check.model.text import Language
from tests.acceptance.bundled import bundled
from tests.browser.barriers import barriers
from tests.browser.conftest import OpenPage
from tests.browser.contrast import CONTRAST
from tests.browser.questionnaires import BLANK, FULL, answer, control, open_question, write_page

pytestmark = pytest.mark.needs("chromium", "noto-cjk", "playwright")

Opened = Callable[..., Any]
UNFOLD = """() => {
  folds.forEach((one) => setOpen(one, true));
  questions.forEach(goTo);
  document.querySelectorAll('details').forEach((one) => { one.open = true; });
}"""


@pytest.fixture
def opened(open_page: OpenPage, tmp_path: Path) -> Opened:
    """Return a function that writes a questionnaire and opens it."""

    def open_questionnaire(*what: Any, **options: Any) -> Any:
        return open_page(write_page(tmp_path, *what), **options)

    return open_questionnaire


@pytest.mark.needs("axe")
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_axe_finds_no_barrier(opened: Opened, width: int, scheme: str) -> None:
    page = opened(FULL, width=width, color_scheme=scheme, bypass_csp=True)
    for _ in range(2):
        assert barriers(page) == []
        page.evaluate(UNFOLD)


@pytest.mark.parametrize("language", Language)
def test_nothing_is_wider_than_the_window(opened: Opened, language: Language) -> None:
    page = opened(FULL, language)
    control(page, "vendor", "name").fill("長" * 300)
    page.evaluate(UNFOLD)
    for width in (320, 390, 800, 1000, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_what_is_behind_it(opened: Opened, scheme: str) -> None:
    page = opened(FULL, Language.EN, color_scheme=scheme)
    page.evaluate(UNFOLD)
    assert page.evaluate(CONTRAST) == []


def test_forced_colours_are_respected(opened: Opened) -> None:
    page = opened(BLANK)
    before = page.evaluate("getComputedStyle(document.querySelector('button.main')).backgroundColor")
    page.emulate_media(forced_colors="active")
    assert page.evaluate("getComputedStyle(document.querySelector('button.main')).backgroundColor") != before


def test_what_has_the_focus_is_never_covered(opened: Opened) -> None:
    page = opened()
    open_question(page, "1.1.1.2")
    page.evaluate("folds.forEach((one) => setOpen(one, true))")
    for _ in range(25):
        page.keyboard.press("Shift+Tab")
        bottom = page.evaluate("document.activeElement.getBoundingClientRect().bottom")
        assert page.evaluate("document.activeElement.closest('main') !== null")
        assert bottom > page.evaluate("document.querySelector('.files').getBoundingClientRect().bottom")


def test_troubles_belong_to_their_fields(opened: Opened) -> None:
    page = opened(BLANK)
    open_question(page, "1.1.1.2")
    answer(page, "1.1.1.2", "status").select_option("not-applicable")
    reason = answer(page, "1.1.1.2", "reason")
    assert reason.get_attribute("aria-invalid") == "true"
    described = reason.get_attribute("aria-describedby").split()
    assert "理由を書いてください" in " ".join(page.locator(f"#{one}").inner_text() for one in described)
    reason.fill("該当なし")
    assert "内容がありません" in " ".join(page.locator(f"#{one}").inner_text() for one in described)
    reason.fill("データを持たないため。")
    assert reason.get_attribute("aria-invalid") is None


def test_progress_follows_every_answer(opened: Opened) -> None:
    page = opened(BLANK)
    asked = page.evaluate("progressOf(questionsOf('system')).asked")
    open_question(page, "1.1.1.2")
    answer(page, "1.1.1.2", "status").select_option("implemented")
    page.get_by_text(f"{asked}件のうち1件に回答").wait_for()


def test_the_page_asks_for_no_more_than_its_policy_allows(tmp_path: Path) -> None:
    text = write_page(tmp_path).read_text(encoding="utf-8")
    assert "default-src 'none'; script-src 'sha256-" in text
    assert " style=" not in text.partition('<script type="application/json"')[0]
    embedded = text.partition('id="data">')[2].partition("</script>")[0]
    assert "<" not in embedded
    profile = json.loads(embedded)["profile"]
    assert {key: profile[key] for key in FULL} == FULL


def test_a_whole_catalogue_is_made_only_where_it_is_shown(opened: Opened) -> None:
    page = opened(BLANK, Language.JA, [bundled("ismap@2024-07")])
    elements = "document.querySelectorAll('main *').length"
    assert page.evaluate(elements) < 500
    page.get_by_label("言葉で探す", exact=False).fill("暗号")
    assert 0 < page.locator(".row").count() <= page.evaluate("MOST_ROWS")
    assert page.locator(".card").count() == 0
    page.get_by_role("button", name="絞り込みを解除").click()
    page.evaluate("folds.forEach((one) => setOpen(one, true))")
    assert page.locator(".row").count() == 1310
    assert page.locator(".card").count() == 0
