"""``diff`` as a user runs it: on the terminal, as a report, as a check, and with what does not fit together."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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


def diff(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ismap_check", "--lang", "en", "diff", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_a_regression_is_shown_and_fails_only_when_asked(changed: Path) -> None:
    before = SAMPLES / "kasumi-genai/profile.yaml"
    shown = diff(before, changed, *DAY)
    assert shown.returncode == 0
    assert "Regressed: 1" in shown.stdout
    assert max(map(len, shown.stdout.splitlines())) <= 80
    assert diff(before, changed, *DAY, "--fail-on", "regression").returncode == 1
    assert diff(changed, before, *DAY, "--fail-on", "regression").returncode == 0
    assert diff(before, changed, *DAY, "--fail-on", "regression", "--exit-zero").returncode == 0


def test_a_kept_result_stands_for_its_profile(changed: Path, tmp_path: Path) -> None:
    before, kept = SAMPLES / "kasumi-genai/profile.yaml", tmp_path / "result.json"
    command = [sys.executable, "-m", "ismap_check", "report", str(before), *DAY, "--exit-zero", "-o", str(kept)]
    subprocess.run(command, check=True, capture_output=True)
    assert diff(kept, changed, *DAY).stdout == diff(before, changed, *DAY).stdout


def test_reports_are_written_and_inputs_never_are(changed: Path, tmp_path: Path) -> None:
    before, page = SAMPLES / "kasumi-genai/profile.yaml", tmp_path / "changes.html"
    assert diff(before, changed, *DAY, "-o", page).returncode == 0
    assert "Why the score changed" in page.read_text(encoding="utf-8")
    old = changed.read_bytes()
    refused = diff(before, changed, *DAY, "-f", "md", "-o", changed)
    assert (refused.returncode, changed.read_bytes()) == (2, old)


def test_two_services_are_not_compared() -> None:
    told = diff(SAMPLES / "kasumi-genai/profile.yaml", SAMPLES / "aoba-cloud/profile.yaml", *DAY)
    assert (told.returncode, "services differ" in told.stderr) == (2, True)


def test_standard_input_can_be_only_one_side() -> None:
    told = diff("-", "-")
    assert (told.returncode, "one of the two" in told.stderr) == (2, True)


def test_a_report_looks_back(changed: Path, tmp_path: Path) -> None:
    before, page = SAMPLES / "kasumi-genai/profile.yaml", tmp_path / "report.md"
    command = [sys.executable, "-m", "ismap_check", "--lang", "en", "report", str(changed), *DAY, "--exit-zero"]
    told = subprocess.run(
        [*command, "--previous", str(before), "--level", "executive", "-o", str(page)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert "Regressed: 1" in page.read_text(encoding="utf-8")
    refused = subprocess.run(
        [*command, "--previous", "profiles/aoba-cloud/profile.yaml"], capture_output=True, text=True, check=False
    )
    assert (refused.returncode, "services differ" in refused.stderr) == (2, True)
