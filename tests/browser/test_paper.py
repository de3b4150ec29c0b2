"""The printed page is A4 in a browser whose own paper is another one, and lies as the reader or the report says."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ismap_check.model.text import Language
from tests.browser.pages import write_page
from tests.unit.report import sample

pytestmark = pytest.mark.needs("chromium", "playwright", "pdftotext")
UPRIGHT, ON_SIDE = (595, 842), (842, 595)


@pytest.mark.parametrize(
    ("landscape", "asked", "size"),
    [(False, False, UPRIGHT), (False, True, ON_SIDE), (True, False, ON_SIDE)],
)
def test_the_paper(
    landscape: bool, asked: bool, size: tuple[int, int], open_page: Callable[..., Any], tmp_path: Path
) -> None:
    report = sample.report("plain", Language.JA)._replace(landscape=landscape)
    page = open_page(write_page(tmp_path, report))
    printed = tmp_path / "printed.pdf"
    printed.write_bytes(page.pdf(prefer_css_page_size=True, landscape=asked))
    told = subprocess.run(["pdfinfo", "-l", "-1", printed], capture_output=True, check=True).stdout.decode()
    sizes = {(round(float(wide)), round(float(high))) for wide, high in re.findall(r"size: +(\S+) x (\S+) pts", told)}
    assert sizes == {size}
