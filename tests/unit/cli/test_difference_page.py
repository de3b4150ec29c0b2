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


def changed() -> list[str]:
    tree = catalogue(GROUPED, groups=("1", "2"))
    found = difference(judge(profile(BEFORE), tree), judge(profile(AFTER), tree))
    screen = Screen(words=load_words(Language.EN), columns=80, paint=Paint(on=False))
    return difference_page(found, screen, whole=False).split("\n")


def test_the_causes_of_the_change_are_told_and_add_up() -> None:
    """What reports say of chapters is on the terminal as well: parts from left to right, chapters downwards."""
    lines = changed()
    place = next(place for place, line in enumerate(lines) if line.startswith("Why the score changed"))
    told = [line.split()[-3:] for line in lines[place + 1 : lines.index("", place)]]
    *chapters, total = [[round(float(part) * 100) for part in row] for row in told]
    assert len(chapters) == 3
    assert all(earned + possible == both for earned, possible, both in (*chapters, total))
    assert [sum(column) for column in zip(*chapters, strict=True)] == total


def test_findings_are_told_by_code_with_what_they_are_about() -> None:
    lines = changed()
    new = next(place for place, line in enumerate(lines) if line.startswith("New findings: "))
    settled = next(place for place, line in enumerate(lines) if line.startswith("Settled findings: "))
    assert "  Mandatory control not satisfied: A" in lines[new:settled]
    departed = lines.index("Findings gone with controls that are no longer in the score: 1")
    assert "  Claim without evidence: A" in lines[settled:departed]
    assert lines[departed + 1] == "  Claim without evidence: C"


def test_an_answer_that_changed_tells_what_of_it_differs() -> None:
    lines = changed()
    assert lines[lines.index("Changed reason or other details: 1") + 1].split() == ["E", "reason"]
