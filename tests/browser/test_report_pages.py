"""Every kind of report in a real browser: no barrier, nothing too wide, hostile text stays text, paper is complete."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from ismap_check.model.text import Language
from ismap_check.report.blocks import (
    Badge,
    Bar,
    Chart,
    Code,
    Column,
    ControlCard,
    Fact,
    Facts,
    Fill,
    LegendKey,
    Line,
    Link,
    Notice,
    Prose,
    Ref,
    Report,
    Section,
    Segment,
    Strong,
    Table,
    Target,
    Tone,
)
from tests.browser.barriers import CONTRAST_ONLY, barriers
from tests.browser.conftest import OpenPage
from tests.browser.pages import KINDS, write_page
from tests.unit.report import sample

pytestmark = pytest.mark.needs("chromium", "noto-cjk", "playwright")

UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"

HOSTILE = "<script>x()</script>\"'><img src=x onerror=x()></style></title></textarea>--><svg onload=x()>{{ 7*7 }}"


@pytest.mark.needs("axe")
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_barrier(open_page: OpenPage, tmp_path: Path, kind: str, language: Language) -> None:
    page = open_page(write_page(tmp_path, KINDS[kind](language)), bypass_csp=True, color_scheme="light")
    page.evaluate(UNFOLD)
    assert barriers(page) == []
    # Both languages show the same blocks in the same style: what stands out in the dark does so in either.
    if language is Language.JA:
        page.emulate_media(color_scheme="dark")
        assert barriers(page, CONTRAST_ONLY) == []


@pytest.mark.needs("axe")
def test_axe_finds_no_barrier_in_what_the_script_adds(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(write_page(tmp_path, sample.report("plain", Language.JA)), width=390, bypass_csp=True)
    page.evaluate("location.hash = '#system/1.1.1.3?q=ISM-104&group=verdict'")
    page.locator(".beyond").wait_for()
    page.evaluate(f"{UNFOLD}; showPanel(true)")
    assert barriers(page) == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_wider_than_the_window(open_page: OpenPage, tmp_path: Path, kind: str) -> None:
    page = open_page(write_page(tmp_path, KINDS[kind](Language.EN)))
    page.evaluate(f"{UNFOLD}; if (window.bar) showPanel(true);")
    for width in (320, 390, 640, 1000, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_words_without_an_end_widen_no_table(open_page: OpenPage, tmp_path: Path) -> None:
    columns = (Column("a"), Column("b"), Column("c"))
    table = Table("t", columns, ((("W" * 400,), ("word " * 99,), (Ref("W" * 400, "w"),)),))
    page = open_page(write_page(tmp_path, sample.report("plain", Language.EN)._replace(cover=(table,))))
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_at_twice_the_size_the_bar_leaves_room(open_page: OpenPage, tmp_path: Path) -> None:
    """A window of 1280 × 800 at 200 % is one of 640 × 400: nothing may stick there."""
    page = open_page(write_page(tmp_path, sample.report("plain", Language.JA)), width=640)
    page.set_viewport_size({"width": 640, "height": 400})
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    assert page.evaluate("getComputedStyle(bar).position") == "static"
    page.locator("footer").scroll_into_view_if_needed()
    assert page.evaluate("document.documentElement.style.getPropertyValue('--bar')") == "0px"


def hostile(language: Language) -> Report:
    """Return a report with hostile text in every place that can hold text."""
    every: Line = (
        HOSTILE,
        Badge(HOSTILE, Tone.BAD, HOSTILE),
        Ref(HOSTILE, f"a/{HOSTILE}"),
        Target(f"t/{HOSTILE}"),
        Link(HOSTILE, f"https://e.jp/{HOSTILE}"),
        Link(HOSTILE, "javascript:x()"),
        Link(HOSTILE, "data:text/html,<script>x()</script>"),
        Code(HOSTILE),
        Strong(HOSTILE),
    )
    facts = (Fact(HOSTILE, (every, every)),)
    table = Table(HOSTILE, (Column(HOSTILE), Column(HOSTILE, numeric=True)), ((every, every),), HOSTILE)
    chart = Chart(table, HOSTILE, (Bar((Segment(500, Fill.FULL),), HOSTILE),), (LegendKey(Fill.FULL, HOSTILE),))
    keys = next(card.keys for card in _cards(sample.report("plain", language)))
    card = ControlCard(
        f"c/{HOSTILE}",
        HOSTILE,
        HOSTILE,
        HOSTILE,
        (Badge(HOSTILE, Tone.BAD, HOSTILE),),
        HOSTILE,
        HOSTILE,
        facts,
        keys=keys,
    )
    chapter = Section(f"ch/{HOSTILE}", HOSTILE, blocks=(card,))
    blocks = (Prose((every,)), Facts(facts), table, chart, Notice(HOSTILE, Tone.BAD, (every,)))
    listed = Section("section/c/controls", HOSTILE, "1.1", blocks, (chapter,))
    part = Section(f"section/{HOSTILE}", HOSTILE, "1", sections=(listed,))
    cover = (Notice(HOSTILE, Tone.BAD, (every,)),)
    return sample.report("plain", language)._replace(
        title=HOSTILE, subject=HOSTILE, marking=HOSTILE, cover=cover, sections=(part,)
    )


def _cards(report: Report) -> list[ControlCard]:
    found: list[ControlCard] = []
    queue = list(report.sections)
    while queue:
        section = queue.pop()
        found += [block for block in section.blocks if isinstance(block, ControlCard)]
        queue += section.sections
    return found


def test_hostile_text_stays_text_wherever_it_stands(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(write_page(tmp_path, hostile(Language.JA)))
    page.evaluate(f"{UNFOLD}; wanted.group = 'verdict'; wanted.q = 'onerror'; showWanted(); showPanel(true);")
    page.locator(".copy").first.wait_for()
    counts = page.evaluate(
        "['script', 'style', 'img', 'title', 'textarea'].map((one) => document.querySelectorAll(one).length)"
    )
    assert counts == [1, 1, 0, 1, 0]
    assert page.evaluate("document.querySelectorAll('[onload], [onerror]').length") == 0
    targets = page.evaluate("[...document.querySelectorAll('[href]')].map((one) => one.protocol)")
    assert set(targets) <= {"file:", "https:"}
    assert page.evaluate("document.querySelector('h1').textContent").count(HOSTILE) == 2
    assert page.evaluate("document.title").count("<img src=x") == 2
    assert page.evaluate("document.querySelector('#bar-chapter').options[1].text") == HOSTILE
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 1280


@pytest.mark.needs("pdftotext")
def test_paper_shows_what_is_filtered_and_says_so(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(write_page(tmp_path, sample.report("plain", Language.JA)))
    whole = printed(page, tmp_path)
    page.fill("#bar-q", "パスキー")
    part = printed(page, tmp_path)
    for words in ("30日前までに通知する。", "管理者アカウントは、パスキーによる多要素認証を必須とする。"):
        assert words in whole
    assert "絞り込んで表示しています：詳細管理策1/" in part
    assert len(part) < len(whole)
    assert "管理策を検索" not in whole + part
    pages = {int(total) for total in re.findall(r"\d+/(\d+)(?=\f)", whole)}
    assert len(pages) == 1
    assert 5 < pages.pop() < 60


def printed(page: Any, folder: Path) -> str:
    """Return the text of the page on paper, blanks left out."""
    (folder / "report.pdf").write_bytes(page.pdf(prefer_css_page_size=True))
    done = subprocess.run(["pdftotext", "-layout", "report.pdf", "-"], cwd=folder, capture_output=True, check=True)
    return re.sub(r"[^\S\f]+", "", done.stdout.decode())


def test_a_page_without_cards_keeps_the_chosen_theme_in_its_address(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(write_page(tmp_path, KINDS["coverage"](Language.EN)), color_scheme="light")
    page.select_option("#theme", "dark")
    page.wait_for_function("location.hash.includes('theme=dark')")
    page.reload()
    assert page.input_value("#theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"
