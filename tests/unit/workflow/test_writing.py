"""Writing files whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from ismap_check.errors import FileAccessError, IsmapCheckError, UsageError
from ismap_check.workflow import writing
from ismap_check.workflow.writing import check_targets, write_file

posix = pytest.mark.needs("posix")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refusal(path: Path) -> str:
    with pytest.raises(IsmapCheckError) as caught:
        write_file(path, b"new")
    assert caught.value.exit_code == 4
    return caught.value.code


def test_a_new_file_gets_the_umasks_mode(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "r.md", b"new")
    finally:
        os.umask(before)
    assert (tmp_path / "r.md").read_bytes() == b"new"
    assert names(tmp_path) == ["r.md"]
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "r.md").stat().st_mode) == 0o640


@posix
def test_an_old_file_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "r.md"
    target.write_bytes(b"old")
    target.chmod(0o604)
    write_file(target, b"new")
    assert (target.read_bytes(), stat.S_IMODE(target.stat().st_mode)) == (b"new", 0o604)


def test_missing_folder_folder_and_link_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "no" / "r.md") == "output-folder-missing"
    assert refusal(tmp_path) == "output-is-folder"
    if sys.platform != "win32":
        (tmp_path / "real.md").write_bytes(b"old")
        (tmp_path / "link.md").symlink_to("real.md")
        (tmp_path / "dangling.md").symlink_to("nothing.md")
        assert refusal(tmp_path / "link.md") == "output-is-link"
        assert refusal(tmp_path / "dangling.md") == "output-is-link"
        assert (tmp_path / "real.md").read_bytes() == b"old"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "output-disk-full"),
        (errno.EROFS, "output-denied"),
        (errno.EACCES, "output-denied"),
        (errno.EIO, "output-failed"),
    ],
)
def test_trouble_while_writing_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    target = tmp_path / "r.md"
    target.write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    assert refusal(target) == code
    assert (target.read_bytes(), names(tmp_path)) == (b"old", ["r.md"])


def test_ctrl_c_while_writing_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "r.md"
    target.write_bytes(b"old")

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_file(target, b"new")
    assert (target.read_bytes(), names(tmp_path)) == (b"old", ["r.md"])


def test_a_folder_that_cannot_be_synced_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = os.fsync

    def fail_on_folders(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "no")
        really(descriptor)

    monkeypatch.setattr(os, "fsync", fail_on_folders)
    write_file(tmp_path / "r.md", b"new")
    assert names(tmp_path) == ["r.md"]


@posix
def test_a_pipe_is_written_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_file(pipe, b"new")
    reader.join(timeout=120)
    assert read == [b"new"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@posix
def test_the_name_of_an_open_stream_is_written_through(tmp_path: Path) -> None:
    with (tmp_path / "out").open("ab") as out:
        out.write(b"before ")
        out.flush()
        write_file(Path(f"/dev/fd/{out.fileno()}"), b"new")
    assert (tmp_path / "out").read_bytes() == b"before new"


@posix
def test_a_full_device_is_a_full_disk() -> None:
    full = Path("/dev/full")
    assert refusal(full) == ("output-disk-full" if full.exists() else "output-denied")


def test_targets_are_checked_before_the_work(tmp_path: Path) -> None:
    source = tmp_path / "p.yaml"
    source.write_bytes(b"kind: x")
    with pytest.raises(UsageError, match="output-is-input"):
        check_targets([tmp_path / "." / "p.yaml"], [source])
    with pytest.raises(UsageError, match="output-twice"):
        check_targets([tmp_path / "a", tmp_path / "a"], [])
    with pytest.raises(UsageError, match="output-exists"):
        check_targets([source], [], keep_existing=True)
    with pytest.raises(FileAccessError, match="output-folder-missing"):
        check_targets([tmp_path / "no" / "a"], [])
    check_targets([tmp_path / "a", source], [tmp_path / "gone.yaml"])
    assert names(tmp_path) == ["p.yaml"]


@posix
def test_a_hard_link_to_an_input_is_the_input(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_bytes(b"x")
    os.link(tmp_path / "p.yaml", tmp_path / "q.yaml")
    with pytest.raises(UsageError, match="output-is-input"):
        check_targets([tmp_path / "q.yaml"], [tmp_path / "p.yaml"])


def test_every_code_for_an_error_number_is_a_refusal_code() -> None:
    assert all(code.startswith("output-") for code in writing.CODE_BY_ERRNO.values())
