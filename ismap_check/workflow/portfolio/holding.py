"""One run at a time on one log: the system keeps the lock, so that it ends with the process, however that ends."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ismap_check.workflow.writing import failure_of

TAKEN = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
"""What the system says of a lock that another process has. File systems without locks say something else."""


@contextmanager
def holding(log: Path) -> Iterator[bool]:
    """Hold a log; yields False if another run does. Raises :class:`FileAccessError` where nothing can be written.

    The empty file that is locked stays beside the log: to remove it would let a third run in beside a second one.
    """
    path = lock_of(log)
    try:
        file = path.open("ab")
    except OSError as error:
        raise failure_of(path, error) from error
    with file:  # to close it is to let go
        yield is_locked(file)


def lock_of(log: Path) -> Path:
    """Return the file that is locked in place of a log, which is replaced by another when it is finished."""
    return log.with_name(f".{log.name}.lock")


def is_locked(file: BinaryIO) -> bool:
    """Lock an open file if nobody else has; True where the file system knows no locks. Closing it lets go."""
    try:
        _lock_of_system(file)
    except OSError as error:
        return error.errno not in TAKEN
    return True


if sys.platform == "win32":
    import msvcrt

    def _lock_of_system(file: BinaryIO) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock_of_system(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
