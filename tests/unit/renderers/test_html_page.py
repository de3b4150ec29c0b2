"""The HTML file as a whole: well formed, self-contained, safe, and made for every reader."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from collections import Counter
from functools import lru_cache

import pytest

from ismap_check.model.text import Language
from ismap_check.renderers.html_page import render
from tests.unit.renderers.page import Page
from tests.unit.report import sample, walk

EVERY = [(name, language) for name in sample.RESULTS for language in Language]
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@lru_cache
def source(name: str, language: Language) -> str:
    """Return a sample's HTML."""
    return render(sample.report(name, language)).decode()


@lru_cache
def page(name: str, language: Language) -> Page:
    """Return a sample's HTML, taken apart."""
    return Page(source(name, language))


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_it_is_well_formed(name: str, language: Language) -> None:
    assert source(name, language).startswith("<!doctype html>\n<html lang=")
    assert page(name, language).misfits == []


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_every_link_within_leads_somewhere_and_every_id_stands_once(name: str, language: Language) -> None:
    ids = Counter(page(name, language).values("id"))
    assert [one for one, times in ids.items() if times > 1] == []
    assert {href[1:] for href in page(name, language).values("href") if href.startswith("#")} <= set(ids)


def test_the_policy_allows_exactly_the_one_style_and_the_one_script() -> None:
    policy = page("plain", Language.JA).values("content")[0]
    hashes = {}
    for name in ("style", "script"):
        (found,) = re.findall(rf"<{name}>(.*?)</{name}>", source("plain", Language.JA), re.DOTALL)
        hashes[name] = base64.b64encode(hashlib.sha256(found.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; script-src 'sha256-{hashes['script']}'; style-src 'sha256-{hashes['style']}'; "
        "base-uri 'none'; form-action 'none'"
    )


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_no_other_script_runs_and_nothing_is_fetched(name: str, language: Language) -> None:
    found = page(name, language)
    names = Counter(tag for tag, _ in found.tags)
    assert names["script"] == 1
    assert not names.keys() & {"iframe", "img", "link", "object", "embed", "form", "base", "image", "use"}
    assert not [attribute for _, attributes in found.tags for attribute in attributes if attribute.startswith("on")]
    assert not found.values("style") + found.values("src") + found.values("xlink:href")
    outside = [href for href in found.values("href") if not href.startswith("#")]
    assert [href for href in outside if not href.startswith(("https://", "http://", "mailto:"))] == []


def test_vendor_text_is_text() -> None:
    found = page("plain", Language.EN)
    assert any('<script>alert("1")</script>' in text for text in found.within("dd"))
    assert any("[U+202E]fdp.exe[U+202C]" in text for text in found.within("dd"))
    assert "\u202e" not in source("plain", Language.EN)


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_headings_go_down_one_level_at_a_time(name: str, language: Language) -> None:
    levels = [int(tag[1]) for tag, _ in page(name, language).tags if tag in HEADINGS]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in itertools.pairwise(levels))


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_tables_say_what_their_headers_head(name: str, language: Language) -> None:
    found = page(name, language)
    scopes = [attributes.get("scope") for tag, attributes in found.tags if tag == "th"]
    tags = Counter(tag for tag, _ in found.tags)
    assert set(scopes) == {"col", "row"}
    behind_maps = sum(attributes.get("class") == "behind" for tag, attributes in found.tags if tag == "details")
    assert tags["caption"] + behind_maps == tags["table"] == tags["thead"]


def test_landmarks_language_and_a_way_past_the_contents() -> None:
    found = page("plain", Language.JA)
    tags = Counter(tag for tag, _ in found.tags)
    assert (tags["main"], tags["nav"], tags["header"], tags["footer"]) == (1, 1, 1, 1)
    assert found.tags[0] == ("html", {"lang": "ja"})
    first = next(attributes for tag, attributes in found.tags if tag == "a")
    assert first == {"class": "skip", "href": "#report"}


def test_bars_say_in_words_what_they_show() -> None:
    labels = [a.get("aria-label") for tag, a in page("plain", Language.EN).tags if tag == "svg" and a.get("role")]
    assert labels[0] == "score as claimed 39.2 – 60.7\xa0%, evidenced score 21.4 – 42.8\xa0%"
    assert all(labels)


def test_the_parts_of_a_bar_follow_each_other() -> None:
    rects = re.findall(r'<rect class="(\w+)" x="([\d.]+)%" width="([\d.]+)%"', source("plain", Language.EN))
    assert rects[:3] == [("full", "0.0", "21.4"), ("pale", "21.4", "17.8"), ("striped", "39.2", "21.5")]


def test_a_card_unfolds_for_links_to_it() -> None:
    """The anchor stands inside the folded part: browsers open it then."""
    assert re.search(r"</summary><p id=system/1\.1\.1\.1\.PB>", source("plain", Language.EN))


def test_cards_that_ask_for_attention_are_open() -> None:
    cards = walk.cards(sample.report("plain", Language.EN)).values()
    opened = [a for tag, a in page("plain", Language.EN).tags if tag == "details" and "open" in a]
    assert len(opened) == sum(card.open for card in cards)


def test_the_same_report_gives_the_same_bytes() -> None:
    report = sample.report("baselines", Language.JA)
    assert render(report) == render(report)
