"""``ismap-check evidence`` and ``plan`` on a sample, seen from a shell."""

from __future__ import annotations

import csv
import json
import shutil
from io import StringIO
from pathlib import Path

import pytest

from ismap_check.cli import progress
from tests.acceptance.bundled import ROOT
from tests.unit.cli.program import Done
from tests.unit.cli.program import ismap_check as run

AS_OF = ("--as-of", "2026-11-15")


@pytest.fixture
def kasumi(tmp_path: Path) -> Path:
    """A copy of a sample whose evidence all counts."""
    shutil.copytree(ROOT / "profiles" / "kasumi-genai", tmp_path / "kasumi")
    (tmp_path / "点検記録.pdf").write_bytes(b"checked")
    return tmp_path / "kasumi" / "profile.yaml"


def check(profile: Path, *arguments: str) -> Done:
    return run("evidence", "check", profile, *AS_OF, *arguments)


def codes(done: Done) -> list[str]:
    return [json.loads(line)["code"] for line in done.err.splitlines()]


def test_evidence_is_added_checked_and_named_in_the_report(kasumi: Path) -> None:
    file = kasumi.parent.parent / "点検記録.pdf"
    done = run(
        "evidence", "add", file, kasumi, "--issued", "2026-10-01", "--id", "check-2026", "--control", "GP-GOV-01"
    )
    assert (done.code, done.out) == (0, "")
    assert "Copied to evidence/点検記録.pdf" in done.err
    assert "Named by the answer to genai-procurement/GP-GOV-01." in done.err
    assert check(kasumi).code == 0
    report = run("report", kasumi, *AS_OF, "--exit-zero", "-f", "md").out
    assert "evidence/点検記録.pdf" in report
    again = run("evidence", "add", file, kasumi)
    assert (again.code, "there already as check-2026" in again.err) == (0, True)


def test_what_does_not_count_makes_the_exit_code_one(kasumi: Path) -> None:
    evidence = sorted((kasumi.parent / "evidence").iterdir())
    evidence[0].unlink()
    evidence[1].write_bytes(b"altered")
    (kasumi.parent / "evidence" / "forgotten.pdf").write_bytes(b"x")
    done = check(kasumi, "--messages", "json")
    assert done.code == 1
    assert {"evidence-missing-file", "evidence-unlisted"} <= set(codes(done))
    assert all(len(line) <= 80 for line in done.out.splitlines())
    assert "evidence/forgotten.pdf" in done.out


def test_notes_count_only_where_they_are_asked_for(kasumi: Path) -> None:
    assert check(kasumi).code == 0
    assert check(kasumi, "--fail-on", "evidence-unhashed,planned-overdue").code == 1
    assert check(kasumi, "--fix").code == 0
    assert check(kasumi, "--fail-on", "evidence-unhashed").code == 0
    assert check(kasumi, "--fail-on", "no-such-code").code == 2
    assert "no sha256 is missing" in check(kasumi, "--fix").err.lower()


def test_every_item_is_shown_where_that_is_asked_for(kasumi: Path) -> None:
    assert len(check(kasumi, "-v").out.splitlines()) > len(check(kasumi).out.splitlines())


@pytest.mark.parametrize(
    "arguments",
    [["{profile}"], ["a", "b", "{profile}"], ["{profile}", "-", "--url", "https://example.jp/"], ["a", "-"]],
)
def test_arguments_that_do_not_fit_are_usage_errors(kasumi: Path, arguments: list[str]) -> None:
    done = run("evidence", "add", *(one.format(profile=kasumi) for one in arguments))
    assert (done.code, done.out) == (2, "")


def test_progress_is_shown_to_a_person_who_waits(kasumi: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    watched = run("evidence", "check", kasumi, *AS_OF, terminal=True)
    assert "Reading evidence: 0 MiB" in watched.err
    assert watched.err.endswith("\r\x1b[K")
    assert check(kasumi).err == ""
    assert run("evidence", "check", kasumi, *AS_OF, "-q", terminal=True).err == ""


def test_the_plan_is_a_table_for_spreadsheets(tmp_path: Path) -> None:
    profile = ROOT / "profiles" / "aoba-cloud" / "profile.yaml"
    done = run("plan", profile, *AS_OF, "-o", "plan.csv", "-o", "plan.md", folder=tmp_path)
    assert done.code == 0
    data = (tmp_path / "plan.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))
    overdue = [row for row in rows if row["State"] == "overdue"]
    assert overdue
    assert all("2026-01-01" <= row["Due"] < "2026-11-15" and row["Owner"] for row in overdue)
    assert f"{len(rows)} entries" in (tmp_path / "plan.md").read_text(encoding="utf-8")
    assert run("report", profile, "-f", "csv").code == 2
