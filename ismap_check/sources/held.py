"""Let reading find files in memory instead of on the disk: those of a sealed case, and no others.

While files are held, the ways in which documents are looked at (``looking``, ``documents.inside``) know of nothing
else. So what is judged follows from the held bytes alone: nothing bundled, no file that happens to lie around counts.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from fnmatch import fnmatchcase
from pathlib import Path

from ismap_check.model.rows import NamedTuple


class Held(NamedTuple):
    """Files by name, with ``/`` between parts.

    A relative path stands for the name that begins with ``root``; an absolute one beneath a folder of ``mounts`` for
    the name that begins with what the folder is mounted as. No other path leads anywhere.
    """

    files: Mapping[str, bytes]
    root: str
    mounts: Mapping[Path, str]

    def bytes_at(self, path: Path) -> bytes | None:
        """Return the bytes of a file, None where there is none."""
        name = self._name(path)
        return None if name is None else self.files.get(name)

    def is_folder(self, path: Path) -> bool:
        """Whether files lie beneath a path."""
        name = self._name(path)
        return name is not None and any(file.startswith(f"{name}/") for file in self.files)

    def matching(self, folder: Path, *patterns: str) -> list[Path]:
        """Return the paths beneath a folder that match any of the patterns part by part, in order."""
        name = self._name(folder)
        below = [file.removeprefix(f"{name}/") for file in self.files if name and file.startswith(f"{name}/")]
        return sorted(folder / one for one in below if any(_matches(one, pattern) for pattern in patterns))

    def _name(self, path: Path) -> str | None:
        for folder, mounted in self.mounts.items():
            if path.is_relative_to(folder):
                return posixpath.normpath(posixpath.join(mounted, path.relative_to(folder).as_posix()))
        return None if path.is_absolute() else posixpath.normpath(posixpath.join(self.root, path.as_posix()))


_HELD: ContextVar[Held | None] = ContextVar("held", default=None)


@contextmanager
def holding(files: Held) -> Iterator[None]:
    """Look at ``files`` only, and at nothing on the disk, while the block runs."""
    token = _HELD.set(files)
    try:
        yield
    finally:
        _HELD.reset(token)


def held() -> Held | None:
    """Return the files that are looked at instead of the disk; None: the disk."""
    return _HELD.get()


def _matches(name: str, pattern: str) -> bool:
    parts, wanted = name.split("/"), pattern.split("/")
    return len(parts) == len(wanted) and all(map(fnmatchcase, parts, wanted))
