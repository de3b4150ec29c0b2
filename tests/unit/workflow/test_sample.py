"""The sample that comes with the tool, unpacked."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from ismap_check.errors import FileAccessError, UsageError
from ismap_check.workflow import sample
from ismap_check.workflow.api import load_profile
from ismap_check.workflow.bundled import sample_folder
from ismap_check.workflow.sample import unpack_sample


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_everything_is_there_and_evidence_is_unchanged(tmp_path: Path) -> None:
    unpack_sample(tmp_path / "s")
    unpacked, packed = files(tmp_path / "s"), files(sample_folder())
    assert {name for name in unpacked if not name.startswith("schemas/")} == set(packed)
    for name, data in packed.items():
        if not name.endswith(".yaml"):
            assert hashlib.sha256(unpacked[name]).digest() == hashlib.sha256(data).digest()
        else:
            assert unpacked[name].split(b"\n", 1)[1] == data.split(b"\n", 1)[1]


def test_it_is_a_valid_profile_and_editors_find_its_schemas(tmp_path: Path) -> None:
    unpack_sample(tmp_path)
    assert load_profile(tmp_path / "profile.yaml").evidence
    for path in tmp_path.glob("*.yaml"):
        first = path.read_text(encoding="utf-8").split("\n")[0]
        assert json.loads((tmp_path / first.partition("$schema=")[2]).read_text(encoding="utf-8"))["$id"]


def test_only_a_new_or_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    for name in ("full", "file"):
        with pytest.raises(UsageError, match="folder-not-empty"):
            unpack_sample(tmp_path / name)
    assert files(tmp_path) == {"full/mine.txt": b"mine", "file": b"mine"}


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(FileAccessError, match="folder-failed"):
        unpack_sample(tmp_path / "file" / "below")


def test_the_sample_is_found_where_it_is_packed_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "p.yaml").write_bytes(b"kind: x\n")
    monkeypatch.setattr(sample, "sample_folder", lambda: tmp_path / "a")
    unpack_sample(tmp_path / "b")
    assert files(tmp_path / "b") == {"p.yaml": b"kind: x\n"}


@pytest.mark.parametrize("was_there", [False, True])
@pytest.mark.parametrize("failure", [FileAccessError("write-failed"), KeyboardInterrupt()])
def test_half_a_sample_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: BaseException, was_there: bool
) -> None:
    target = tmp_path / "s"
    written: list[Path] = []

    def write_some(path: Path, data: bytes) -> None:
        if len(written) == 3:
            raise failure
        path.write_bytes(data)
        written.append(path)

    if was_there:
        target.mkdir()
    monkeypatch.setattr(sample, "write_file", write_some)
    with pytest.raises(type(failure)):
        unpack_sample(target)
    assert (target.exists(), files(tmp_path)) == (was_there, {})
