"""Levels and filters change what is shown, never a number."""

from __future__ import annotations

from typing import Any

import pytest

from ismap_check.i18n.words import load_words
from ismap_check.model.catalogue import Requirement
from ismap_check.model.result import Verdict
from ismap_check.model.text import Language
from ismap_check.report import Report, build_report
from ismap_check.report.asked import EVERYTHING, Asked, Audience, Filter, FilterKey, Level
from ismap_check.report.blocks import Chart, Facts, Notice, Table
from ismap_check.report.links import without_dead_links
from tests.unit.report import sample, walk
from tests.unit.report.sample_catalogues import SYSTEM

GAPS = Filter(FilterKey.GAPS)


def built(name: str, language: Language = Language.EN, **asked: Any) -> Report:
    return build_report(sample.RESULTS[name](), load_words(language), EVERYTHING._replace(**asked))


def only(*filters: Filter) -> set[str]:
    """Return the anchors of the cards that a filtered report shows."""
    return set(walk.cards(built("plain", only=filters)))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", sample.RESULTS)
@pytest.mark.parametrize("asked", [Asked(level=level) for level in Level] + [Asked(only=(GAPS,))], ids=str)
def test_every_link_leads_somewhere(name: str, language: Language, asked: Asked) -> None:
    report = built(name, language, **asked._asdict())
    assert set(walk.refs(report)) <= set(walk.anchors(report))


def test_the_page_for_who_decides_is_one_page() -> None:
    report = built("plain", level=Level.EXECUTIVE)
    assert report.sections == ()
    assert isinstance(report.cover[0], Notice)
    tables = [one.table if isinstance(one, Chart) else one for one in report.cover if isinstance(one, Chart | Table)]
    assert all(len(table.rows) <= 5 for table in tables)
    assert tables[0].rows == walk_cover(built("plain"))[0].rows


def walk_cover(report: Report) -> list[Table]:
    """Return the tables of a cover without their links, as the short page shows them."""
    cover = without_dead_links(report._replace(sections=())).cover
    return [one.table for one in cover if isinstance(one, Chart)]


def test_managers_get_conclusions_without_cards() -> None:
    whole, report = built("plain"), built("plain", level=Level.MANAGER)
    assert not walk.cards(report)
    kept = {one.anchor for one in walk.sections(report)}
    left_out = {one.anchor for one in walk.sections(whole)} - kept
    assert {"section/system/gaps", "section/system/actions", "section/system/chapters"} <= kept
    assert {"section/system/controls", "section/evidence", "section/inputs"} <= left_out


def test_filters_choose_details_and_what_stands_above_them() -> None:
    result = sample.plain().judgements[0].catalogues[0]
    gaps = {f"system/{one.id}" for one in result.controls if one.low.gap}
    shown = only(GAPS)
    assert gaps < shown
    assert all(one in gaps or any(gap.startswith(f"{one}.") for gap in gaps) for one in shown)


def test_same_keys_are_alternatives_and_different_keys_all_hold() -> None:
    one, two = Filter(FilterKey.VERDICT, Verdict.PARTIAL), Filter(FilterKey.VERDICT, Verdict.UNANSWERED)
    must = Filter(FilterKey.REQUIREMENT, Requirement.MANDATORY)
    leaves = {f"system/{leaf.id}" for leaf in SYSTEM.leaves}
    assert only(one, two) & leaves == (only(one) | only(two)) & leaves
    assert only(one, must) & leaves == only(one) & only(must) & leaves


def test_chapters_findings_and_assignees() -> None:
    leaves = {f"system/{leaf.id}" for leaf in SYSTEM.leaves}
    assert only(Filter(FilterKey.CHAPTER, "2")) & leaves == {one for one in leaves if one.startswith("system/2")}
    assert only(Filter(FilterKey.FINDING, "planned-overdue")) & leaves == {"system/1.1.1.3"}
    assert only(Filter(FilterKey.ASSIGNEE, "青木")) & leaves == {"system/1.1.1.3"}


def test_a_filter_changes_no_number() -> None:
    whole, some = built("plain"), built("plain", only=(GAPS,))
    for name in ("/system/verdict", "/system/chapters", "/system/actions"):
        assert numbers(whole, name) == numbers(some, name)
    assert walk.rows(next(one for one in whole.cover if isinstance(one, Chart))) == walk.rows(
        next(one for one in some.cover if isinstance(one, Chart))
    )


def numbers(report: Report, ending: str) -> list[list[list[str]]]:
    """Return the tables of a section as text."""
    return [walk.rows(one) for one in walk.section(report, ending).blocks if isinstance(one, Table | Chart)]


def test_the_cover_says_how_many_of_how_many_are_shown() -> None:
    said = cover_facts(built("plain", only=(GAPS, Filter(FilterKey.CHAPTER, "1"))))["Controls shown"]
    assert said[0] == "mandatory gaps, chapter or section: 1"
    assert "1 of 11 detailed controls are shown" in said[1]
    assert "none matches the filters" in said[2]
    assert "Controls shown" not in cover_facts(built("plain"))


def cover_facts(report: Report) -> dict[str, list[str]]:
    """Return the cover's facts as text by label."""
    return {
        row.label: [walk.said(line) for line in row.lines]
        for block in report.cover
        if isinstance(block, Facts)
        for row in block.rows
    }


def test_a_list_that_shows_some_says_so() -> None:
    report = built("plain", only=(Filter(FilterKey.CHAPTER, "2"),))
    gaps = walk.section(report, "/system/gaps")
    assert walk.said(next(walk.lines(gaps.blocks[0]))).startswith("This shows the")


def test_nothing_that_matches_is_said() -> None:
    report = built("plain", only=(GAPS, Filter(FilterKey.VERDICT, Verdict.SATISFIED)))
    assert not walk.cards(report)
    assert walk.said(next(walk.lines(walk.section(report, "/system/gaps").blocks[0]))) == (
        "Nothing here matches the filters."
    )


def test_the_public_report_names_no_control() -> None:
    assert not walk.cards(built("plain", audience=Audience.PUBLIC))
    assert {one.anchor for one in walk.sections(built("baselines", audience=Audience.PUBLIC))} >= {
        "extract/scope",
        "extract/system",
        "extract/events",
    }
