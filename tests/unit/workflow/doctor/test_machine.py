"""What is installed, and what is not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ismap_check.workflow.doctor import machine
from ismap_check.workflow.doctor.check import State
from ismap_check.workflow.doctor.machine import (
    browser_check,
    fonts_check,
    libraries_check,
    pdf_check,
    python_check,
    results_check,
)


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")


def test_the_running_python_is_told() -> None:
    assert f"{sys.version_info.major}.{sys.version_info.minor}." in python_check().public


def test_all_libraries_are_there_where_the_tests_run() -> None:
    found = libraries_check()
    assert found.state is State.OK
    assert "openpyxl 3" in found.public


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ["nowhere-to-be-found>=1", "typer>=0.1", 'typst>=1; extra == "pdf"']
    monkeypatch.setattr(machine, "requires", lambda _name: asked)
    found = libraries_check()
    assert found.state is State.LACKING
    assert found.params == {"names": ("nowhere-to-be-found",)}


def test_yaml_without_its_fast_part_is_a_missing_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "FAST_YAML", "yaml._nothing")
    assert libraries_check().params == {"names": ("PyYAML (libyaml)",)}


def test_without_the_typesetter_there_is_no_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "TYPESETTER", "no_such_typesetter")
    assert pdf_check().state is State.NOTE


def test_without_arrow_there_is_no_parquet(monkeypatch: pytest.MonkeyPatch) -> None:
    assert results_check().state is State.OK
    monkeypatch.setattr(machine, "TABLES", "no_such_library")
    assert results_check().state is State.NOTE


@pytest.mark.usefixtures("linux")
@pytest.mark.parametrize(
    ("file", "state"),
    [
        ("NotoSansCJK-Regular.ttc", State.OK),
        ("ipaexg.ttf", State.OK),
        ("URWGothic-Book.pfb", State.NOTE),
        ("DejaVuSans.ttf", State.NOTE),
    ],
)
def test_fonts_are_known_by_the_names_of_their_files(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, file: str, state: State
) -> None:
    monkeypatch.setattr(machine, "FONT_FOLDERS", ("~/.fonts", "/nowhere"))
    folder = tmp_path / ".fonts" / "deeper"
    folder.mkdir(parents=True)
    (folder / file).touch()
    assert fonts_check({"HOME": str(tmp_path)}).state is state


@pytest.mark.usefixtures("linux")
def test_a_browser_is_looked_for_on_the_path(tmp_path: Path) -> None:
    assert browser_check({"PATH": str(tmp_path)}).state is State.NOTE
    browser = tmp_path / "firefox"
    browser.touch(mode=0o755)
    assert browser_check({"PATH": str(tmp_path)}).public == "firefox"


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_fonts_and_a_browser_come_with_other_systems(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert {fonts_check({}).state, browser_check({}).state} == {State.OK}
