"""What a report says of reviews and waivers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ismap_check.i18n.words import load_words
from ismap_check.model.result import AssessmentResult
from ismap_check.model.review import Correction, FollowUp, FollowUpResult, Review
from ismap_check.model.text import Language, Text
from ismap_check.renderers.html_filter import bar
from ismap_check.renderers.markdown_page import render
from ismap_check.report import build_report
from ismap_check.report.asked import Asked, Level
from ismap_check.report.blocks import Chart, Notice, Table
from tests.unit.assessment.builders import (
    AS_OF,
    IMPLEMENTED,
    PARTIAL,
    catalogue,
    failed,
    judge,
    passed,
    profile,
    review,
    waivers,
)
from tests.unit.report import walk

TREE = ("M must", "S -", "N must")
ANSWERS = {"M": IMPLEMENTED, "S": IMPLEMENTED, "N": PARTIAL}


def judged(*reviews: Review) -> AssessmentResult:
    documents = [waivers("N", "Z"), waivers("A-1", catalogue="elsewhere")]
    return judge(profile(ANSWERS), catalogue(TREE), reviews=reviews, waivers=documents)


def written(*reviews: Review, language: Language = Language.EN) -> str:
    return render(build_report(judged(*reviews), load_words(language))).decode()


@pytest.mark.parametrize("language", Language)
def test_every_state_has_its_words(language: Language) -> None:
    entries = {"M": failed(note="一件が漏れていた。", grade="major"), "S": passed(digest="0" * 64)}
    text = written(review(entries), language=language)
    assert "一件が漏れていた。" in text
    assert "{" not in text


def test_the_waived_gap_stays_a_gap_and_says_until_when() -> None:
    text = written()
    row = next(line for line in text.splitlines() if line.startswith("| [N") and "waived until" in line)
    assert "2027\\-03\\-31" in row or "2027-03-31" in row
    assert "1 mandatory gap is accepted by a waiver" in text


def test_waivers_of_unknown_controls_and_of_other_catalogues_are_listed() -> None:
    lines = [line for line in written().splitlines() if "no such leaf" in line or "catalogue not judged" in line]
    assert [line.split("|")[1].strip().replace("\\", "") for line in lines] == ["Z", "elsewhere/A-1"]


def test_without_a_review_nothing_is_said_of_one() -> None:
    assert "As verified" not in written()


def test_a_correction_is_overdue_until_it_was_seen_closed() -> None:
    late = Correction(agreed="直す。", due=date(2026, 10, 31))
    seen = Correction(agreed="直す。", due=late.due, follow_up=FollowUp(seen_on=AS_OF, result=FollowUpResult.CLOSED))
    assert "overdue" in written(review({"M": failed(note="x", correction=late)})).split("Due days")[0]
    assert "× overdue" not in written(review({"M": failed(note="x", correction=seen)}))


def test_a_review_may_bring_grades_of_its_own() -> None:
    grades = {"重": Text("重大な懸念", "Serious concern"), "軽": None}
    text = written(review({"M": failed(note="x", grade="重"), "S": passed(note="y", grade="軽")}, grades=grades))
    assert text.index("Serious concern") < text.index("軽 |")


def test_design_only_is_told_from_design_and_operation() -> None:
    text = written(review({"M": passed(), "S": passed(operation=None)}))
    assert "| Details passing in design and operation | 1 |" in text
    assert "| Details passing in design only | 1 |" in text


def test_the_page_for_who_decides_shows_gaps_as_claimed_and_as_verified() -> None:
    result = judged(review({"M": failed()}))
    report = build_report(result, load_words(Language.EN), Asked(level=Level.EXECUTIVE))
    (standing,) = (block.table for block in report.cover if isinstance(block, Chart) and len(block.table.columns) > 6)
    numbers = result.judgements[0].catalogues[0]
    assert numbers.verified
    claimed, verified = numbers.low.gaps, numbers.verified.numbers.gaps
    assert claimed != verified
    assert walk.said(standing.rows[0][-1]) == f"claimed: {claimed}\nverified: {verified}"


def test_programs_are_told_of_on_the_cover_and_not_on_the_page_for_who_decides() -> None:
    result = replace(judged(review({"M": failed()})), failed_on=("mandatory",))
    whole, page = (
        build_report(result, load_words(Language.EN), Asked(level=level)) for level in (Level.FULL, Level.EXECUTIVE)
    )
    assert (str(whole.cover).count("exit code"), str(page.cover).count("exit code")) == (2, 0)
    for report in (whole, page):
        notices = [block for block in report.cover if isinstance(block, Notice) and block.concludes]
        assert [notice.title.startswith("As verified") for notice in notices] == [False, True]
        shown = bar(report)
        assert shown is None or shown.conclusion == notices[-1]


def test_the_page_for_who_decides_has_no_column_without_a_word() -> None:
    result = judged(review({"M": failed()}))
    report = build_report(result, load_words(Language.EN), Asked(level=Level.EXECUTIVE))
    tables = [block for block in report.cover if isinstance(block, Table)]
    (actions,) = (one for one in tables if one.caption.startswith("What to do first"))
    closed = [action.closes_gap for action in result.judgements[0].catalogues[0].actions]
    assert ("Mandatory gap" in [column.label for column in actions.columns]) is any(closed)


def test_gaps_as_verified_are_counted_beside_those_as_claimed() -> None:
    assert "As verified, there are 2 mandatory gaps. See: [Review](" in written(review({"M": failed()}))
    assert "As verified, there" not in written()
