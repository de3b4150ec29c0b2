"""Every kind of report in every format and language; ``--update-golden`` writes the golden files anew.

Text is compared byte for byte, but for the styles and scripts that every page carries: those have tests of their own,
and would hide what differs. A workbook is compared by a plain list of its sheets, tables and cells, because nobody
could see a difference in its bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from ismap_check.model.text import Language
from ismap_check.renderers.formats import PAGES
from ismap_check.report import Report
from tests.unit.renderers.workbook import dump
from tests.unit.report import case_sample as cases
from tests.unit.report import compared_sample as sides
from tests.unit.report import coverage_sample as coverages
from tests.unit.report import sample
from tests.unit.report import statement_sample as stated

FOLDER = Path(__file__).parent / "reports"
REPORTS: dict[str, Callable[[Language], Report]] = {
    **{name: partial(sample.report, name) for name in sample.RESULTS},
    **{f"statement-{name}": partial(stated.statement, name) for name in stated.RESULTS},
    **{f"case-{name}": partial(cases.report, name) for name in cases.REPORTS},
    **{f"coverage-{name}": partial(coverages.report, name) for name in coverages.COVERED},
    **{f"extract-{name}": partial(stated.extract, name) for name in stated.RESULTS},
    "compared": sides.compared_report,
    "changed": sides.changed_report,
}
UNCOMPARED = {"pdf"}
"""Its bytes depend on the fonts that a machine has; tests/unit/renderers/test_pdf_page.py reads what it says."""
COMPARED = [page for page in PAGES if page not in UNCOMPARED]
EVERY = [(name, page, language) for name in REPORTS for page in COMPARED for language in Language]
READABLE: dict[str, Callable[[bytes], str]] = {"xlsx": dump}
"""Formats whose golden files hold what can be read in them."""
LOOKS = re.compile(rb"(?<=<style>)[^<]*(?=</style>)|(?<=<script>)[\s\S]*?(?=</script>)|(?<='sha256-)[^']*(?=')")
"""Styles, scripts and their hashes in a page."""


def golden(name: str, page: str, language: Language) -> Path:
    """Return where a report's golden file stands."""
    suffix = next(iter(PAGES[page].suffixes), f".{page}.md")
    return FOLDER / f"{name}.{language}{suffix}{'.txt' if page in READABLE else ''}"


@pytest.mark.parametrize(("name", "page", "language"), EVERY)
def test_the_report_is_as_it_was(name: str, page: str, language: Language, update_golden: bool) -> None:
    path = golden(name, page, language)
    rendered = PAGES[page].render(REPORTS[name](language))
    if page in READABLE:
        rendered = READABLE[page](rendered).encode()
    if page == "html":
        rendered = LOOKS.sub(b"...", rendered)
    if update_golden:
        path.write_bytes(rendered)
    assert rendered == path.read_bytes(), "look at the difference; if it is meant, run pytest --update-golden"


def test_no_golden_file_is_left_over() -> None:
    names = {golden(name, page, language).name for name, page, language in EVERY}
    assert {path.name for path in FOLDER.iterdir()} == names
