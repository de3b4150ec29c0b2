"""The documentation says what is so: generated parts are fresh and links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.repository import ROOT, name_of
from tools.build_docs import filled, pages

WRITTEN_BY_DEMO = {ROOT / "report.md", ROOT / "report.en.md"}
PAGES = sorted({*ROOT.glob("*.md"), *pages()} - WRITTEN_BY_DEMO)
LINK = re.compile(r"\[[^\]]*\]\((?!https?://|mailto:)([^)\s]+)\)")


def slug(heading: str) -> str:
    """Return the anchor a heading gets on the usual hosts: letters and digits, spaces as hyphens."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def anchors(page: Path) -> set[str]:
    return {slug(line.lstrip("#")) for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("#")}


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_generated_parts_are_fresh(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert filled(text) == text, "run `make docs`"


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        file, _, anchor = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        assert target.is_relative_to(ROOT)
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_both_languages_of_a_page_link_to_each_other() -> None:
    for page in PAGES:
        other = page.with_name(page.name.replace(".ja.md", ".md"))
        if page.name.endswith(".ja.md") and other.exists():
            assert f"]({other.name})" in page.read_text(encoding="utf-8")
            assert f"]({page.name})" in other.read_text(encoding="utf-8")
