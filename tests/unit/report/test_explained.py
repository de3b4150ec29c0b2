"""The score explained: sums that add up exactly, and a reason for every verdict that needs one."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ismap_check.i18n.words import load_words
from ismap_check.model.catalogue import MandatoryExclusion
from ismap_check.model.profile import Response, Status
from ismap_check.model.text import Language
from ismap_check.report import Report, build_report
from ismap_check.report.asked import Asked, Filter, FilterKey
from ismap_check.report.blocks import Table
from tests.unit.assessment import builders
from tests.unit.report import sample, walk

PLAIN = sample.report("plain", Language.EN)
UNSUITED = "媒体がないため。"
CASES = [
    ("M", Response(status=Status.PARTIAL), "It is implemented in part, which earns half of its points."),
    ("M", Response(status=Status.PLANNED), "What is planned earns nothing until it is done."),
    ("M", Response(status=Status.NOT_IMPLEMENTED), "It is not implemented, so it earns nothing."),
    ("M", Response(status=Status.ALTERNATIVE), "An alternative without a reason does not count."),
    ("M", Response(status=Status.ALTERNATIVE, reason=UNSUITED), "An alternative with a reason counts"),
    ("M", Response(status=Status.INHERITED), "It is left to the service underneath, which is not enough here."),
    ("M", Response(status=Status.NOT_SELECTED, reason=UNSUITED), "Refused: a mandatory control cannot be left un"),
    ("M", Response(status=Status.NOT_APPLICABLE, reason=UNSUITED), "Refused: a mandatory control can only be left out"),
    ("M", Response(status=Status.NOT_APPLICABLE), "It was excluded without a reason, so it counts as unanswered."),
    ("S1", Response(status=Status.NOT_SELECTED, reason=UNSUITED), "It was not selected, so it is not in the score."),
    ("S1", Response(status=Status.NOT_APPLICABLE, reason=UNSUITED), "It was excluded with a reason"),
]


def built(answers: dict[str, Response]) -> Report:
    return build_report(builders.judge(builders.profile(answers)), load_words(Language.EN))


def why(report: Report, control: str) -> str:
    """Return the reason on a card; empty without one."""
    return "".join(walk.facts(walk.cards(report)[f"test/{control}"]).get("Why this verdict", []))


@pytest.mark.parametrize(("control", "answer", "reason"), CASES)
def test_every_verdict_that_is_not_plain_has_its_reason(control: str, answer: Response, reason: str) -> None:
    assert why(built({control: answer}), control).startswith(reason)


def test_what_is_plainly_satisfied_needs_no_reason() -> None:
    assert why(built({"M": builders.IMPLEMENTED}), "M") == ""


def test_no_answer() -> None:
    assert why(built({}), "M") == "There is no answer, and the control is mandatory, so it counts as a gap."
    assert why(built({}), "S1") == "There is no answer."


def test_an_answer_to_the_objective() -> None:
    assert why(built({"O": builders.EXCLUDED}), "M") == "Objective O is excluded, so this is not in the score."
    assert why(built({"O": builders.IMPLEMENTED}), "S1") == "The rough answer to objective O stands for it."


def test_a_catalogue_that_lets_nothing_be_left_out() -> None:
    rules = builders.catalogue().rules
    strict = type(rules)(mandatory_exclusion=MandatoryExclusion.NEVER, selection=True)
    result = builders.judge(builders.profile({"M": builders.EXCLUDED}), builders.catalogue(rules=strict))
    assert why(build_report(result, load_words(Language.EN)), "M").startswith("Refused: this catalogue lets no")


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({}, "None of its details is answered."),
        ({"M": builders.NOT_IMPLEMENTED, "S1": builders.IMPLEMENTED}, "One mandatory detail is not satisfied"),
        ({"M": builders.PARTIAL}, "Not all of its details are satisfied"),
        (dict.fromkeys(("M", "S1", "S2", "S3"), builders.IMPLEMENTED), "All of its details in the score"),
        ({"O": builders.EXCLUDED}, "None of its details is in the score."),
    ],
)
def test_objectives_say_which_rule_decided(answers: dict[str, Response], reason: str) -> None:
    assert why(built(answers), "O").startswith(reason)


def amount(cell: str) -> Fraction:
    """Return a number of points as it is printed."""
    return Fraction(cell)


def tables(report: Report) -> list[list[list[str]]]:
    """Return the tables of the section on points: all chapters first, then one for each."""
    return [walk.rows(one) for one in walk.section(report, "/system/points").blocks if isinstance(one, Table)]


@pytest.mark.parametrize(
    "report", [PLAIN, sample.report("baselines", Language.EN), sample.report("carried", Language.EN)]
)
def test_rows_add_up_to_their_totals(report: Report) -> None:
    for one in walk.sections(report):
        if not one.anchor.endswith("/points"):
            continue
        for table in (walk.rows(block) for block in one.blocks if isinstance(block, Table)):
            *rows, total = table
            for place in (-1, -2):
                assert sum(amount(row[place]) for row in rows) == amount(total[place])
            assert amount(total[1]) == amount(total[-1]) + amount(total[-2])


def test_chapters_and_the_total_equal_the_numbers_of_the_catalogue() -> None:
    whole, *chapters = tables(PLAIN)
    low = sample.plain().judgements[0].catalogues[0].low
    assert (amount(whole[-1][1]), amount(whole[-1][3])) == (Fraction(low.possible, 2), Fraction(low.claimed, 2))
    by_title = {row[0]: row for row in whole}
    for rows in chapters:
        title = next(title for title, row in by_title.items() if row[-1] == rows[-1][-1] and row[1] == rows[-1][1])
        assert by_title[title][3] == rows[-1][4]


def test_controls_that_a_filter_hides_share_a_row() -> None:
    asked = Asked(only=(Filter(FilterKey.GAPS),))
    report = build_report(sample.plain(), load_words(Language.EN), asked)
    _, *chapters = tables(report)
    assert any("not match the filters" in row[0] for rows in chapters for row in rows)
    assert [rows[-1] for rows in chapters] == [rows[-1] for rows in tables(PLAIN)[1:]]


def test_the_stages_say_that_they_are_lower_ends_where_there_are_ranges() -> None:
    whole = built({"M": Response(status=Status.PLANNED)})
    notes = [
        block.note
        for report in (PLAIN, whole)
        for block in walk.blocks(report)
        if isinstance(block, Table) and block.caption == "Numbers and conclusion if actions are carried out"
    ]
    assert "lower ends" in notes[0]
    assert "lower ends" not in notes[-1]
