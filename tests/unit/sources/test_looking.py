"""Looking notes the question with the answer, and asking again gives the same answer until something changes."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

import pytest

from ismap_check.sources.looking import Refusal, file_answer, file_bytes, is_file, is_folder, matching
from ismap_check.sources.watching import Watch, watching


@pytest.fixture
def watch() -> Iterator[Watch]:
    with watching() as noted:
        yield noted


def test_bytes_are_noted_by_their_hash(tmp_path: Path, watch: Watch) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"kind: x")
    watch.repeatable = True  # writing was ours
    assert file_bytes(path, 100) == b"kind: x"
    assert watch.answers == {("file", str(path), 100): sha256(b"kind: x").hexdigest()}
    assert file_answer(str(path), 100) == sha256(b"kind: x").hexdigest()
    assert watch.answers[("file", str(path), 100)] != file_answer(str(path), 3)


def test_one_byte_more_than_the_most_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert file_bytes(tmp_path / "a", 3) == b"1234"


def test_what_cannot_be_read_is_noted_too(tmp_path: Path, watch: Watch) -> None:
    assert file_bytes(tmp_path / "none", 9) == Refusal("file-missing")
    assert file_bytes(tmp_path, 9) == Refusal("file-not-regular")
    assert file_bytes(Path("nul\0"), 9) == Refusal("file-missing")
    assert list(watch.answers.values()) == ["file-missing", "file-not-regular", "file-missing"]
    assert watch.repeatable
    assert [file_answer(str(path), most) for _, path, most in watch.answers] == list(watch.answers.values())  # type: ignore[arg-type]


def test_files_and_folders_are_told_apart(tmp_path: Path, watch: Watch) -> None:
    (tmp_path / "b").mkdir()
    names = ("b", "none", "nul\0")
    assert [(is_file(tmp_path / name), is_folder(tmp_path / name)) for name in names] == [
        (False, True),
        (False, False),
        (False, False),
    ]
    assert len(watch.answers) == 6


def test_paths_that_match_come_in_order_and_once(tmp_path: Path, watch: Watch) -> None:
    for name in ("b.yaml", "a.yaml", "c.txt"):
        (tmp_path / name).touch()
    found = [tmp_path / "a.yaml", tmp_path / "b.yaml"]
    assert matching(tmp_path, "*.yaml", "a.*") == found
    assert watch.answers == {("matching", str(tmp_path), "*.yaml", "a.*"): [str(path) for path in found]}
    assert matching(tmp_path / "none", "*") == []


def test_a_file_in_a_folder_that_is_closed_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*about: object, **_: object) -> NoReturn:
        raise PermissionError(errno.EACCES, "closed", str(about[0]))

    for name in ("open", "stat"):
        monkeypatch.setattr(f"ismap_check.sources.looking.os.{name}", refuse)
    found = file_bytes(tmp_path / "profile.yaml", 1)
    assert isinstance(found, Refusal)
    assert found.code == "file-unreadable"
