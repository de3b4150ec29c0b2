"""The report as a whole: its parts, its anchors, its words, the same for the same result."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from ismap_check.i18n.words import load_words
from ismap_check.model.text import Language
from ismap_check.report import build_report
from ismap_check.report.blocks import Badge, ControlCard, Tone
from tests.unit.report import sample, walk
from tests.unit.report.sample_catalogues import IMPORTED, SYSTEM

EVERY = [(name, language) for name in sample.RESULTS for language in Language]


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_every_link_leads_somewhere(name: str, language: Language) -> None:
    report = sample.report(name, language)
    assert set(walk.refs(report)) <= set(walk.anchors(report))


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_every_anchor_stands_once(name: str, language: Language) -> None:
    counted = Counter(walk.anchors(sample.report(name, language)))
    assert [anchor for anchor, times in counted.items() if times > 1] == []


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_the_same_result_gives_the_same_report(name: str, language: Language) -> None:
    again = build_report(sample.RESULTS[name](), load_words(language))
    assert again == sample.report(name, language)


@pytest.mark.parametrize("language", Language)
def test_every_control_has_a_card_with_a_stable_anchor(language: Language) -> None:
    cards = walk.cards(sample.report("plain", language))
    assert list(cards)[:3] == ["system/1.1.1", "system/1.1.1.1.PB", "system/1.1.1.2"]
    assert len(cards) == len(SYSTEM.controls) + len(IMPORTED.controls)


def test_a_second_judgement_of_a_catalogue_has_anchors_of_its_own() -> None:
    cards = walk.cards(sample.report("baselines", Language.EN))
    assert {"system/1.1.1.2", "full/system/1.1.1.2"} <= set(cards)
    assert cards["system/1.1.1.2"].kind == "detail, mandatory"
    assert cards["full/system/1.1.1.2"].kind == "detail, selectable"


def test_sections_are_numbered_where_they_are_cited() -> None:
    numbers = [section.number for section in walk.sections(sample.report("plain", Language.EN)) if section.number]
    assert numbers[:4] == ["1", "1.1", "1.2", "1.3"]
    assert len(numbers) == len(set(numbers))


def test_unmet_mandatory_controls_come_right_after_the_conclusion() -> None:
    part = sample.report("plain", Language.EN).sections[0]
    assert [section.title for section in part.sections][:3] == [
        "Conclusion and numbers",
        "Mandatory gaps",
        "Accepted exclusions of mandatory controls",
    ]


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_no_code_of_the_tool_shows_where_a_word_should_stand(name: str, language: Language) -> None:
    report = sample.report(name, language)
    badges = [piece.text for piece in walk.pieces(report) if isinstance(piece, Badge)]
    titles = [section.title for section in walk.sections(report)]
    assert [text for text in (*badges, *titles) if re.search(r"[a-z]_[a-z]|\{|None|not-[a-z]", text)] == []


def test_every_badge_has_a_mark_of_its_tone() -> None:
    report = sample.report("baselines", Language.JA)
    badges = [piece for piece in walk.pieces(report) if isinstance(piece, Badge)]
    badges += [one for card in walk.cards(report).values() for one in card.badges]
    marks = {tone: {badge.mark for badge in badges if badge.tone is tone} for tone in Tone}
    assert marks == {Tone.GOOD: {"○"}, Tone.PARTIAL: {"△", "？"}, Tone.BAD: {"×"}, Tone.MUTED: {"―"}}


def test_vendor_text_stays_as_it_was_written() -> None:
    card = walk.cards(sample.report("plain", Language.EN))["system/1.1.1.2"]
    assert walk.facts(card)["Measure"] == [sample.HOSTILE]


def test_an_empty_profile_still_makes_a_report() -> None:
    report = sample.report("empty", Language.EN)
    assert report.subject == "Void (Empty & Sons)"
    assert [block.kind for block in walk.blocks(report) if isinstance(block, ControlCard)] == ["detail, selectable"]
