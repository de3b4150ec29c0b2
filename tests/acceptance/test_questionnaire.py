"""A questionnaire goes out, is filled in with a spreadsheet program's hands, and comes back, seen from a shell."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.architecture.repository import ROOT
from tests.office import EXCEL, converted
from tests.unit.cli.program import Done, ismap_check

SAMPLE = ROOT / "profiles" / "kasumi-genai"
HEAD = 3

Answers = Mapping[tuple[str, str], object]
"""What to write, by the id of a row and the heading of a column."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLE, tmp_path / "kasumi")
    return tmp_path


def asked(folder: Path, *arguments: str) -> Done:
    return ismap_check("questionnaire", *arguments, folder=folder)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The sample's answers as they go out."""
    folder = tmp_path_factory.mktemp("out")
    shutil.copytree(SAMPLE, folder / "kasumi")
    assert asked(folder, "export", "--profile", "kasumi/profile.yaml", "-o", "q.xlsx").code == 0
    return (folder / "q.xlsx").read_bytes()


def fill(file: Path, sheet: str, answers: Answers) -> None:
    """Write answers into a workbook, as a person would."""
    book = load_workbook(file)
    page: Any = book[sheet]
    columns = {cell.value: cell.column for cell in page[HEAD]}
    rows = {page.cell(row, 1).value: row for row in range(HEAD + 1, page.max_row + 1)}
    for (row, heading), value in answers.items():
        page.cell(rows[row], columns[heading]).value = value
    book.save(file)


def test_a_profile_goes_out_and_comes_back_to_the_byte(folder: Path) -> None:
    before = (folder / "kasumi" / "profile.yaml").read_bytes()
    for name in ("q.xlsx", "q.csv"):
        done = asked(folder, "export", "--profile", "kasumi/profile.yaml", "-o", name)
        assert (done.code, done.out) == (0, ""), done.err
        done = asked(folder, "import", name, "--onto", "kasumi/profile.yaml", "-o", "kasumi/profile.yaml")
        assert done.code == 0, done.err
        assert "new: 0, changed: 0, removed: 0, conflicts: 0" in done.err
        assert (folder / "kasumi" / "profile.yaml").read_bytes() == before


@pytest.mark.parametrize("name", ["q.xlsx", "q.csv", "q.ja.xlsx"])
def test_a_new_profile_of_it_is_judged_the_same(folder: Path, name: str) -> None:
    asked(folder, "export", "--profile", "kasumi/profile.yaml", "-o", name)
    assert asked(folder, "import", name, "-o", "kasumi/again.yaml").code == 0
    results = []
    for profile in ("kasumi/profile.yaml", "kasumi/again.yaml"):
        done = ismap_check("assess", profile, "--as-of", "2026-11-15", "--exit-zero", folder=folder)
        results.append(done.out.replace("again.yaml", "profile.yaml"))
    assert results[0] == results[1]


@pytest.mark.needs("libreoffice")
def test_it_comes_back_from_another_program_too(folder: Path, workbook: bytes) -> None:
    (folder / "q.xlsx").write_bytes(workbook)
    table = converted(folder / "q.xlsx", "ods", folder)
    converted(table, EXCEL, folder / "back")
    done = asked(folder, "import", "back/q.xlsx", "--onto", "kasumi/profile.yaml", "-o", "kasumi/again.yaml")
    assert done.code == 0, done.err
    again, before = ((folder / "kasumi" / name).read_bytes() for name in ("again.yaml", "profile.yaml"))
    assert again == before


def test_answers_of_a_part_come_in_and_all_else_stays(folder: Path) -> None:
    profile = folder / "kasumi" / "profile.yaml"
    asked(folder, "export", "--profile", "kasumi/profile.yaml", "--chapter", "GP-GOV", "-o", "part.xlsx")
    fill(
        folder / "part.xlsx",
        "genai-procurement",
        {("GP-GOV-02", "Status"): "予定", ("GP-GOV-02", "Due"): "令和9年4月1日", ("GP-GOV-02", "Owner"): "山田"},
    )
    before = profile.read_text(encoding="utf-8").splitlines()
    done = asked(folder, "import", "part.xlsx", "--onto", "kasumi/profile.yaml", "-o", "kasumi/profile.yaml")
    assert done.code == 0, done.err
    assert "changed (1): genai-procurement/GP-GOV-02" in done.err
    after = profile.read_text(encoding="utf-8").splitlines()
    new = [line.strip() for line in after if line not in before]
    assert {'due: "2027-04-01"', "owner: 山田"} <= set(new)
    assert len(after) <= len(before) + 2


