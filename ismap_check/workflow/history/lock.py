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
    with _taken(lock):  # to close it is to let go
        try:
            yield
        finally:
            with suppress(OSError):  # Windows removes no open file; left there it keeps nobody out
                lock.unlink()


def _taken(lock: Path) -> BinaryIO:
    for _ in range(int(PATIENCE / PAUSE)):
        file = _opened(lock)
        if is_locked(file) and _is_still(lock, file):
            return file
        file.close()
        time.sleep(PAUSE)
    raise FileAccessError("history-locked", {"path": str(lock)})


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
