"""The bar over the cards in a real browser: search, conditions, order, links, paper; all of it by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ismap_check.model.text import Language
from tests.browser.conftest import OpenPage
from tests.browser.pages import write_page
from tests.unit.report import sample, walk

pytestmark = pytest.mark.needs("chromium", "noto-cjk", "playwright")

Opened = Callable[..., Any]
SHOWN = """[...document.querySelectorAll("[data-k] i:first-child")]
  .filter((one) => one.checkVisibility()).map((one) => one.textContent)"""
LOST = """[...lists[0].arranged.querySelectorAll("[data-k]:not([hidden])")].map((one) => cardOf.get(one).lost)"""
PRINT = """globalThis.print = () => {
  dispatchEvent(new Event("beforeprint"));
  globalThis.seen = cards.every(({ node }) => node.open && !node.hidden);
  dispatchEvent(new Event("afterprint"));
}"""


@pytest.fixture
def opened(open_page: OpenPage, tmp_path: Path) -> Opened:
    """Return a function that opens a sample's report."""

    def open_report(name: str = "plain", language: Language = Language.JA, **options: Any) -> Any:
        return open_page(write_page(tmp_path, sample.report(name, language), name), **options)

    return open_report


def shown(page: Any) -> list[str]:
    """Return the ids of the cards that can be seen, in the order in which they stand."""
    found: list[str] = page.evaluate(SHOWN)
    return found


def choose(page: Any, name: str, value: str) -> None:
    """Choose a line of one of the bar's lists."""
    if page.locator("#bar-panel").is_hidden():
        page.click("#bar-conditions")
    page.locator(f"[data-choice={name}]").select_option(value)


def arrive(page: Any, fragment: str) -> None:
    """Open the page anew at a fragment."""
    page.goto(page.url.partition("#")[0] + fragment)
    page.reload()


def details(name: str = "plain") -> int:
    """Return how many details a sample's report shows."""
    return sum(not card.objective for card in walk.cards(sample.report(name, Language.JA)).values())


def test_one_is_not_counted_in_the_plural(opened: Opened) -> None:
    page = opened(language=Language.EN)
    told = page.evaluate("[1, 2].map((n) => say('beside', { n }) + say('amount', { found: n, total: n }))")
    assert told == [" (and 1 objective)1 of 1 detail", " (and 2 objectives)2 of 2 details"]
    page.fill("#bar-q", "found nowhere")
    assert page.is_hidden("#bar-to-list")


def test_a_search_folds_width_and_case_and_looks_at_answers(opened: Opened) -> None:
    page = opened()
    page.fill("#bar-q", "パスキー")
    assert shown(page) == ["1.1.1", "1.1.1.1.PB"]
    assert page.inner_text("#bar-count") == f"詳細管理策 1 / {details()} 件"
    page.fill("#bar-q", "１．１．１．３")
    assert shown(page) == ["1.1.1", "1.1.1.3"]
    page.fill("#bar-q", "ｉｓｍ－１０４ パスキー")
    assert shown(page) == ["1.1.1", "1.1.1.1.PB"]
    page.fill("#bar-q", "どこにもない言葉")
    assert shown(page) == []
    assert page.locator(".filtered:visible").first.inner_text() == "条件に合う管理策はありません。"
    page.click("#bar-reset")
    assert len(shown(page)) == len(walk.cards(sample.report("plain", Language.JA)))
    assert page.locator(".filtered:visible").count() == 0


def test_labels_are_not_searched(opened: Opened) -> None:
    page = opened()
    page.fill("#bar-q", "個別管理策")
    assert shown(page) == []


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("verdict", "not-applicable", "not-applicable"),
        ("requirement", "mandatory", "mandatory"),
        ("finding", "mandatory-gap", "mandatory-gap"),
    ],
)
def test_every_condition_shows_the_details_that_meet_it(opened: Opened, name: str, value: str, expected: str) -> None:
    page = opened()
    choose(page, name, value)
    cards = walk.cards(sample.report("plain", Language.JA)).values()
    wanted = [
        card.id
        for card in cards
        if not card.objective
        and card.keys
        and expected in (card.keys.state, card.keys.requirement, *card.keys.findings)
    ]
    objectives = {card.id for card in cards if card.objective}
    assert wanted
    assert [one for one in shown(page) if one not in objectives] == wanted


