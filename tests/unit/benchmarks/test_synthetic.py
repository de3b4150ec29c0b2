"""The made-up inputs of the benchmark: always the same, and as large as promised."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from benchmarks.run import ALL, NOTHING, Caches, Measured, Run, commands, measure, run_once, table
from benchmarks.synthetic import CATALOGUE_ID, CONTROLS, catalogue_text, detail_ids, profile_text, write_inputs


def test_the_bytes_are_always_the_same(tmp_path: Path) -> None:
    first, second = (write_inputs(tmp_path / name, 60) for name in ("a", "b"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_there_are_as_many_controls_as_asked_for() -> None:
    ids = [control for _, control, _ in detail_ids()]
    assert len(ids) == len(set(ids)) == CONTROLS


def test_every_parent_exists_and_every_detail_is_answered() -> None:
    catalogue = yaml.safe_load(catalogue_text(260))
    known = {node["id"] for node in [*catalogue["groups"], *catalogue["controls"]]}
    parents = {control["parent"] for control in catalogue["controls"]}
    answered = set(yaml.safe_load(profile_text(260))["responses"][CATALOGUE_ID])
    assert parents <= known
    assert answered == {control["id"] for control in catalogue["controls"]} - parents


def test_every_evidence_file_is_written(tmp_path: Path) -> None:
    _, profile = write_inputs(tmp_path, 60)
    items = yaml.safe_load(profile.read_text(encoding="utf-8"))["evidence"]
    assert all((tmp_path / item["file"]).is_file() for item in items.values())


def test_the_table_names_every_command_and_its_limit(tmp_path: Path) -> None:
    measured = commands(*write_inputs(tmp_path), tmp_path)
    printed = table(measured, {one: [(1.04, 10.0), (3.0, 12.0), (2.0, 11.0)] for one in measured})
    assert "| `--version` | 2.0 | 2 | 12 MiB |" in printed
    assert len(printed.splitlines()) == len(measured) + 2


@pytest.mark.needs("posix")
def test_a_command_is_measured_against_the_base_of_its_round(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    caches = Caches(*write_inputs(tmp_path / "in"), tmp_path)
    nothing = Measured(name="nothing", must=None, command=("true",), cache=ALL)
    found = measure([nothing], caches, 2, tmp_path)
    assert [ratio > 0 and memory > 0 for ratio, memory in found[nothing]] == [True, True]
    assert len(list((caches.in_use / "documents").iterdir())) == 2
    caches.lay_out(NOTHING)
    assert list(caches.in_use.iterdir()) == []


@pytest.mark.needs("posix")
def test_a_command_that_fails_ends_the_benchmark(tmp_path: Path) -> None:
    assert isinstance(run_once(("true",), tmp_path, {}), Run)
    with pytest.raises(SystemExit, match="ended with 3"):
        run_once(("sh", "-c", "exit 3"), tmp_path, {})