def test_conflicts_stop_and_are_shown_field_by_field(folder: Path, workbook: bytes) -> None:
    profile = folder / "kasumi" / "profile.yaml"
    (folder / "q.xlsx").write_bytes(workbook)
    fill(folder / "q.xlsx", "genai-procurement", {("GP-GOV-01", "Measure"): "In the sheet."})
    text = profile.read_text(encoding="utf-8")
    start = text.index("GP-GOV-01")
    measure = text.index("measure: ", start) + len("measure: ")
    changed = f"{text[:measure]}In the profile.{text[text.index(chr(10), measure) :]}"
    profile.write_text(changed, encoding="utf-8")
    stopped = asked(folder, "import", "q.xlsx", "--onto", "kasumi/profile.yaml", "-o", "kasumi/profile.yaml")
    assert stopped.code == 1
    assert "Conflict: genai-procurement/GP-GOV-01 (genai-procurement!A" in stopped.err
    assert "Measure: there “In the profile.”, coming in “In the sheet.”" in stopped.err
    assert profile.read_text(encoding="utf-8") == changed
    for side, kept in (("keep", "In the profile."), ("replace", "In the sheet.")):
        options = ("--onto", "kasumi/profile.yaml", "-o", "kasumi/new.yaml", "--on-conflict", side)
        assert asked(folder, "import", "q.xlsx", *options).code == 0
        assert kept in (folder / "kasumi" / "new.yaml").read_text(encoding="utf-8")


def test_everything_wrong_is_told_at_once_and_nothing_is_written(folder: Path) -> None:
    asked(folder, "export", "genai-procurement", "-o", "q.xlsx")
    fill(
        folder / "q.xlsx",
        "genai-procurement",
        {("GP-GOV-01", "Status"): "done", ("GP-GOV-02", "Due"): "soon", ("GP-GOV-03", "ID"): "GP-GOV-99"},
    )
    done = ismap_check("questionnaire", "import", "q.xlsx", "-o", "new.yaml", "--messages", "json", folder=folder)
    assert done.code == 3
    told = [json.loads(line) for line in done.err.splitlines()]
    assert {(one["code"], one["sheet"]) for one in told} == {
        ("questionnaire-not-a-choice", "genai-procurement"),
        ("questionnaire-unreadable", "genai-procurement"),
        ("questionnaire-blank", "Service"),
    }
    assert all(one["cell"] for one in told)
    assert not (folder / "new.yaml").exists()


def test_an_id_that_does_not_exist_is_told_with_what_was_meant(folder: Path, workbook: bytes) -> None:
    (folder / "q.xlsx").write_bytes(workbook)
    fill(
        folder / "q.xlsx", "genai-procurement", {("GP-GOV-03", "ID"): "GP-GOV-99", ("GP-GOV-04", "Evidence"): "nowhere"}
    )
    done = asked(folder, "import", "q.xlsx", "-o", "new.yaml")
    assert done.code == 3
    assert "unknown-control" in done.err
    assert "unknown-evidence" in done.err
    assert done.err.count("q.xlsx:genai-procurement!") >= 2


def test_departments_are_joined(folder: Path) -> None:
    for chapter in ("GP-GOV", "GP-DATA"):
        asked(folder, "export", "--profile", "kasumi/profile.yaml", "--chapter", chapter, "-o", f"{chapter}.csv")
        assert asked(folder, "import", f"{chapter}.csv", "-o", f"kasumi/{chapter}.yaml").code == 0
    done = ismap_check("merge", "kasumi/GP-GOV.yaml", "kasumi/GP-DATA.yaml", "-o", "kasumi/both.yaml", folder=folder)
    assert done.code == 0, done.err
    assert ismap_check("validate", "kasumi/both.yaml", folder=folder).code == 0
    twice = ismap_check("merge", "kasumi/profile.yaml", "-o", "kasumi/one.yaml", folder=folder)
    assert (twice.code, "only one" in twice.err) == (2, True)


def test_departments_that_disagree_are_told(folder: Path) -> None:
    text = (folder / "kasumi" / "profile.yaml").read_text(encoding="utf-8")
    (folder / "kasumi" / "other.yaml").write_text(
        text.replace("status: partial", "status: implemented", 1), encoding="utf-8"
    )
    names = ("kasumi/profile.yaml", "kasumi/other.yaml")
    done = ismap_check("merge", *names, "-o", "kasumi/new.yaml", folder=folder)
    assert done.code == 1
    assert "Status: there “partial”, coming in “implemented”" in done.err
    assert not (folder / "kasumi" / "new.yaml").exists()
    assert ismap_check("merge", *names, "-o", "kasumi/new.yaml", "--on-conflict", "replace", folder=folder).code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "-o", "q.xlsx"),
        ("export", "genai-procurement", "-o", "q.ods"),
        ("export", "nothing", "-o", "q.xlsx"),
        ("import", "q.html", "-o", "p.yaml"),
        ("import", "q.xlsx", "-o", "p.txt"),
    ],
)
def test_what_cannot_be_is_a_usage_error(folder: Path, arguments: tuple[str, ...]) -> None:
    assert asked(folder, *arguments).code == 2
