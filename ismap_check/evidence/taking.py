"""Look at a file that the user names, wherever it lies, to take it in as evidence; or at those that lie in a folder."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from ismap_check.evidence.looks import OPEN_FLAGS, hashed
from ismap_check.model.evidence import Seen


class Refusal(StrEnum):
    """Why a file cannot be taken in."""

    MISSING = "missing"
    LINK = "link"
    FOLDER = "folder"
    NOT_REGULAR = "not-regular"
    TOO_LARGE = "too-large"
    UNREADABLE = "unreadable"


class Taken(NamedTuple):
    """What a file holds: its size in bytes, and its hash in hexadecimal."""

    size: int
    sha256: str


class _TakerError(Exception):
    """Whoever was given a block failed, which is no failure of the file that was read."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.error = error


def take_file(path: Path, limit_bytes: int, each: Callable[[bytes], object] = len) -> Taken | Refusal:
    """Read a regular file block by block, each of them given to ``each``; nothing else is opened or waited for.

    What ``each`` raises is raised.
    """
    if path.is_symlink():
        return Refusal.LINK
    try:
        descriptor = os.open(path, OPEN_FLAGS)
    except OSError as error:
        return _why_not_opened(path, error)
    try:
        return _take(descriptor, limit_bytes, each)
    finally:
        os.close(descriptor)


def _take(descriptor: int, limit_bytes: int, each: Callable[[bytes], object]) -> Taken | Refusal:
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISDIR(mode):
        return Refusal.FOLDER
    if not stat.S_ISREG(mode):
        return Refusal.NOT_REGULAR

    def give(block: bytes) -> None:
        try:
            each(block)
        except OSError as error:
            raise _TakerError(error) from error

    try:
        look = hashed(descriptor, limit_bytes, give)
    except OSError:
        return Refusal.UNREADABLE
    except _TakerError as failed:
        raise failed.error from None
    if look.seen is Seen.TOO_LARGE or look.size is None or look.sha256 is None:
        return Refusal.TOO_LARGE
    return Taken(look.size, look.sha256)


def _why_not_opened(path: Path, error: OSError) -> Refusal:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Refusal.MISSING
    if path.is_dir():
        return Refusal.FOLDER
    return Refusal.UNREADABLE if not path.exists() or path.is_file() else Refusal.NOT_REGULAR


def files_beneath(root: Path, folders: tuple[str, ...], most: int) -> tuple[str, ...]:
    """Return the regular files in folders of ``root`` and beneath, as paths from ``root`` with ``/``; at most ``most``.

    Links are not followed, and hidden files are left out: they are an editor's or the system's.
    """
    found = sorted({file for folder in folders for file in islice(_walk(root, folder), most)})
    return tuple(found[:most])


def _walk(root: Path, folder: str) -> Iterator[str]:
    for above, below, names in os.walk(root / folder):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            path = Path(above, name)
            if not name.startswith(".") and path.is_file() and not path.is_symlink():
                yield path.relative_to(root).as_posix()
