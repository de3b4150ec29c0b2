"""Coverage on a terminal: within the columns, readable without colour, nothing that steers the terminal."""

from __future__ import annotations

import re

import pytest

from ismap_check.cli.coverage_page import SHOWN, coverage_page
from ismap_check.cli.paint import Paint
from ismap_check.cli.screen import Screen
from ismap_check.coverage.cover import Answered, cover
from ismap_check.i18n.width import width_of
from ismap_check.i18n.words import load_words
from ismap_check.model.text import Language
from tests.unit.assessment.builders import IMPLEMENTED
from tests.unit.coverage.maps import mapping, named
from tests.unit.report.coverage_sample import COVERED, covered

COLOUR = re.compile(r"\x1b\[[0-9;]+m")


def drawn(name: str, language: Language = Language.EN, columns: int = 80, *, colour: bool = False) -> str:
    screen = Screen(words=load_words(language), columns=columns, paint=Paint(colour))
    return coverage_page(covered(name), screen, whole=False)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("columns", [60, 80, 100])
@pytest.mark.parametrize("name", COVERED)
def test_every_line_fits(name: str, columns: int, language: Language) -> None:
    lines = drawn(name, language, columns).split("\n")
    assert [line for line in lines if width_of(line) > columns] == []


@pytest.mark.parametrize("name", COVERED)
def test_colour_adds_nothing_but_colour(name: str) -> None:
    painted = drawn(name, colour=True)
    assert COLOUR.search(painted)
    assert COLOUR.sub("", painted) == drawn(name)


@pytest.mark.parametrize("name", COVERED)
@pytest.mark.parametrize("language", Language)
def test_nothing_steers_the_terminal(name: str, language: Language) -> None:
    assert "\x1b" not in drawn(name, language)


def test_shares_by_chapter_then_proposals_with_their_reasons() -> None:
    shown = drawn("full")
    assert re.search(r"Whole catalogue +\[#{8}={2}\.{10}\] +40\.0 % +10\.0 % +50\.0 %\n", shown)
    assert re.search(r"  G Records +\[#{16}={4}\] ", shown)
    assert "G.1" not in shown.partition("Proposals:")[0]
    assert "source/a1 (implemented) > between/m1, contained in the original control" in shown
    assert "    because m1 > b3\n" in shown


def test_where_nothing_is_proposed_it_says_so() -> None:
    shown = drawn("bare")
    assert "There are no proposals." in shown
    assert "Mappings: -" in shown
    told = shown.partition("link to the catalogue asked about:")[2]
    assert " ".join(told.split()).startswith("The catalogue answered A proposal")


def test_only_the_first_proposals_are_shown_unless_all_are_asked_for() -> None:
    ids = [f"c{n}" for n in range(SHOWN + 2)]
    source, target = (named(name, *(f"{one} -" for one in ids)) for name in ("a", "b"))
    links = mapping("a b", *(f"{one} = {one}" for one in ids))
    found = cover(Answered(target, {}), [Answered(source, dict.fromkeys(ids, IMPLEMENTED))], [links])
    many = covered("full")._replace(coverage=found)
    screen = Screen(words=load_words(Language.EN), columns=80, paint=Paint(on=False))
    first, all_of_them = (coverage_page(many, screen, whole=whole) for whole in (False, True))
    assert (first.count("because"), all_of_them.count("because")) == (SHOWN, SHOWN + 2)
    assert first.endswith("  and 2 more (-v or -o shows all)\n")
