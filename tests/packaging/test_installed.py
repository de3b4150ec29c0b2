"""The main job, done with every way to install, outside the checkout."""

from __future__ import annotations

import json
from pathlib import Path

from ismap_check.version import __version__
from tests.packaging.conftest import ROOT, Environment

AS_OF = ("--as-of", "2026-11-15")


def test_the_package_comes_from_where_it_was_installed(environment: Environment) -> None:
    done = environment.run("python", "-c", "import ismap_check; print(ismap_check.__file__)")
    place = ROOT if environment.way == "editable" else environment.folder
    assert Path(done.stdout.strip()).is_relative_to(place), done.stderr


def test_the_main_job_works_outside_the_checkout(environment: Environment) -> None:
    made = environment.run("ismap-check", "init", "--sample", "sample")
    assert made.returncode == 0, made.stderr
    assert environment.run("ismap-check", "validate", "sample/profile.yaml").returncode == 0
    outputs = [part for name in ("report.md", "report.html", "result.json") for part in ("-o", name)]
    done = environment.run("ismap-check", "report", "sample/profile.yaml", *AS_OF, "--exit-zero", *outputs)
    assert done.returncode == 0, done.stderr
    result = json.loads((environment.home / "result.json").read_text(encoding="utf-8"))
    assert result["kind"] == "assessment-result"
    assert (environment.home / "report.html").read_text(encoding="utf-8").lower().startswith("<!doctype html>")


def test_the_bundled_catalogues_are_found(environment: Environment) -> None:
    done = environment.run("ismap-check", "--lang", "en", "catalogue", "list")
    assert done.returncode == 0, done.stderr
    assert "ismap@2024-07" in done.stdout
    assert "genai-procurement@2026-06" in done.stdout


def test_it_runs_as_a_module_too(environment: Environment) -> None:
    by_name = environment.run("ismap-check", "--version")
    by_module = environment.run("python", "-m", "ismap_check", "--version")
    assert (by_module.returncode, by_module.stdout) == (0, by_name.stdout)
    assert __version__ in by_name.stdout
