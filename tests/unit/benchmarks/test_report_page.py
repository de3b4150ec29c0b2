"""The page of 1,300 controls: its bytes can be counted without a browser."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from benchmarks.report_page import LARGEST
from benchmarks.synthetic import write_inputs
from ismap_check import assess, render
from ismap_check.model.text import Language


def test_the_page_of_1300_controls_keeps_its_limit_in_both_languages(tmp_path: Path) -> None:
    catalogue, profile = write_inputs(tmp_path)
    result = assess(profile, catalogues=[catalogue], as_of=date(2026, 11, 15))
    sizes = {language: len(render(result, "html", language)) for language in Language}
    assert {language: size for language, size in sizes.items() if size > LARGEST} == {}
