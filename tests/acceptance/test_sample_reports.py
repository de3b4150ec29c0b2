"""The sample reports in reports/ are what the sample profiles give today."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.build_reports import ROOT, SAMPLES, Sample, write

REPORTS = ROOT / "reports"
MOST_BYTES = 5_000_000


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_the_reports_are_fresh(sample: Sample, tmp_path: Path, *, update_golden: bool) -> None:
    write([sample], REPORTS if update_golden else tmp_path)
    for name in sample.files:
        assert update_golden or (REPORTS / name).read_bytes() == (tmp_path / name).read_bytes(), "run `make reports`"


def test_every_sample_profile_has_its_reports_and_no_report_is_left_over() -> None:
    profiles = {path.parent.name for path in (ROOT / "profiles").glob("*/profile.yaml")}
    expected = {name for sample in SAMPLES for name in sample.files}
    assert {sample.name for sample in SAMPLES} == profiles
    assert {path.name for path in REPORTS.iterdir()} == expected


def test_the_reports_stay_small() -> None:
    assert sum(path.stat().st_size for path in REPORTS.iterdir()) < MOST_BYTES
