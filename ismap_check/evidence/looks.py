"""Look at files of a profile's folder by their names: is there one, how large is it, what is its hash (実測).

The profile comes from outside, so a name in it is not trusted: only a regular file inside the folder is opened, without
following a link at its end and without waiting for anything that is not a file (DESIGN, section 7).
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable
from pathlib import Path

from ismap_check.evidence.locate import Locator
from ismap_check.evidence.progress import tell_progress
from ismap_check.model.evidence import Seen
from ismap_check.model.rows import NamedTuple
from ismap_check.sources.watching import accounted, note

BLOCK_BYTES = 1 << 20

OPEN_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)  # these four exist on some systems only;
    | getattr(os, "O_NONBLOCK", 0)  # where one is missing, `locate` and the look at the open file remain
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)


class Look(NamedTuple):
    """What one look at a path showed; ``size`` in bytes, ``sha256`` in hexadecimal."""

    seen: Seen
    size: int | None = None
    sha256: str | None = None


def looks(names: Iterable[str], folder: Path, limit_bytes: int, *, hash_files: bool = True) -> dict[str, Look]:
    """Return what stands where each name points beneath ``folder``; a file is read only to hash it.

    The question is noted with its answer, so that a remembered run looks again at every file.
    """
    wanted = tuple(dict.fromkeys(names))
    with accounted():
        found = _looks(wanted, folder, limit_bytes, hash_files=hash_files)
    note(("evidence", str(folder), limit_bytes, hash_files, *wanted), _plain(found))
    return found


def looks_answer(folder: str, limit_bytes: int, hash_files: bool, *names: str) -> list[list[str | int | None]]:  # noqa: FBT001
    """Put the question of :func:`looks` again, for the answer that was noted."""
    return _plain(_looks(names, Path(folder), limit_bytes, hash_files=hash_files))


def _plain(found: dict[str, Look]) -> list[list[str | int | None]]:
    return [[str(look.seen), look.size, look.sha256] for look in found.values()]


def _looks(names: Iterable[str], folder: Path, limit_bytes: int, *, hash_files: bool) -> dict[str, Look]:
    locator = Locator(folder.resolve())
    return {name: _look_at(locator.find(name), limit_bytes, hash_files=hash_files) for name in names}


def _look_at(found: str | Seen, limit_bytes: int, *, hash_files: bool) -> Look:
    return Look(found) if isinstance(found, Seen) else _look(found, limit_bytes, hash_files=hash_files)


def _look(path: str, limit_bytes: int, *, hash_files: bool) -> Look:
    try:
        descriptor = os.open(path, OPEN_FLAGS)
    except OSError:
        return Look(_why_not_opened(path))
    try:
        return _look_inside(descriptor, limit_bytes, hash_files=hash_files)
    except OSError:
        return Look(Seen.UNREADABLE)
    finally:
        os.close(descriptor)


def _why_not_opened(path: str) -> Seen:
    """Tell a file that is kept from us from something that is no file (a socket, a folder on Windows, a late link)."""
    try:
        mode = os.lstat(path).st_mode
    except OSError:
        return Seen.MISSING
    return Seen.UNREADABLE if stat.S_ISREG(mode) else Seen.NOT_A_FILE


def _look_inside(descriptor: int, limit_bytes: int, *, hash_files: bool) -> Look:
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        return Look(Seen.NOT_A_FILE)
    if status.st_size > limit_bytes:
        return Look(Seen.TOO_LARGE, status.st_size)
    if not hash_files:
        return Look(Seen.FILE, status.st_size)
    return hashed(descriptor, limit_bytes)


def hashed(descriptor: int, limit_bytes: int, each: Callable[[bytes], object] = len) -> Look:
    """Hash block by block; the size counts what was read, because a file may grow meanwhile.

    ``each`` is given every block before the next is read; whoever watches is told how far the reading has come.
    """
    digest, size = hashlib.sha256(), 0
    while block := os.read(descriptor, BLOCK_BYTES):
        size += len(block)
        if size > limit_bytes:
            return Look(Seen.TOO_LARGE, size)
        digest.update(block)
        each(block)
        tell_progress(len(block))
    return Look(Seen.FILE, size, digest.hexdigest())
