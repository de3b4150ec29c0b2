"""Checking files of every kind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ismap_check.sources.limits import Limits
from ismap_check.workflow.any_document import check_file, kind_of
from ismap_check.workflow.shelf import Shelf
from tests.unit.cli.program import AS_OF, ismap_check
from tests.unit.workflow.small import write_small


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one document of each kind."""
    write_small(tmp_path)
    done = ismap_check(
        "report", "profile.yaml", "--catalogue", "catalogue.yaml", "-o", "result.json", *AS_OF, folder=tmp_path
    )
    assert done.code == 1
    return tmp_path


def codes(folder: Path, name: str) -> list[str]:
    shelf = Shelf([[str(folder / "catalogue.yaml")]], (), Limits())
    return [one.code for one in check_file(str(folder / name), shelf, Limits()).diagnostics]


@pytest.mark.parametrize("name", ["profile.yaml", "catalogue.yaml", ".", "baseline.yaml", "result.json"])
def test_good_documents_of_every_kind(folder: Path, name: str) -> None:
    assert codes(folder, name) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("profile.yaml", "passkey", "passkey", []),
        ("profile.yaml", '"1.1.2"', '"1.1.7"', ["unknown-control"]),
        ("catalogue.yaml", 'parent: "1.1"', 'parent: "7"', ["unknown-parent"]),
        ("baseline.yaml", '"2026-01"', '"2020-01"', ["unknown-edition"]),
        ("result.json", '"in_scope": 2', '"in_scope": 3', ["result-sums-differ"]),
        ("result.json", '"kind": "assessment-result"', '"kind": "result"', ["unknown-kind"]),
    ],
)
def test_a_mistake_in_each(folder: Path, name: str, old: str, new: str, expected: list[str]) -> None:
    path = folder / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert codes(folder, name) == expected


@pytest.mark.parametrize("name", ["profile.yaml", "case.yaml"])
def test_a_folder_without_a_catalogue_stands_for_what_is_in_it(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("kind: nonsense\n", encoding="utf-8")
    found = check_file(str(tmp_path), Shelf([], (), Limits()), Limits())
    assert [(one.code, one.document) for one in found.diagnostics] == [("unknown-kind", str(tmp_path / name))]


def test_a_part_is_checked_by_its_schema(folder: Path) -> None:
    (folder / "part.yaml").write_text("kind: vendor-profile-part\nschema: 1\nresponses: {}\n", encoding="utf-8")
    assert codes(folder, "part.yaml") == []
    (folder / "part.yaml").write_text("kind: vendor-profile-part\nschema: 1\nanswers: {}\n", encoding="utf-8")
    assert codes(folder, "part.yaml") == ["unknown-key"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("kind: catalogue\n", "catalogue"),
        ("\ufeffkind: catalogue\n", "catalogue"),
        ("# c\r\nkind: catalogue   # c\r\n", "catalogue"),
        ('schema: 1\nkind: "baseline"\n', "baseline"),
        ("{kind: baseline, schema: 1}\n", "baseline"),
        ("a:\n  kind: baseline\n", None),
        ("[1]\n", None),
        ("kind: [x]\n", None),
        ("", None),
    ],
)
def test_the_kind_of_a_file(tmp_path: Path, text: str, kind: str | None) -> None:
    (tmp_path / "d.yaml").write_bytes(text.encode())
    assert kind_of(str(tmp_path / "d.yaml"), Limits()) == kind


def test_the_kind_of_a_json_file(tmp_path: Path) -> None:
    (tmp_path / "d.json").write_text(json.dumps({"schema": 1, "kind": "baseline"}, indent=1))
    assert kind_of(str(tmp_path / "d.json"), Limits()) == "baseline"
    assert kind_of(str(tmp_path / "none.json"), Limits()) is None