def test_a_chapter_can_be_chosen_where_there_are_several(opened: Opened) -> None:
    page = opened()
    choose(page, "chapter", "system/2")
    assert shown(page)
    assert all(one.startswith("2") for one in shown(page))


def test_order_and_groups_and_back_again(opened: Opened) -> None:
    page = opened()
    before = shown(page)
    choose(page, "group", "none")
    choose(page, "sort", "lost")
    cards = {card.id: card for card in walk.cards(sample.report("plain", Language.JA)).values()}
    lost = page.evaluate(LOST)
    assert lost == sorted(lost, reverse=True)
    assert not any(cards[one].objective for one in shown(page))
    choose(page, "group", "verdict")
    heading = page.evaluate("lists[0].groups.find(({ box }) => !box.hidden).heading.textContent")
    assert heading.startswith("不充足（")
    choose(page, "group", "chapter")
    choose(page, "sort", "catalogue")
    assert shown(page) == before


def test_what_was_chosen_travels_with_the_address(opened: Opened) -> None:
    page = opened()
    choose(page, "requirement", "mandatory")
    choose(page, "group", "verdict")
    page.fill("#bar-q", "管理 者")
    page.locator("#theme").select_option("dark")
    page.wait_for_url("**theme=dark")
    before, address = shown(page), page.url
    arrive(page, "#" + address.partition("#")[2])
    assert page.input_value("#bar-q") == "管理 者"
    assert page.input_value("[data-choice=group]") == "verdict"
    assert shown(page) == before
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 24, 28)"
    page.click("#bar-reset")
    page.wait_for_url("**/*.html#?theme=dark")


def test_a_link_to_a_card_is_followed_whatever_is_filtered(opened: Opened) -> None:
    page = opened()
    arrive(page, "#system/1.1.1.3?finding=mandatory-gap&q=%E3%81%AA%E3%81%84%E8%A8%80%E8%91%89")
    card = page.locator("[data-k]", has=page.locator("[id='system/1.1.1.3']"))
    assert card.is_visible()
    assert card.get_attribute("open") is not None
    assert "リンクで指定されたため" in card.inner_text()
    assert "1.1.1.2" not in shown(page)
    page.evaluate("location.hash = '#system/1.1.1.2'")
    page.wait_for_url("**#system/1.1.1.2?**")
    assert "1.1.1.2" in shown(page)
    assert "1.1.1.3" not in shown(page)
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_link_to_a_chapter_that_is_filtered_away_ends_filtering(opened: Opened) -> None:
    page = opened()
    choose(page, "chapter", "system/2")
    page.keyboard.press("Escape")
    page.evaluate("location.hash = '#system/1'")
    page.locator("[id='system/1'] > :first-child").wait_for(state="visible")
    assert page.input_value("[data-choice=chapter]") == ""


def test_a_card_offers_the_link_to_it(opened: Opened) -> None:
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    page.fill("#bar-q", "1.1.1.1.PB")
    page.keyboard.press("Enter")
    page.evaluate("document.activeElement.parentElement.open = true")
    page.get_by_role("button", name="リンクをコピー 1.1.1.1.PB").click()
    page.locator(".said").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("file:///")
    assert copied.endswith(".html#system/1.1.1.1.PB")


def test_where_copying_is_refused_the_link_can_be_selected(opened: Opened) -> None:
    page = opened()
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    page.locator(".copy").first.click()
    page.locator(".said input").wait_for()
    assert "#system/" in page.input_value(".said input")


