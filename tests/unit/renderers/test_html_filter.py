"""The bar offers what the cards carry, and cards carry their keys in one attribute."""

from __future__ import annotations

import re

from ismap_check.model.catalogue import Requirement
from ismap_check.model.result import OutBy, Verdict
from ismap_check.model.text import Language
from ismap_check.renderers.html_filter import bar, card_keys
from ismap_check.renderers.html_page import render
from ismap_check.report.keys import CardKeys
from tests.unit.report import case_sample, sample, walk


def test_keys_are_places_points_and_codes() -> None:
    keys = CardKeys(Verdict.NOT_SATISFIED, Requirement.MANDATORY, 6, 3, ("mandatory-gap", "due-missing"))
    assert card_keys(keys) == " data-k=2.0.6.3.mandatory-gap,due-missing"
    assert card_keys(CardKeys(OutBy.FACTS, Requirement.SELECTABLE, 0, 1)) == " data-k=7.1.0.1"
    assert card_keys(CardKeys(None, Requirement.SELECTABLE, 0, 0)) == " data-k=6.1.0.0"
    assert card_keys(None) == ""


def test_the_bar_offers_what_the_cards_carry() -> None:
    report = sample.report("plain", Language.JA)
    shown = bar(report)
    assert shown is not None
    keys = [card.keys for card in walk.cards(report).values() if card.keys]
    assert {one.value for one in shown.findings} == {code for key in keys for code in key.findings}
    assert {one.value for one in shown.states} == {key.state or "none" for key in keys}
    assert "不充足" in {one.label for one in shown.states}
    assert shown.conclusion == report.cover[0]


def test_every_key_on_the_page_is_one_that_the_bar_knows() -> None:
    page = render(sample.report("baselines", Language.EN)).decode()
    offered = dict(re.findall(r'<option value="([a-z-]+)" data-key="(\d)">', page))
    used = re.findall(r"<details[^>]* data-k=(\d)\.(\d)", page)
    assert len(used) > 10
    assert {state for state, _ in used} <= set(offered.values())


def test_pages_without_cards_have_no_bar_but_the_choice_of_theme() -> None:
    page = render(case_sample.report("full", Language.JA)).decode()
    assert 'id="bar"' not in page
    assert 'id="theme"' in page
