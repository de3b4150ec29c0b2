"""The tables of formats: names, suffixes, and that each renders."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ismap_check.model.text import Language
from ismap_check.renderers.formats import PAGES, RECORDS
from tests.unit.report import sample

BINARY = (b"PK", b"%PDF")
ALL = (*PAGES.values(), *RECORDS.values())


def test_names_and_suffixes_are_told_apart() -> None:
    names = [one.name for one in ALL]
    suffixes = [suffix for one in ALL for suffix in one.suffixes]
    assert len(names) == len(set(names))
    assert len(suffixes) == len(set(suffixes))
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in suffixes)


@pytest.mark.needs("noto-cjk")
@pytest.mark.parametrize("name", PAGES)
def test_every_page_renders_every_sample(name: str) -> None:
    for sample_name in sample.RESULTS:
        for language in Language:
            rendered = PAGES[name].render(sample.report(sample_name, language))
            assert rendered.endswith(b"\n") or rendered.startswith(BINARY)


@pytest.mark.parametrize("name", RECORDS)
def test_every_record_renders(name: str) -> None:
    assert RECORDS[name].render(sample.plain())


def test_markdown_does_not_load_the_libraries_of_other_formats() -> None:
    program = (
        "import sys; from ismap_check.renderers.formats import PAGES; import ismap_check.renderers.markdown_page;"
        "sys.exit(bool({'jinja2', 'markupsafe', 'openpyxl', 'typst'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
