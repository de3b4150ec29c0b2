"""The page for who decides is one sheet of A4, as PDF and printed by the browser: three catalogues, or a review."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ismap_check.model.text import Language
from tests.unit.cli.program import ismap_check

PROFILES = Path(__file__).parents[2] / "profiles"
DAY = ("--as-of", "2026-11-15")
THREE = ("halcyon-models", "--baseline", "all-ministries")
REVIEWED = ("kasumi-genai", "--baseline", "pilot", "--review", "review.yaml", "--waivers", "waivers.yaml")


@pytest.mark.needs("pdftotext")
@pytest.mark.needs("noto-cjk")
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("asked", [THREE, REVIEWED], ids=["three", "reviewed"])
def test_it_is_one_sheet(
    asked: tuple[str, ...], language: Language, open_page: Callable[..., Any], tmp_path: Path
) -> None:
    vendor, *options = asked
    files = [tmp_path / f"page.{language}.{suffix}" for suffix in ("pdf", "html")]
    outputs = [piece for file in files for piece in ("-o", str(file))]
    done = ismap_check(
        "report", "profile.yaml", "--level", "executive", *DAY, *options, *outputs, folder=PROFILES / vendor
    )
    assert [file.exists() for file in files] == [True, True], done.err
    printed = tmp_path / "printed.pdf"
    printed.write_bytes(open_page(files[1]).pdf(prefer_css_page_size=True))
    assert [_pages(files[0]), _pages(printed)] == [1, 1]


def _pages(file: Path) -> int:
    done = subprocess.run(["pdfinfo", file], capture_output=True, check=True)
    return int(re.findall(rb"^Pages: +(\d+)$", done.stdout, re.MULTILINE)[0])
