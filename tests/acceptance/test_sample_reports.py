"""The sample reports in reports/ are what the sample profiles give today."""

from __future__ import annotations

from pathlib import Path

import pytest

from ismap_check.documents.procurement_load import load_case
from ismap_check.sources.limits import Limits
from tests.unit.cli.program import ismap_check
from tools.build_market import BEFORE, NOW, files
from tools.build_reports import CASES, MARKETS, ROOT, SAMPLES, AnySample, write

REPORTS = ROOT / "reports"
MOST_BYTES = 5_000_000
MARKET_BYTES = 150_000


@pytest.mark.parametrize("sample", [*SAMPLES, *CASES, *MARKETS], ids=lambda sample: sample.name)
def test_the_reports_are_fresh(sample: AnySample, tmp_path: Path, *, update_golden: bool) -> None:
    if update_golden:
        write([sample], REPORTS)
    for arguments in sample.commands(tmp_path):
        assert ismap_check(*arguments, folder=ROOT).code == 0
    for name in sample.files:
        assert (REPORTS / name).read_bytes() == (tmp_path / name).read_bytes(), "run `make reports`"


def test_the_tool_writes_what_these_tests_compare(tmp_path: Path) -> None:
    sample = min(SAMPLES, key=lambda one: sum((REPORTS / name).stat().st_size for name in one.files))
    write([sample], tmp_path)
    assert {name: (tmp_path / name).read_bytes() for name in sample.files} == {
        name: (REPORTS / name).read_bytes() for name in sample.files
    }


def bidding(case: Path) -> set[str]:
    """Return the sample profiles that are bids of a case."""
    loaded = load_case(case, name=str(case), limits=Limits())
    assert loaded.value is not None, loaded.diagnostics
    return {(case.parent / bid.profile).resolve().parent.name for bid in loaded.value.case.bids}


def test_every_sample_has_its_reports_and_no_report_is_left_over() -> None:
    profiles = {path.parent.name for path in (ROOT / "profiles").glob("*/profile.yaml")}
    cases = {path.parent.name: path for path in (ROOT / "cases").glob("*/case.yaml")}
    assert {sample.name for sample in CASES} == set(cases)
    reported = {sample.name for sample in SAMPLES}
    assert reported <= profiles <= reported.union(*(bidding(path) for path in cases.values()))
    written = {name for sample in (*SAMPLES, *CASES, *MARKETS) for name in sample.files}
    assert {path.name for path in REPORTS.iterdir()} == written


def test_the_sample_market_is_what_its_generator_writes() -> None:
    made = files()
    assert {path: (ROOT / path).read_bytes() for path in made} == made
    there = {path.relative_to(ROOT) for folder in (NOW, BEFORE) for path in (ROOT / folder).rglob("*.*")}
    assert there == set(made)
    assert len([path for path in made if path.parent == NOW]) >= 12
    assert sum(map(len, made.values())) < MARKET_BYTES


def test_the_reports_stay_small() -> None:
    assert sum(path.stat().st_size for path in REPORTS.iterdir()) < MOST_BYTES
