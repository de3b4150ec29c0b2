"""Settings of the working directory."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ismap_check.errors import InvalidDocumentError, UsageError
from ismap_check.sources.limits import Limits
from ismap_check.workflow.settings import Settings, read_settings


def settings(folder: Path, **environment: str) -> Settings:
    return read_settings(folder, environment, Limits())


def test_without_a_file_there_are_none(tmp_path: Path) -> None:
    assert settings(tmp_path) == Settings()


def test_our_own_file_comes_before_the_projects(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.ismap-check]\ncatalogues = ["a"]\nbaselines = ["b.yaml"]\n')
    assert settings(tmp_path) == Settings(catalogues=("a",), baselines=("b.yaml",))
    (tmp_path / "ismap-check.yaml").write_text("catalogues: [c, d]\n")
    assert settings(tmp_path) == Settings(catalogues=("c", "d"))


def test_the_environment_comes_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "ismap-check.yaml").write_text("catalogues: [c]\nbaselines: [b.yaml]\n")
    found = settings(tmp_path, ISMAP_CHECK_CATALOGUES=os.pathsep.join(["x", "", "y"]))
    assert found == Settings(catalogues=("x", "y"), baselines=("b.yaml",))


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "{}\n"])
def test_an_empty_file_is_no_settings(tmp_path: Path, text: str) -> None:
    (tmp_path / "ismap-check.yaml").write_text(text)
    assert settings(tmp_path) == Settings()


@pytest.mark.parametrize("text", ["catalogue: [a]\n", "catalogues: a\n", "catalogues: [1]\n", "- a\n"])
def test_what_is_no_setting_is_a_usage_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "ismap-check.yaml").write_text(text)
    with pytest.raises(UsageError, match="settings-invalid"):
        settings(tmp_path)


def test_what_is_no_yaml_has_its_diagnostics(tmp_path: Path) -> None:
    (tmp_path / "ismap-check.yaml").write_text("catalogues: [a\n")
    with pytest.raises(InvalidDocumentError) as caught:
        settings(tmp_path)
    assert {one.document for one in caught.value.diagnostics} == {"ismap-check.yaml"}


@pytest.mark.parametrize("text", ["[project]\nname = 'x'\n", "this is no TOML\n"])
def test_a_project_that_does_not_know_us_is_left_alone(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    assert settings(tmp_path) == Settings()


@pytest.mark.parametrize(
    "text", ["[tool.ismap-check\n", "[tool.ismap-check]\ncatalogues = 1\n", "tool.ismap-check = 3\n"]
)
def test_a_project_that_does_must_be_right(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    with pytest.raises(UsageError, match="settings-invalid"):
        settings(tmp_path)
