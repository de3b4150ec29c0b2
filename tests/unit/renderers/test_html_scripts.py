"""A page carries the scripts of what stands on it, and no others."""

from __future__ import annotations

from ismap_check.i18n.words import load_words
from ismap_check.model.text import Language
from ismap_check.renderers.html_filter import bar
from ismap_check.renderers.html_page import FOLDER, render
from ismap_check.renderers.html_scripts import CARDS, MAP, ROWS, SCRIPTS, WITH_CARDS, WITHOUT, WORDS, scripts_of
from ismap_check.report import Report
from ismap_check.report.compared import build_comparison
from tests.unit.comparison.market_of_three import compared
from tests.unit.report import coverage_sample, sample


def scripts(report: Report) -> set[str]:
    return set(scripts_of(report, bar(report)))


def test_every_script_has_its_place() -> None:
    assert sorted(SCRIPTS) == sorted(path.name for path in FOLDER.glob("*.js"))


def test_a_report_with_cards_has_all_that_serves_them() -> None:
    assert {*CARDS, MAP, WORDS, WITH_CARDS} <= (found := scripts(sample.report("plain", Language.EN)))
    assert not {ROWS, WITHOUT} & found


def test_a_comparison_filters_rows_and_no_cards() -> None:
    found = scripts(build_comparison(compared(ranked=False), load_words(Language.EN)))
    assert {ROWS, WORDS, WITHOUT} <= found
    assert not {*CARDS, MAP, WITH_CARDS} & found


def test_a_page_of_tables_starts_and_does_nothing_else() -> None:
    report = coverage_sample.report("full", Language.EN)
    assert not {*CARDS, MAP, ROWS, WORDS, WITH_CARDS} & scripts(report)
    assert len(render(report).decode().partition("<script>")[2].partition("</script>")[0]) < 5_000


def test_a_page_without_a_bar_has_no_script() -> None:
    report = sample.report("plain", Language.EN)
    bare = report._replace(words=report.words._replace(filter=None))
    assert scripts_of(bare, bar(bare)) == ()
    assert "<script>" not in render(bare).decode()
