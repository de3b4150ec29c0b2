"""The short report: one page, then what is behind it, about catalogues only."""

from __future__ import annotations

from ismap_check.i18n.words import load_words
from ismap_check.model.text import Language
from ismap_check.report.asked import EVERYTHING, Asked, Filter, FilterKey, Level
from ismap_check.report.build import build_report
from ismap_check.report.comment import build_comment
from tests.unit.report import sample

WORDS = load_words(Language.EN)


def test_it_is_the_executive_page_with_the_catalogues_conclusions() -> None:
    result = sample.plain()
    made = build_comment(result, WORDS, EVERYTHING)
    assert made.cover == build_report(result, WORDS, Asked(level=Level.EXECUTIVE)).cover
    anchors = [below.anchor for part in made.sections for below in part.sections]
    assert any(anchor.endswith("/gaps") for anchor in anchors)
    assert not [part.anchor for part in made.sections if part.anchor in {"section/inputs", "section/sign-off"}]


def test_a_filter_holds_behind_the_page() -> None:
    only = (Filter(FilterKey.GAPS),)
    assert build_comment(sample.plain(), WORDS, Asked(only=only)).sections
