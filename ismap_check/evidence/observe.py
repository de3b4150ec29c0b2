"""Look at evidence files (実測): does the file exist inside the profile's folder, how large is it, what is its hash.

The profile comes from outside, so a name in it is not trusted: only a regular file inside the folder is opened, without
following a link at its end and without waiting for anything that is not a file (DESIGN, section 7).
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ismap_check.evidence.locate import locate
from ismap_check.model.evidence import EvidenceFact, Seen
from ismap_check.model.profile import EvidenceItem

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


def observe_evidence(
    items: Mapping[str, EvidenceItem], folder: Path, limit_bytes: int, *, hash_files: bool = True
) -> Mapping[str, EvidenceFact]:
    """Return what stands where each item points; ``folder`` is the profile's. A file is read only to hash it."""
    root = folder.resolve()
    return {item.id: _fact(item, root, limit_bytes, hash_files=hash_files) for item in items.values()}


def _fact(item: EvidenceItem, root: Path, limit_bytes: int, *, hash_files: bool) -> EvidenceFact:
    if item.file is None:
        return EvidenceFact(id=item.id, seen=Seen.ADDRESS if item.url else Seen.NOTHING)
    found = locate(item.file, root)
    look = Look(found) if isinstance(found, Seen) else _look(found, limit_bytes, hash_files=hash_files)
    return EvidenceFact(id=item.id, seen=look.seen, size=look.size, sha256=look.sha256)


def _look(path: Path, limit_bytes: int, *, hash_files: bool) -> Look:
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


def _why_not_opened(path: Path) -> Seen:
    """Tell a file that is kept from us from something that is no file (a socket, a folder on Windows, a late link)."""
    try:
        mode = path.lstat().st_mode
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
    return _hashed(descriptor, limit_bytes)


def _hashed(descriptor: int, limit_bytes: int) -> Look:
    """Hash block by block; the size counts what was read, because a file may grow meanwhile."""
    digest, size = hashlib.sha256(), 0
    while block := os.read(descriptor, BLOCK_BYTES):
        size += len(block)
        if size > limit_bytes:
            return Look(Seen.TOO_LARGE, size)
        digest.update(block)
    return Look(Seen.FILE, size, digest.hexdigest())
