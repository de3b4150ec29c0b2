"""Write files so that a reader finds the old file whole or the new file whole, never a part of either."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from ismap_check.errors import FileAccessError, UsageError
from ismap_check.sources.watching import accounted, note, note_effect, note_unrepeatable

CODE_BY_ERRNO = {
    errno.EACCES: "output-denied",
    errno.EPERM: "output-denied",
    errno.EROFS: "output-denied",
    errno.ENOSPC: "output-disk-full",
    errno.EDQUOT: "output-disk-full",
    errno.ENOENT: "output-folder-missing",
    errno.ENOTDIR: "output-folder-missing",
    errno.EISDIR: "output-is-folder",
}

FILE_EFFECT = "file:"
"""Starts the name of what was done to a file, before its path, for whoever watches."""

DEVICE_FOLDERS = frozenset({"/dev", "/dev/fd", "/proc/self/fd"})
"""Where names of open streams stand; they are links, and meant to be followed."""


def check_targets(targets: Iterable[Path], inputs: Iterable[Path], *, keep_existing: bool = False) -> None:
    """Refuse, before any work is done, targets that could not be written or must not be.

    Raises :class:`UsageError` for a target that is an input, stands twice, or (``keep_existing``) is there already;
    :class:`FileAccessError` for a missing folder, a folder or a link in the place of the file.
    """
    seen: set[Path] = set()
    known = tuple(map(str, inputs))
    for target in targets:
        _check_place(target)
        if target.absolute() in seen:
            raise UsageError("output-twice", {"path": str(target)})
        if _is_one_of(target, known):
            raise UsageError("output-is-input", {"path": str(target)})
        if keep_existing and _is_taken(target):
            raise UsageError("output-exists", {"path": str(target)})
        seen.add(target.absolute())


def write_file(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``; raises :class:`FileAccessError`, and then what stood there still stands."""
    _check_place(path)
    try:
        with accounted():
            if _is_stream(path):
                _write_stream(path, data)
            else:
                _replace(path, lambda stream: stream.write(data))
    except OSError as error:
        raise failure_of(path, error) from error
    note_effect(f"{FILE_EFFECT}{path}", data)


def write_file_by(path: Path, fill: Callable[[BinaryIO], object]) -> None:
    """Write what ``fill`` puts into a file that can go back in itself; raises as :func:`write_file` does.

    A pipe or a device is refused; whatever else ``fill`` raises leaves what stood there.
    """
    _check_place(path)
    if _is_stream(path):
        raise FileAccessError("output-is-stream", {"path": str(path)})
    try:
        with accounted():
            _replace(path, fill)
    except OSError as error:
        raise failure_of(path, error) from error
    note_unrepeatable()


def make_folder(folder: Path) -> None:
    """Make a folder if it is not there; the one around it has to be. Raises :class:`FileAccessError`."""
    if folder.is_symlink():
        raise FileAccessError("output-is-link", {"path": str(folder)})
    if folder.exists() and not folder.is_dir():
        raise FileAccessError("output-not-folder", {"path": str(folder)})
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise failure_of(folder, error) from error


def _check_place(path: Path) -> None:
    """Refuse a place that cannot be written.

    A remembered run does not note what is looked at here: writing looks again.
    """
    with accounted():
        if _is_stream(path):
            return
        if path.is_symlink():
            raise FileAccessError("output-is-link", {"path": str(path)})
        if path.is_dir():
            raise FileAccessError("output-is-folder", {"path": str(path)})
        if not path.parent.is_dir():
            raise FileAccessError("output-folder-missing", {"path": str(path), "folder": str(path.parent)})


def _is_taken(path: Path) -> bool:
    return path.exists() and not _is_stream(path)


def failure_of(path: Path, error: OSError) -> FileAccessError:
    """Return what to say of a file that could not be written."""
    from ismap_check.model.access import reason_of  # hardly ever needed

    code = CODE_BY_ERRNO.get(error.errno or 0, "output-failed")
    return FileAccessError(code, {"path": str(path), "folder": str(path.parent), "reason": reason_of(error)})


def _is_one_of(target: Path, others: Iterable[str]) -> bool:
    with accounted():
        found = is_one_of(str(target), *others)
    note(("one-of", str(target), *others), found)
    return found


def is_one_of(target: str, *others: str) -> bool:
    """Whether a name leads to the same file as one of the others."""
    there = _identity(target)
    return there is not None and any(_identity(other) == there for other in others)


def _identity(path: str) -> tuple[int, int] | None:
    try:
        seen = os.stat(path)  # noqa: PTH116 -- there may be hundreds, and pathlib takes longer than the system
    except (OSError, ValueError):
        return None
    return seen.st_dev, seen.st_ino


def _is_stream(path: Path) -> bool:
    """Whether the target is a pipe, a device or the name of an open stream: a rename would turn it into a file."""
    if path.parent.as_posix() in DEVICE_FOLDERS:
        return path.exists()
    try:
        mode = path.lstat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or stat.S_ISLNK(mode))


def _write_stream(path: Path, data: bytes) -> None:
    """Write onto what is there; appending, because ``/dev/stdout`` may be a file that others write to as well."""
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)


def _replace(path: Path, fill: Callable[[BinaryIO], object]) -> None:
    temporary = path.with_name(f".ismap-check-{os.urandom(8).hex()}.tmp")
    try:
        _write_synced(temporary, fill)
        _keep_mode(path, temporary)
        temporary.replace(path)
    except BaseException:  # Ctrl-C too must leave nothing behind
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


def _write_synced(path: Path, fill: Callable[[BinaryIO], object]) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o666)  # less the umask, as for any file the user makes
    with os.fdopen(descriptor, "wb") as stream:
        fill(stream)
        stream.flush()
        os.fsync(stream.fileno())


def _keep_mode(old: Path, new: Path) -> None:
    with suppress(FileNotFoundError):
        new.chmod(stat.S_IMODE(old.stat().st_mode))


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable where folders can be synced (not on Windows, not on every file system)."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
