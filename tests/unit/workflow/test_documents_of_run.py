"""All documents of a run are read, and all their problems come back at once."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from ismap_check.errors import UsageError
from ismap_check.sources.limits import Limits
from ismap_check.workflow.documents_of_run import Documents, Named, load_all
from ismap_check.workflow.shelf import Shelf
from ismap_check.workflow.standard_input import read_stdin
from tests.unit.workflow.small import PROFILE, write_small


def load(folder: Path, *baselines: str, catalogues: tuple[str, ...] = ("catalogue.yaml",)) -> Documents:
    shelf = Shelf([[str(folder / name) for name in catalogues]], (), Limits())
    return load_all(Named(profile=str(folder / "profile.yaml"), baselines=baselines), shelf, Limits())


def codes(documents: Documents) -> list[tuple[str, str]]:
    return [(Path(one.document).name, one.code) for one in documents.diagnostics if one.is_error]


def test_everything_is_there(tmp_path: Path) -> None:
    write_small(tmp_path)
    documents = load(tmp_path, str(tmp_path / "baseline.yaml"), "pilot")
    assert documents.profile is not None
    assert list(documents.profile.responses["small"]) == ["1.1.1.PB", "1.1.2"]
    assert [one.ref for one in documents.catalogues] == ["small@2026-01", "genai-procurement@2026-06"]
    assert [one.id for one in documents.baselines] == ["strict", "pilot"]
    assert [Path(one.name).name for one in documents.profile_sources] == ["profile.yaml"]
    assert documents.catalogue_sources[0].name.endswith("catalogue.yaml")
    assert [Path(one.name).name for one in documents.baseline_sources] == ["baseline.yaml", "pilot.yaml"]


def test_one_bad_file_does_not_hide_the_next(tmp_path: Path) -> None:
    write_small(tmp_path, PROFILE.replace("status: implemented", "status: done"))
    (tmp_path / "baseline.yaml").write_text("kind: baseline\n", encoding="utf-8")
    documents = load(tmp_path, str(tmp_path / "baseline.yaml"), catalogues=("catalogue.yaml", "gone.yaml"))
    assert documents.profile is None
    assert {("profile.yaml", "unknown-value"), ("baseline.yaml", "missing-key"), ("gone.yaml", "file-missing")} <= set(
        codes(documents)
    )


def test_two_baselines_with_one_id_cannot_be_told_apart(tmp_path: Path) -> None:
    write_small(tmp_path)
    (tmp_path / "other.yaml").write_bytes((tmp_path / "baseline.yaml").read_bytes().replace(b"90", b"50"))
    documents = load(tmp_path, str(tmp_path / "baseline.yaml"), str(tmp_path / "other.yaml"))
    assert codes(documents) == [("other.yaml", "given-twice")]
    assert (documents.profile, documents.diagnostics[-1].pointer) == (None, ("id",))


def test_references_are_checked_across_documents(tmp_path: Path) -> None:
    write_small(tmp_path, PROFILE.replace('"1.1.2"', '"1.1.9"'))
    (tmp_path / "baseline.yaml").write_text(
        (tmp_path / "baseline.yaml").read_text(encoding="utf-8") + 'mandatory: {small: ["7.7"]}\n', encoding="utf-8"
    )
    documents = load(tmp_path, str(tmp_path / "baseline.yaml"))
    assert codes(documents) == [("profile.yaml", "unknown-control"), ("baseline.yaml", "unknown-id")]


def test_a_broken_catalogue_is_told_once_and_is_not_called_missing(tmp_path: Path) -> None:
    write_small(tmp_path)
    path = tmp_path / "catalogue.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("revision: 1\n", ""), encoding="utf-8")
    documents = load(tmp_path, str(tmp_path / "baseline.yaml"))
    assert codes(documents) == [("catalogue.yaml", "missing-key")]
    assert documents.profile is None


def test_a_catalogue_nobody_uses_is_read_but_no_input(tmp_path: Path) -> None:
    write_small(tmp_path)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "catalogue.yaml").write_text(
        (tmp_path / "catalogue.yaml").read_text(encoding="utf-8").replace("id: small", "id: other"), encoding="utf-8"
    )
    documents = load(tmp_path, catalogues=("catalogue.yaml", "other"))
    assert [one.id for one in documents.catalogues] == ["small"]
    assert [Path(one.name).parent.name for one in documents.unused_sources] == ["other"]


def test_an_unknown_baseline_is_a_usage_error(tmp_path: Path) -> None:
    write_small(tmp_path)
    with pytest.raises(UsageError, match="baseline-unknown"):
        load(tmp_path, "lenient")


@pytest.mark.parametrize(
    ("raw", "name"), [(b"kind: x\n", "stdin"), (b' \n{"kind": "x"}', "stdin.json"), (b"[1, 2]", "stdin")]
)
def test_standard_input_tells_by_its_first_character_what_it_is(raw: bytes, name: str) -> None:
    source = read_stdin(BytesIO(raw), Limits()).value
    assert source is not None
    assert source.name == name


def test_standard_input_has_limits_too() -> None:
    loaded = read_stdin(BytesIO(b"x" * 101), Limits(file_bytes=100))
    assert [one.code for one in loaded.errors] == ["file-too-large"]
