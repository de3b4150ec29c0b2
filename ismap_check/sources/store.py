"""A folder of the user's where reading keeps what it found out, so that the same bytes need not be read again.

Nothing depends on it: an entry that is missing, cut short, altered or not ours counts as not there, and what cannot be
kept is not kept. Entries are files that only the user may read, because they may hold confidential answers.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from ismap_check.sources.watching import accounted

MOST_ENTRIES = 512
MOST_BYTES = 256 * 1024 * 1024
"""How many entries are kept, and how large they may be together; beyond that the older half goes."""

_HEX = 64


class Store:
    """Entries by name in one folder, each under the hash of its bytes."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes

    def get(self, name: str) -> bytes | None:
        """Return an entry as it was put, or None."""
        try:
            with accounted():
                if not self._is_ours():
                    return None
                with (self._folder / name).open("rb", buffering=0) as file:
                    digest, kept = file.read(_HEX), file.readall()
        except OSError:
            return None
        return kept if digest == sha256(kept).hexdigest().encode() else None

    def put(self, name: str, *parts: bytes) -> None:
        """Keep an entry, of parts in order, whole or not at all; another process may be keeping the same one."""
        digest = sha256()
        for part in parts:
            digest.update(part)
        temporary = self._folder / f"{name}.{os.getpid()}"
        with accounted():
            try:
                self._make_room()
                with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                    file.write(digest.hexdigest().encode())
                    file.writelines(parts)
                temporary.replace(self._folder / name)
            except OSError:
                _remove(temporary)
            except BaseException:  # Ctrl-C too must leave nothing behind
                _remove(temporary)
                raise

    def _is_ours(self) -> bool:
        """Whether the folder is the user's own and no one else may write to it; told only where files have owners."""
        if not hasattr(os, "getuid"):
            return True
        seen = self._folder.stat()
        return seen.st_uid == os.getuid() and not seen.st_mode & 0o022

    def _make_room(self) -> None:
        """Make the folder, and remove the older half of the entries where there are too many."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.scandir(self._folder) as entries:
            kept = sorted((entry.stat().st_mtime_ns, entry.name, entry.stat().st_size) for entry in entries)
        if len(kept) < MOST_ENTRIES and sum(size for *_, size in kept) < self._most_bytes:
            return
        for _, name, _ in kept[: (len(kept) + 1) // 2]:
            _remove(self._folder / name)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
