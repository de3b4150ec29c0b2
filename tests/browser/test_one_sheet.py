"""The page for who decides is one sheet of A4, as PDF and printed by the browser, whatever stands on it."""

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
BASELINE = Path(__file__).parents[2] / "controls" / "baselines" / "all-ministries.yaml"
DAY = ("--as-of", "2026-11-15")
THREE = ("halcyon-models", "--baseline", "all-ministries")
REVIEWED = ("kasumi-genai", "--baseline", "pilot", "--review", "review.yaml", "--waivers", "waivers.yaml")
LOOKING_BACK = (*THREE, "--previous", "{before}")
THREE_BASELINES = (*REVIEWED, "--baseline", "limited", "--baseline", "all-ministries", "--fail-on", "mandatory")
TWICE_THREE = (*THREE, "--baseline", "{second}")


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the files that options above name: a second baseline of three catalogues, an earlier result."""
    folder = tmp_path_factory.mktemp("named")
    second, before = folder / "second.yaml", folder / "before.json"
    text = BASELINE.read_text(encoding="utf-8")
    second.write_text(text.replace('id: "all-ministries"', 'id: "second"', 1), encoding="utf-8")
    vendor, *options = THREE
    earlier = ("report", "profile.yaml", "--as-of", "2026-08-15", *options, "-o", str(before))
    assert ismap_check(*earlier, folder=PROFILES / vendor).code == 1
    return {"second": str(second), "before": str(before)}


@pytest.mark.needs("pdftotext")
@pytest.mark.needs("noto-cjk")
@pytest.mark.needs("chromium", "playwright")
@pytest.mark.parametrize(
    "asked",
    [THREE, REVIEWED, LOOKING_BACK, TWICE_THREE, THREE_BASELINES],
    ids=["three", "reviewed", "looking back", "twice three", "three baselines"],
)
def test_it_is_one_sheet(
    asked: tuple[str, ...], named: dict[str, str], open_page: Callable[..., Any], tmp_path: Path
) -> None:
    vendor, *options = (piece.format(**named) for piece in asked)
    files = [tmp_path / f"page.{language}.{suffix}" for language in Language for suffix in ("pdf", "html")]
    outputs = [piece for file in files for piece in ("-o", str(file))]
    done = ismap_check(
        "report", "profile.yaml", "--level", "executive", *DAY, *options, *outputs, folder=PROFILES / vendor
    )
    assert all(file.exists() for file in files), done.err
    for page in (file for file in files if file.suffix == ".html"):
        printed = page.with_suffix(".printed.pdf")
        printed.write_bytes(open_page(page).pdf(prefer_css_page_size=True))
    assert {file.name: _pages(file) for file in tmp_path.glob("*.pdf") if _pages(file) != 1} == {}


@pytest.mark.needs("pdftotext")
@pytest.mark.needs("noto-cjk")
@pytest.mark.parametrize("asked", [REVIEWED, ("aoba-cloud",)], ids=["reviewed", "with options"])
def test_it_is_one_sheet_on_its_side(asked: tuple[str, ...], tmp_path: Path) -> None:
    vendor, *options = asked
    for language in Language:
        file = tmp_path / f"page.{language}.pdf"
        asked_for = ("--level", "executive", "--landscape", "--marking", "機密性2情報", "--lang", language.value)
        ismap_check("report", "profile.yaml", *asked_for, *DAY, *options, "-o", str(file), folder=PROFILES / vendor)
        assert _pages(file) == 1, language


def _pages(file: Path) -> int:
    done = subprocess.run(["pdfinfo", file], capture_output=True, check=True)
    return int(re.findall(rb"^Pages: +(\d+)$", done.stdout, re.MULTILINE)[0])
