"""Every sample report in every format and language, byte for byte; ``--update-golden`` writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from ismap_check.model.text import Language
from ismap_check.renderers.formats import PAGES
from tests.unit.report import sample

FOLDER = Path(__file__).parent / "reports"
EVERY = [(name, page, language) for name in sample.RESULTS for page in PAGES for language in Language]


@pytest.mark.parametrize(("name", "page", "language"), EVERY)
def test_the_report_is_as_it_was(name: str, page: str, language: Language, update_golden: bool) -> None:
    path = FOLDER / f"{name}.{language}{PAGES[page].suffixes[0]}"
    rendered = PAGES[page].render(sample.report(name, language))
    if update_golden:
        path.write_bytes(rendered)
    assert rendered == path.read_bytes(), "look at the difference; if it is meant, run pytest --update-golden"


def test_no_golden_file_is_left_over() -> None:
    names = {f"{name}.{language}{PAGES[page].suffixes[0]}" for name, page, language in EVERY}
    assert {path.name for path in FOLDER.iterdir()} == names
