"""Write a folder of files so that a reader finds the old folder whole or the new one whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from ismap_check.errors import FileAccessError, UsageError
from ismap_check.model.access import reason_of
from ismap_check.workflow.writing import write_file

MARK = "# Written by ismap-check"
"""Begins the first line of the main file; only a folder with it is ever replaced."""


def check_folder(target: Path, main: str, *, force: bool) -> None:
    """Refuse a folder that must not be written, before any work is done.

    Raises :class:`UsageError` if something is there (``force``: something that we did not write), and
    :class:`FileAccessError` for a link, a file in the folder's place, or a missing folder around it.
    """
    if target.is_symlink():
        raise FileAccessError("output-is-link", {"path": str(target)})
    if target.exists() and not target.is_dir():
        raise FileAccessError("output-not-folder", {"path": str(target)})
    if not target.absolute().parent.is_dir():
        raise FileAccessError("output-folder-missing", {"path": str(target), "folder": str(target.parent)})
    if not target.exists() or not any(target.iterdir()):
        return
    if not force:
        raise UsageError("folder-exists", {"path": str(target)})
    if strange := _not_ours(target, main):
        raise UsageError("folder-holds-others", {"path": str(target), "names": strange})


def write_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Write the files into a new folder and put it in the place of the old one; raises :class:`FileAccessError`."""
    beside = target.absolute().parent
    new, old = (beside / f".ismap-check-{os.urandom(8).hex()}.{kind}" for kind in ("new", "old"))
    try:
        new.mkdir()
        for name, data in files.items():
            write_file(new / name, data)
        _swap(new, target, old)
    except OSError as error:
        raise FileAccessError("folder-failed", {"path": str(target), "reason": reason_of(error)}) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)  # there only if something failed, Ctrl-C included
        shutil.rmtree(old, ignore_errors=True)


def _swap(new: Path, target: Path, old: Path) -> None:
    if not target.exists():
        new.rename(target)
        return
    target.rename(old)
    try:
        new.rename(target)
    except BaseException:
        with suppress(OSError):
            old.rename(target)
        raise


def _not_ours(target: Path, main: str) -> tuple[str, ...]:
    """Return what we would not have written; a main file of somebody else's makes the whole folder theirs."""
    entries = sorted(target.iterdir())
    try:
        marked = (target / main).read_bytes().startswith(MARK.encode())
    except OSError:
        marked = False
    ours = {entry for entry in entries if marked and entry.is_file() and _is_our_name(entry)}
    return tuple(entry.name for entry in entries if entry not in ours)


def _is_our_name(entry: Path) -> bool:
    return entry.suffix == ".yaml" or entry.name == ".gitignore"
