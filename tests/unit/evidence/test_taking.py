"""Files that a user names to take them in, and those that lie in a folder."""

from __future__ import annotations

import errno
import hashlib
import os
import tracemalloc
from pathlib import Path

import pytest

from ismap_check.evidence.progress import watched
from ismap_check.evidence.taking import Refusal, Taken, files_beneath, take_file

MIB = 1 << 20
posix = pytest.mark.needs("posix")


def test_a_file_is_read_once_for_its_hash_and_for_a_copy(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"hello")
    blocks: list[bytes] = []
    assert take_file(tmp_path / "a", 5, blocks.append) == Taken(5, hashlib.sha256(b"hello").hexdigest())
    assert blocks == [b"hello"]


def test_what_is_no_readable_file_is_refused_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"hello")
    assert take_file(tmp_path / "none", 9) is Refusal.MISSING
    assert take_file(tmp_path / "a" / "b", 9) is Refusal.MISSING
    assert take_file(tmp_path, 9) is Refusal.FOLDER
    assert take_file(tmp_path / "a", 4) is Refusal.TOO_LARGE


@posix
def test_links_and_pipes_are_refused_without_waiting_for_anything(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"hello")
    (tmp_path / "link").symlink_to("a")
    os.mkfifo(tmp_path / "pipe")
    assert take_file(tmp_path / "link", 9) is Refusal.LINK
    assert take_file(tmp_path / "pipe", 9) is Refusal.NOT_REGULAR


def test_a_large_file_takes_little_memory_and_tells_how_far_it_is(tmp_path: Path) -> None:
    size = 64 * MIB
    with (tmp_path / "large").open("wb") as stream:
        stream.truncate(size)
    told: list[int] = []
    tracemalloc.start()
    try:
        with watched(told.append):
            taken = take_file(tmp_path / "large", size)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(taken, Taken)
    assert (taken.size, sum(told), len(told)) == (size, size, 64)
    assert peak < 4 * MIB
    assert take_file(tmp_path / "large", size - 1) is Refusal.TOO_LARGE


def test_a_full_disk_is_not_laid_to_the_file_that_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"hello")

    def full(_: bytes) -> None:
        raise OSError(errno.ENOSPC, "full")

    with pytest.raises(OSError, match="full"):
        take_file(tmp_path / "a", 9, full)


def test_nobody_is_told_once_nobody_watches(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"hello")
    told: list[int] = []
    with watched(told.append):
        take_file(tmp_path / "a", 9)
    take_file(tmp_path / "a", 9)
    assert told == [5]


@posix
def test_files_of_folders_are_listed_without_links_and_hidden_ones(tmp_path: Path) -> None:
    for name in ("evidence/b", "evidence/a", "evidence/sub/c", "evidence/.hidden", "evidence/.git/d", "other/e"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "evidence" / "link").symlink_to("a")
    (tmp_path / "evidence" / "folder").symlink_to("../other")
    assert files_beneath(tmp_path, ("evidence", "none"), 9) == ("evidence/a", "evidence/b", "evidence/sub/c")
    assert len(files_beneath(tmp_path, ("evidence",), 2)) == 2
