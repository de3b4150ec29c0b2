"""One run at a time on a history: the system keeps the lock, so that it ends with the process, however that ends."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from ismap_check.errors import FileAccessError
from ismap_check.model.access import reason_of
from ismap_check.workflow.portfolio.holding import is_locked

PATIENCE = 10
"""Seconds to wait for another run, which needs a fraction of one."""
PAUSE = 0.05


@contextmanager
def locked(lock: Path) -> Iterator[None]:
    """Hold the lock file, which is made and taken away again; raises :class:`FileAccessError` if another run keeps it.

    A lock file that a killed run left is nobody's, and is simply taken.
    """
    files: list[BinaryIO] = []  # known as soon as it is open: a signal may come before the lock is ours
    try:
        _take(lock, files)
        yield
    finally:
        for file in files:
            _let_go(lock, file)


def _take(lock: Path, files: list[BinaryIO]) -> None:
    for _ in range(int(PATIENCE / PAUSE)):
        files.append(_opened(lock))
        if _is_ours(lock, files[-1]):
            return
        files.pop().close()
        time.sleep(PAUSE)
    raise FileAccessError("history-locked", {"path": str(lock)})


def _let_go(lock: Path, file: BinaryIO) -> None:
    with file, suppress(OSError):  # to close is to let go; Windows removes no open file: left there it keeps nobody out
        if _is_ours(lock, file):
            lock.unlink()


def _is_ours(lock: Path, file: BinaryIO) -> bool:
    return is_locked(file) and _is_still(lock, file)


def _opened(lock: Path) -> BinaryIO:
    try:
        return lock.open("ab")
    except OSError as error:
        raise FileAccessError("history-not-locked", {"path": str(lock), "reason": reason_of(error)}) from error


def _is_still(lock: Path, file: BinaryIO) -> bool:
    """Whether this is the file that others find: the run before took its own away while this one waited for it."""
    try:
        return os.path.samestat(lock.stat(), os.fstat(file.fileno()))
    except OSError:
        return False
