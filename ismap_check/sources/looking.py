"""Look at the user's files: every answer is noted, so that a remembered run can ask the same again (see ``watching``).

These are the only ways in which a run that reports looks at files, beside ``evidence.looks`` and ``documents.inside``.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from ismap_check.model.rows import NamedTuple
from ismap_check.sources.digest import digest_of
from ismap_check.sources.held import held
from ismap_check.sources.watching import accounted, is_watched, note

if TYPE_CHECKING:
    from ismap_check.model.text import Term

# POSIX: opening a named pipe does not wait for a writer. Windows: line ends come as they are.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Refusal(NamedTuple):
    """Why there are no bytes: the code of a diagnostic, with the system's reason where that is unreadable."""

    code: str
    reason: Term | str | None = None


def file_bytes(path: Path, most: int) -> bytes | Refusal:
    """Return the bytes of a regular file (or of a link to one), ``most`` and one more at most, or why not."""
    if files := held():
        data = files.bytes_at(path)
        return Refusal("file-missing") if data is None else data[: most + 1]
    with accounted():
        found = _read(path, most)
    if is_watched():
        note(("file", str(path), most), found.code if isinstance(found, Refusal) else digest_of(found))
    return found


def file_answer(path: str, most: int) -> str:
    """Put the question of :func:`file_bytes` again, for the answer that was noted."""
    found = _read(Path(path), most)
    return found.code if isinstance(found, Refusal) else digest_of(found)


def is_file(path: Path) -> bool:
    """Whether a regular file, or a link to one, stands there; what cannot be looked at is none."""
    if files := held():
        return files.bytes_at(path) is not None
    with accounted():
        found = os.path.isfile(path)  # noqa: PTH113 -- the pathlib way raises where a folder on the way is closed
    note(("is-file", str(path)), found)
    return found


def is_folder(path: Path) -> bool:
    """Whether a folder, or a link to one, stands there; what cannot be looked at is none."""
    if files := held():
        return files.is_folder(path)
    with accounted():
        found = os.path.isdir(path)  # noqa: PTH112 -- the same
    note(("is-folder", str(path)), found)
    return found


def matching(folder: Path, *patterns: str) -> list[Path]:
    """Return the paths beneath a folder that match any of the patterns, in order."""
    if files := held():
        return files.matching(folder, *patterns)
    with accounted():
        found = sorted({path for pattern in patterns for path in folder.glob(pattern)})
    note(("matching", str(folder), *patterns), [str(path) for path in found])
    return found


def _read(path: Path, most: int) -> bytes | Refusal:
    try:
        handle = os.open(path, _FLAGS)
    except (OSError, ValueError) as error:  # ValueError: a path that no file can have
        return _refusal(path, error)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return Refusal("file-not-regular")
        with os.fdopen(handle, "rb", closefd=False) as stream:
            return stream.read(most + 1)
    except OSError as error:
        return _refusal(path, error)
    finally:
        os.close(handle)


def _refusal(path: Path, error: OSError | ValueError) -> Refusal:
    """Return what kept a file from being opened or read, told by kind; Windows calls any folder forbidden."""
    is_closed = isinstance(error, PermissionError) and not os.access(path, os.R_OK)
    if os.path.exists(path) and not os.path.isfile(path) and not is_closed:  # noqa: PTH110, PTH113 -- as in is_file
        return Refusal("file-not-regular")
    if not isinstance(error, OSError) or isinstance(error, FileNotFoundError | NotADirectoryError):
        return Refusal("file-missing")
    from ismap_check.model.access import reason_of  # hardly ever needed

    return Refusal("file-unreadable", reason_of(error))
