"""Pages of every kind of report, written from the samples."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from ismap_check.i18n.words import load_words
from ismap_check.model.gate import Outcome
from ismap_check.model.history import HistoryRecord, RecordedCatalogue
from ismap_check.model.result import AssessmentResult
from ismap_check.model.review import Correction
from ismap_check.model.text import Language, Text
from ismap_check.renderers.html_page import render
from ismap_check.report import Report, build_report
from ismap_check.report.asked import Asked, Audience, Level
from ismap_check.report.compared import build_comparison
from ismap_check.report.history import build_history
from ismap_check.report.plan.build import build_plan
from ismap_check.report.since import Earlier
from tests.unit.assessment.builders import failed, passed, review
from tests.unit.comparison.market_of_three import compared
from tests.unit.report import case_sample, coverage_sample, sample, statement_sample, test_reviews
from tests.unit.report.difference.test_build import AFTER, BEFORE, built, changed
from tests.unit.report.market.rows import vendor
from tests.unit.report.market.test_build import UNREAD, summary

RECORDED = RecordedCatalogue(
    catalogue="system",
    edition="2026-04",
    structure="0",
    outcome=Outcome.DOES_NOT_MEET,
    possible=20,
    claimed=10,
    evidenced=5,
    in_scope=10,
    answered=8,
    gaps=2,
    baseline="pilot",
    title=Text("システムの管理基準", "System controls"),
    baseline_title=Text("試行", "Pilot"),
)
RECORD = HistoryRecord(
    service="aoba-cloud",
    as_of=date(2026, 10, 1),
    tool_version="1.0",
    outcome=Outcome.DOES_NOT_MEET,
    inputs="0",
    catalogues=(RECORDED,),
)
VERIFIED = replace(
    RECORDED, verified=8, verified_possible=20, verified_outcome=Outcome.INCOMPLETE, edition="2027-04", structure="1"
)
RECORDS = (RECORD, replace(RECORD, as_of=date(2026, 9, 1), catalogues=(VERIFIED,), verified_outcome=Outcome.INCOMPLETE))
"""A history with everything that it can show: a day before the last, another edition, a review."""


def reviewed() -> AssessmentResult:
    """Return a result with a review, a correction that is late, and waivers."""
    late = Correction(agreed="直す。", due=date(2026, 10, 31))
    failing = failed(note="漏れがある。", grade="major", correction=late)
    return test_reviews.judged(review({"M": failing, "S": passed()}))


def unreviewed() -> AssessmentResult:
    """Return a result of the same service without a review."""
    return test_reviews.judged()


def reviewed_manager(language: Language) -> Report:
    """Return the report for a buyer's manager of what was reviewed, with what changed."""
    asked = Asked(level=Level.MANAGER, audience=Audience.BUYER)
    return build_report(reviewed(), load_words(language), asked, Earlier(unreviewed()))


KINDS: Mapping[str, Callable[[Language], Report]] = {
    "assessment": lambda language: sample.report("plain", language),
    "procurement": lambda language: case_sample.report("full", language),
    "coverage": lambda language: coverage_sample.report("full", language),
    "comparison": lambda language: build_comparison(compared(ranked=True), load_words(language)),
    "annex": lambda language: statement_sample.statement("plain", language),
    "extract": lambda language: statement_sample.extract("plain", language),
    "executive": lambda language: build_report(unreviewed(), load_words(language), Asked(level=Level.EXECUTIVE)),
    "reviewed": reviewed_manager,
    "requirements": lambda language: case_sample.report("annex", language),
    "questions": lambda language: case_sample.report("questions", language),
    "difference": lambda language: built(changed(BEFORE, AFTER), language),
    "plan": lambda language: build_plan(sample.plain(), load_words(language)),
    "history": lambda language: build_history(RECORDS, "0" * 64, "1.0", load_words(language)),
    "portfolio": lambda language: summary([vendor(1), vendor(2, gaps=3), UNREAD, vendor(2)], language),
}
"""Every kind of page; what is public only is the extract."""


def write_page(folder: Path, report: Report, name: str = "report") -> Path:
    """Write a report as a page; return the file."""
    path = folder / f"{name}.{report.language}.html"
    path.write_bytes(render(report))
    return path
