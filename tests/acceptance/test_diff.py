"""``diff`` as a user runs it: on the terminal, as a report, as a check, and with what does not fit together."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.unit.cli.program import Done, ismap_check

SAMPLES = Path("profiles")
DAY = ("--as-of", "2026-11-15")


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """Return a copy of a sample in which one answer got worse."""
    folder = tmp_path / "kasumi-genai"
    shutil.copytree(SAMPLES / "kasumi-genai", folder)
    profile = folder / "profile.yaml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace("status: implemented", "status: not-implemented", 1), encoding="utf-8")
    return profile


def diff(*arguments: str | Path) -> Done:
    return ismap_check("--lang", "en", "diff", *arguments)


def test_a_regression_is_shown_and_fails_only_when_asked(changed: Path) -> None:
    before = SAMPLES / "kasumi-genai/profile.yaml"
    shown = diff(before, changed, *DAY)
    assert shown.code == 0
    assert "Regressed: 1" in shown.out
    assert max(map(len, shown.out.splitlines())) <= 80
    assert diff(before, changed, *DAY, "--fail-on", "regression").code == 1
    assert diff(changed, before, *DAY, "--fail-on", "regression").code == 0
    assert diff(before, changed, *DAY, "--fail-on", "regression", "--exit-zero").code == 0


def test_judged_by_another_baseline_is_said_where_nothing_regressed(tmp_path: Path) -> None:
    profile, pilot, limited = SAMPLES / "kasumi-genai/profile.yaml", tmp_path / "p.json", tmp_path / "l.json"
    for baseline, kept in (("pilot", pilot), ("limited", limited)):
        asked = ("--baseline", baseline, "--as-of", "2026-11-15", "--exit-zero", "-o", kept)
        assert ismap_check("report", profile, *asked).code == 0
    shown = diff(pilot, limited).out
    assert "The baselines differ (pilot last time, limited this time)." in shown
    assert "No control is worse than last time, but the conclusion is\n" in shown
    assert "No control is worse than last time\n" in diff(limited, pilot).out


def test_a_stricter_condition_is_no_reason_to_say_that_nothing_differs(tmp_path: Path) -> None:
    profile, usual, strict = SAMPLES / "kasumi-genai/profile.yaml", tmp_path / "u.json", tmp_path / "s.json"
    for more, kept in (((), usual), (("--threshold", "score=99", "--fail-under", "99"), strict)):
        assert ismap_check("report", profile, *DAY, *more, "--baseline", "pilot", "--exit-zero", "-o", kept).code == 0
    shown = diff(usual, strict)
    assert "No control is worse than last time, but the conclusion is\n" in shown.out
    assert shown.code == 0, "what the kept result was asked to fail on is no matter of this run"
    assert diff(profile, profile, *DAY, "--fail-under", "100").code == 1
    refused = diff(profile, strict, *DAY, "--fail-on", "mandatory")
    assert (refused.code, "--fail-on cannot be used" in refused.err) == (2, True)
    assert diff(strict, profile, *DAY, "--baseline", "pilot", "--fail-on", "mandatory").code == 0
    assert "Nothing differs from last time\n" in diff(usual, usual).out


def test_a_kept_result_stands_for_its_profile(changed: Path, tmp_path: Path) -> None:
    before, kept = SAMPLES / "kasumi-genai/profile.yaml", tmp_path / "result.json"
    assert ismap_check("report", before, *DAY, "--exit-zero", "-o", kept).code == 0
    assert diff(kept, changed, *DAY).out == diff(before, changed, *DAY).out


def test_reports_are_written_and_inputs_never_are(changed: Path, tmp_path: Path) -> None:
    before, page = SAMPLES / "kasumi-genai/profile.yaml", tmp_path / "changes.html"
    assert diff(before, changed, *DAY, "-o", page).code == 0
    assert "Why the score changed" in page.read_text(encoding="utf-8")
    old = changed.read_bytes()
    refused = diff(before, changed, *DAY, "-f", "md", "-o", changed)
    assert (refused.code, changed.read_bytes()) == (2, old)


def test_two_services_are_not_compared() -> None:
    told = diff(SAMPLES / "kasumi-genai/profile.yaml", SAMPLES / "aoba-cloud/profile.yaml", *DAY)
    assert (told.code, "services differ" in told.err) == (2, True)


def test_standard_input_can_be_only_one_side() -> None:
    told = diff("-", "-")
    assert (told.code, "one of the two" in told.err) == (2, True)


def test_a_report_looks_back(changed: Path, tmp_path: Path) -> None:
    before, page = SAMPLES / "kasumi-genai/profile.yaml", tmp_path / "report.md"
    command = ("--lang", "en", "report", changed, *DAY, "--exit-zero")
    told = ismap_check(*command, "--previous", before, "--level", "executive", "-o", page)
    assert told.code == 0, told.err
    assert "Regressed: 1" in page.read_text(encoding="utf-8")
    refused = ismap_check(*command, "--previous", "profiles/aoba-cloud/profile.yaml")
    assert (refused.code, "services differ" in refused.err) == (2, True)
