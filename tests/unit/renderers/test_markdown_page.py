"""The Markdown file as a whole: every heading, table, link and anchor survives a reader."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from ismap_check.model.text import Language
from ismap_check.renderers.markdown_page import render
from ismap_check.report.blocks import Table
from tests.unit.report import sample, walk

READER = MarkdownIt("commonmark", {"html": True}).enable("table")
EVERY = [(name, language) for name in sample.RESULTS for language in Language]


def page(name: str, language: Language) -> str:
    """Return a sample's Markdown."""
    return render(sample.report(name, language)).decode()


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_every_link_leads_to_an_anchor(name: str, language: Language) -> None:
    source = page(name, language)
    targets = set(re.findall(r'<span id="([^"]+)"></span>', source))
    assert set(re.findall(r"\]\(#([^)]+)\)", source)) <= targets


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_a_reader_finds_every_table_and_heading(name: str, language: Language) -> None:
    report = sample.report(name, language)
    rendered = READER.render(page(name, language))
    tables = [block for block in walk.blocks(report) if isinstance(block, Table) or hasattr(block, "table")]
    headings = len(list(walk.sections(report))) + len(walk.cards(report)) + 2
    assert rendered.count("<table>") == len(tables)
    assert len(re.findall(r"<h[1-6]>", rendered)) == headings


@pytest.mark.parametrize("language", Language)
def test_vendor_text_brings_in_no_markup(language: Language) -> None:
    rendered = READER.render(page("plain", language))
    allowed = r"</?(a|b|br|p|span|h[1-6]|ul|li|strong|code|table|thead|tbody|tr|th|td|blockquote|hr)\b"
    assert [tag for tag in re.findall(r"<[^>]*>", rendered) if not re.match(allowed, tag)] == []
    assert "javascript:" not in "".join(re.findall(r'href="[^"]*"', rendered))


def test_a_card_reads_as_a_short_list() -> None:
    source = page("plain", Language.EN)
    start = source.index('<span id="system/1.1.1.3"></span>')
    card = source[start : source.index("<span id=", start + 1)]
    assert card.splitlines() == [
        '<span id="system/1.1.1.3"></span>',
        "",
        "###### 1.1.1.3 Limits on shared IDs",
        "",
        "✗ not satisfied · detail, selectable · 0/1 point",
        "",
        "The provider keeps rules and records: Limits on shared IDs.",
        "",
        "- **Answer**: **planned**",
        "- **Due**: 2026-09-30",
        "- **Owner**: 人事部",
        "- **Assignee**: 青木",
        "- **Why this verdict**: What is planned earns nothing until it is done.",
        "- **Findings**:",
        "  - ✗ gap The verdict is “not satisfied” (basis of the item: inferred).",
        "  - ▲ warning Still planned although the due date (2026-09-30) has passed.",
        "- **Provenance**: inferred",
        "",
    ]


def test_the_file_ends_with_one_line_break_and_has_no_trailing_blanks() -> None:
    source = page("baselines", Language.JA)
    assert source.endswith("\n")
    assert not source.endswith("\n\n")
    assert [line for line in source.splitlines() if line != line.rstrip()] == []
    assert "\r" not in source


def test_the_same_report_gives_the_same_bytes() -> None:
    report = sample.report("baselines", Language.JA)
    assert render(report) == render(report)
