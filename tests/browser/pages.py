"""Pages of every kind of report, written from the samples."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from ismap_check.i18n.words import load_words
from ismap_check.model.text import Language
from ismap_check.renderers.html_page import render
from ismap_check.report import Report
from ismap_check.report.compared import build_comparison
from tests.unit.comparison.market_of_three import compared
from tests.unit.report import case_sample, coverage_sample, sample, statement_sample

KINDS: Mapping[str, Callable[[Language], Report]] = {
    "assessment": lambda language: sample.report("plain", language),
    "procurement": lambda language: case_sample.report("full", language),
    "coverage": lambda language: coverage_sample.report("full", language),
    "comparison": lambda language: build_comparison(compared(ranked=True), load_words(language)),
    "annex": lambda language: statement_sample.statement("plain", language),
    "extract": lambda language: statement_sample.extract("plain", language),
}


def write_page(folder: Path, report: Report, name: str = "report") -> Path:
    """Write a report as a page; return the file."""
    path = folder / f"{name}.{report.language}.html"
    path.write_bytes(render(report))
    return path
