"""What changed, on a terminal: within the columns, also with long conclusions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ismap_check.cli.difference_page import difference_page
from ismap_check.cli.paint import Paint
from ismap_check.cli.screen import Screen
from ismap_check.comparison.difference import difference
from ismap_check.i18n.width import width_of
from ismap_check.i18n.words import load_words
from ismap_check.model.difference import Difference
from ismap_check.model.text import Language
from tests.unit.assessment.builders import catalogue, failed, judge, passed, profile, review
from tests.unit.report.difference.test_build import AFTER, BEFORE, GROUPED


def reviewed() -> Difference:
    tree = catalogue(GROUPED, groups=("1", "2"))
    after = {**BEFORE, "E": replace(BEFORE["E"], measure="改めた。")}
    before = judge(profile(AFTER), tree, reviews=[review({"A": failed()})])
    return difference(before, judge(profile(after), tree, reviews=[review({"A": passed()})]))


def drawn(language: Language, columns: int) -> list[str]:
    screen = Screen(words=load_words(language), columns=columns, paint=Paint(on=False))
    return difference_page(reviewed(), screen, whole=True).split("\n")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("columns", [60, 70, 80])
def test_every_line_fits(language: Language, columns: int) -> None:
    assert [line for line in drawn(language, columns) if width_of(line) > columns] == []


def test_a_conclusion_that_has_no_room_beside_the_other_stands_beneath_it() -> None:
    (place,) = (place for place, line in enumerate(drawn(Language.EN, 60)) if "Conclusion as verified" in line)
    assert drawn(Language.EN, 60)[place + 1].strip() == "-> meets the conditions"
    beside = "Conclusion as verified  does not meet the conditions -> meets"
    assert any(beside in line for line in drawn(Language.EN, 80))


def test_a_verdict_that_stayed_is_told_once() -> None:
    told = [line for line in drawn(Language.EN, 80) if line.startswith("  E ")]
    assert told
    assert all("->" not in line for line in told)
