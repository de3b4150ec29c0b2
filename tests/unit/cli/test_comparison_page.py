"""Several on a terminal: within the columns, readable without colour."""

from __future__ import annotations

import re

import pytest

from ismap_check.cli.comparison_page import comparison_page
from ismap_check.cli.paint import Paint
from ismap_check.cli.screen import Screen
from ismap_check.comparison.candidates import Candidate
from ismap_check.i18n.width import width_of
from ismap_check.i18n.words import load_words
from ismap_check.model.text import Language
from tests.unit.assessment.builders import failed, review
from tests.unit.comparison.market_of_three import ALL_DONE, candidate, compared

COLOUR = re.compile(r"\x1b\[[0-9;]+m")


def drawn(language: Language, columns: int = 80, *, ranked: bool = False, colour: bool = False) -> str:
    screen = Screen(words=load_words(language), columns=columns, paint=Paint(colour))
    return comparison_page(compared(ranked=ranked), screen)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("columns", [60, 80, 100])
@pytest.mark.parametrize("ranked", [True, False])
def test_every_line_fits(columns: int, language: Language, ranked: bool) -> None:
    lines = drawn(language, columns, ranked=ranked).split("\n")
    assert [line for line in lines if width_of(line) > columns] == []


@pytest.mark.parametrize("language", Language)
def test_claimed_and_verified_stand_apart(language: Language) -> None:
    screen = Screen(words=load_words(language), columns=80, paint=Paint(on=False))
    reviewed = candidate("a", ALL_DONE, reviews=[review({"M": failed()})])
    page = comparison_page(compared(reviewed, candidate("b", ALL_DONE)), screen)
    assert [line for line in page.split("\n") if width_of(line) > 80] == []
    words = screen.words
    assert words("report.cover.verified") + words("term.outcome.does-not-meet") in page
    assert "".join(words("report.number.verified").split()) in "".join(page.split())
    assert words("compare.caution.claims") not in page


def test_colour_adds_nothing_but_colour() -> None:
    painted = drawn(Language.EN, colour=True)
    assert COLOUR.search(painted)
    assert COLOUR.sub("", painted) == drawn(Language.EN)


def test_what_steers_a_terminal_is_shown_not_obeyed() -> None:
    screen = Screen(words=load_words(Language.EN), columns=80, paint=Paint(on=False))
    found = compared(candidate("a", ALL_DONE, "evil\x1b[2J\u202e"), candidate("b", ALL_DONE))
    page = comparison_page(found, screen)
    assert "\x1b" not in page
    assert "\u202e" not in page


def test_where_one_file_is_left_that_is_why_nothing_is_compared() -> None:
    """No baseline would help: the hint of those that were judged by different ones stays away."""
    words, screen = load_words(Language.EN), Screen(words=load_words(Language.EN), columns=200, paint=Paint(on=False))
    page = comparison_page(compared(candidate("a", ALL_DONE), Candidate("b", "b.yaml", "", None)), screen)
    assert words("compare.nothing.one-left") in page
    assert words("compare.nothing.why") not in page