def test_the_keyboard_is_enough(opened: Opened) -> None:
    page = opened()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "bar-q"
    page.keyboard.type("通知")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.get_attribute("#bar-conditions", "aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert page.locator("#bar-panel").is_hidden()
    assert page.evaluate("document.activeElement.id") == "bar-conditions"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    before = page.evaluate("document.activeElement.parentElement.open")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.open") is not before


def test_what_has_the_focus_is_never_covered(opened: Opened) -> None:
    page = opened()
    page.click("#bar-conditions")
    page.locator("[data-k]:last-of-type > summary").last.focus()
    assert page.locator("#bar-panel").is_hidden()
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        top = page.evaluate("document.activeElement.getBoundingClientRect().top")
        inside = page.evaluate("bar.contains(document.activeElement)")
        assert inside or top >= page.evaluate("bar.getBoundingClientRect().bottom") - 1


def test_opening_and_closing_reach_what_is_shown(opened: Opened) -> None:
    page = opened()
    page.fill("#bar-q", "パスキー")
    left = "cards.filter(({ node }) => node.hidden).map(({ node }) => node.open)"
    before = page.evaluate(left)
    page.click("#bar-conditions")
    page.click("#bar-expand")
    assert page.evaluate("cards.filter(({ node }) => !node.hidden).every(({ node }) => node.open)")
    page.click("#bar-collapse")
    assert not page.evaluate("cards.some(({ node }) => !node.hidden && node.open)")
    assert page.evaluate(left) == before


def test_printing_everything_lifts_the_conditions_for_the_while(opened: Opened) -> None:
    page = opened()
    page.fill("#bar-q", "パスキー")
    page.click("#bar-conditions")
    page.evaluate(PRINT)
    page.click("#bar-print")
    assert page.evaluate("seen")
    assert shown(page) == ["1.1.1", "1.1.1.1.PB"]
    assert not page.evaluate("cards.every(({ node }) => node.open)")


def test_without_a_script_everything_is_there_but_the_bar(opened: Opened) -> None:
    page = opened(java_script_enabled=False)
    assert page.locator("#bar").is_hidden()
    assert page.locator("#theme").is_hidden()
    assert page.locator("[data-k]").count() == len(walk.cards(sample.report("plain", Language.JA)))
    assert page.locator("[data-k] > summary").first.is_visible()


@pytest.mark.parametrize(
    ("system", "chosen", "expected"), [("dark", "light", "rgb(255, 255, 255)"), ("light", "dark", "rgb(21, 24, 28)")]
)
def test_the_theme_can_be_chosen_against_the_system(opened: Opened, system: str, chosen: str, expected: str) -> None:
    page = opened(color_scheme=system)
    page.locator("#theme").select_option(chosen)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == expected
    page.locator("#theme").select_option("")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != expected


def test_an_order_that_nobody_offers_hides_nothing(opened: Opened) -> None:
    page = opened()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    arrive(page, "#?sort=__proto__&group=constructor")
    assert troubles == []
    assert len(shown(page)) == page.locator("[data-k]").count()
    assert [page.locator(f"[data-choice={one}]").input_value() for one in ("sort", "group")] == ["catalogue", "chapter"]


@pytest.mark.parametrize("name", ["verdict", "requirement", "chapter", "finding"])
def test_a_condition_that_nothing_meets_any_more_is_shown_and_met_by_nothing(opened: Opened, name: str) -> None:
    page = opened()
    arrive(page, f"#?{name}=bygone")
    assert shown(page) == []
    assert page.locator(f"#bar-{name}").input_value() == "bygone"
    page.evaluate("location.hash = '#'")
    page.locator("#bar-reset").click()
    assert len(shown(page)) == page.locator("[data-k]").count()
    assert page.locator(".unknown").count() == 0


@pytest.mark.parametrize("theme", ["sepia", "constructor"])
def test_a_theme_that_nobody_offers_is_the_systems(opened: Opened, theme: str) -> None:
    page = opened()
    arrive(page, f"#?theme={theme}")
    assert page.locator("#theme").input_value() == ""
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
