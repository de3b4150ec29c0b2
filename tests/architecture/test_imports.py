"""What a command imports decides how fast it starts: counted here, timed in benchmarks/."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.repository import ROOT
from tests.unit.cli.program import ismap_check

WATCHED = {
    "typer",
    "click",
    "rich",
    "pydantic",
    "yaml",
    "jsonschema",
    "jsonschema_rs",
    "referencing",
    "jinja2",
    "asyncio",
    "openpyxl",
    "defusedxml",
    "typst",
    "pyarrow",
    "distributed",
}
PROFILE = "profiles/aoba-cloud/profile.yaml"
AI_PROFILE = "profiles/kasumi-genai/profile.yaml"
MARKET = ["portfolio", "profiles/kasumi-genai", "--as-of", "2026-11-15", "--jobs", "1"]
CASE = "cases/genai-platform/case.yaml"
CATALOGUE = "controls/ismap/2024-07/catalogue.yaml"
READING = {"typer", "yaml", "jsonschema_rs"}
COMMANDS: dict[str, tuple[list[str], set[str]]] = {
    "version": (["--version"], set()),
    "help": (["--help"], {"typer"}),
    "help of a command": (["assess", "--help"], {"typer"}),
    "explain": (["explain", "exclusion-refused"], {"typer"}),
    "schema": (["schema", "vendor-profile"], {"typer"}),
    "validate": (["validate", CATALOGUE], READING),
    "assess": (["assess", PROFILE, "--exit-zero"], READING),
    "report as Markdown": (["report", PROFILE, "--exit-zero", "-f", "md"], READING),
    "report as JSON": (["report", PROFILE, "--exit-zero", "-f", "json"], READING),
    "report as a workbook": (
        ["report", PROFILE, "--exit-zero", "-f", "xlsx"],
        READING | {"openpyxl", "defusedxml"},
    ),
    "report as a comment": (["report", PROFILE, "--exit-zero", "-f", "comment"], READING),
    "statement": (["statement", PROFILE, "-f", "md"], READING),
    "answer": (["answer", PROFILE, "--only", "proposed"], READING),
    "evidence check": (["evidence", "check", "profiles/kasumi-genai/profile.yaml", "--as-of", "2026-11-15"], READING),
    "plan": (["plan", PROFILE, "-f", "csv"], READING),
    "procure": (["procure", CASE, "-f", "md"], READING),
    "compare": (["compare", PROFILE, "profiles/tsubaki-ai/profile.yaml", "-f", "md"], READING),
    "report as HTML": (["report", PROFILE, "--exit-zero", "-f", "html"], READING | {"jinja2"}),
}
WITH_FILES: dict[str, tuple[list[list[str]], set[str]]] = {
    "portfolio": ([MARKET], READING),
    "portfolio, by answers": ([[*MARKET, "--answers", "{}/answers.parquet"]], READING | {"pyarrow"}),
    "review init": ([["review", "init", AI_PROFILE, "-o", "{}/review.yaml"]], READING),
    "seal": ([["seal", AI_PROFILE, "-o", "{}/case.zip"]], READING | {"jinja2"}),
    "verify": (
        [["seal", AI_PROFILE, "-o", "{}/case.zip"], ["verify", "{}/case.zip"]],
        READING | {"jinja2"},
    ),
    "history": ([["assess", AI_PROFILE, "--exit-zero", "--record", "{}"], ["history", "{}"]], {"typer"}),
    "diff": ([["diff", AI_PROFILE, AI_PROFILE]], READING),
}
"""Commands that work on files of a folder, each after those that make them."""
OTHER_REPORTS = {f"ismap_check.report.{name}" for name in ("audience", "comment", "executive", "extract", "since")}


def imported(arguments: list[str], cache: str, home: Path) -> set[str]:
    return {name.split(".")[0] for name in modules(arguments, cache, home)} & WATCHED


def modules(arguments: list[str], cache: str, home: Path) -> set[str]:
    command = [sys.executable, "-X", "importtime", "-m", "ismap_check", *arguments]
    environment = {**os.environ, "HOME": str(home), "ISMAP_CHECK_CACHE": cache}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    assert done.returncode == 0, done.stderr
    lines = [line.split("|") for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {name.strip() for *_, name in lines}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_imports_what_it_needs_and_no_more(name: str, tmp_path: Path) -> None:
    arguments, allowed = COMMANDS[name]
    assert imported(arguments, "off", tmp_path) == allowed


@pytest.mark.parametrize("name", WITH_FILES)
def test_a_command_on_files_imports_what_it_needs_and_no_more(name: str, tmp_path: Path) -> None:
    (*before, last), allowed = WITH_FILES[name]
    for arguments in before:
        assert ismap_check(*_placed(arguments, tmp_path)).code == 0
    assert imported(_placed(last, tmp_path), "off", tmp_path) == allowed


def _placed(arguments: list[str], folder: Path) -> list[str]:
    return [argument.format(folder) for argument in arguments]


def test_a_whole_report_imports_neither_the_other_kinds_of_report_nor_what_assessors_write(tmp_path: Path) -> None:
    arguments, _ = COMMANDS["report as Markdown"]
    seen = modules(arguments, "off", tmp_path)
    assert "ismap_check.report.build" in seen
    assert seen.isdisjoint({*OTHER_REPORTS, "ismap_check.model.review"})


@pytest.mark.parametrize("name", ["assess", "report as Markdown", "report as HTML"])
def test_a_remembered_run_imports_neither_the_command_line_nor_judging(name: str, tmp_path: Path) -> None:
    arguments, _ = COMMANDS[name]
    cache = str(tmp_path / "cache")
    imported(arguments, cache, tmp_path)
    seen = modules(arguments, cache, tmp_path)
    assert seen.isdisjoint(WATCHED)
    rooms = {name.split(".")[1] for name in seen if name.startswith("ismap_check.")}
    assert rooms == {"cli", "documents", "errors", "evidence", "model", "sources", "version", "workflow"}


@pytest.mark.parametrize("name", ["validate", "assess", "report as HTML"])
def test_what_is_kept_is_neither_parsed_nor_held_against_a_schema(name: str, tmp_path: Path) -> None:
    arguments, allowed = COMMANDS[name]
    cache = str(tmp_path / "cache")
    assert imported(arguments, cache, tmp_path) == allowed
    shutil.rmtree(tmp_path / "cache" / "runs", ignore_errors=True)
    assert imported(arguments, cache, tmp_path) == allowed - {"yaml", "jsonschema_rs"}
