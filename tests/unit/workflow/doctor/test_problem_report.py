"""A problem report helps those who read it, and tells them nothing that a file says."""

from __future__ import annotations

from pathlib import Path

import pytest

from ismap_check.sources.limits import Limits
from ismap_check.workflow.doctor import problem_report as module
from ismap_check.workflow.doctor.check import Check, State
from ismap_check.workflow.doctor.problem_report import look_at, problem_report
from ismap_check.workflow.shelf import Shelf

CANARY = "kanariya"
PROFILE = f"""kind: vendor-profile
schema: 1
{CANARY}-key: {CANARY}
vendor: {{name: [{CANARY}]}}
service: {{id: {CANARY}, name: {CANARY}, facts: {{{CANARY}_fact: {CANARY}}}}}
assessment: {{catalogues: {{{CANARY}: "{CANARY}"}}}}
responses:
  {CANARY}:
    "{CANARY}.1":
      status: {CANARY}
      measure: {{{CANARY}: 1}}
      extra: {{"{CANARY}": [{CANARY}]}}
evidence:
  {CANARY}: {{title: {CANARY}, file: "../{CANARY}"}}
"""


def told(*names: str) -> str:
    shelf = Shelf([], (), Limits())
    checks = [Check("folder", State.OK, {"folder": CANARY}), Check("python", State.OK, {}, "CPython 3")]
    return problem_report(checks, ["LANG"], [look_at(name, shelf, Limits()) for name in names])


@pytest.mark.parametrize("text", [PROFILE, PROFILE.replace("vendor-profile", CANARY), f"- {CANARY}: ["])
@pytest.mark.parametrize("suffix", [".yaml", f".{CANARY}", ".json"])
def test_nothing_of_a_file_is_told(tmp_path: Path, text: str, suffix: str) -> None:
    file = tmp_path / f"{CANARY}{suffix}"
    file.write_text(text, encoding="utf-8")
    report = told(str(file), str(tmp_path / CANARY))
    assert CANARY not in report
    assert str(tmp_path) not in report


def test_codes_and_places_are_told(tmp_path: Path) -> None:
    file = tmp_path / "profile.yaml"
    file.write_text(PROFILE, encoding="utf-8")
    lines = told(str(file)).splitlines()
    assert lines[0] == "ismap-check problem report 1"
    assert "  python: ok (CPython 3)" in lines
    assert "  error unknown-key /* 3:1" in lines
    assert any(line.startswith("  error wrong-type /vendor/name 4:") for line in lines)
    assert any(line.startswith("  error ") and " /responses/*/*/status 10:" in line for line in lines)


def test_further_files_have_numbers(tmp_path: Path) -> None:
    (tmp_path / "profile.yaml").write_text(
        "kind: vendor-profile\nschema: 1\nvendor: {name: a}\nservice: {id: a, name: a}\n"
        'assessment: {catalogues: {ismap: "2024-07"}}\nparts: [secret.yaml]\n',
        encoding="utf-8",
    )
    (tmp_path / "secret.yaml").write_text("kind: vendor-profile-part\nschema: 1\nwrong: 1\n", encoding="utf-8")
    report = told(str(tmp_path / "profile.yaml"))
    assert "  error unknown-key /* 3:1 further file 1" in report.splitlines()
    assert "secret" not in report


def test_a_failure_of_ours_is_told_by_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError(CANARY)

    monkeypatch.setattr(module, "check_file", fail)
    report = told(str(tmp_path / "profile.yaml"))
    assert "  defect RuntimeError" in report.splitlines()
    assert "doctor/problem_report.py:" in report
    assert CANARY not in report
