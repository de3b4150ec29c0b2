"""Which tool this is: a remembered run holds for the program that ran, and for no other.

The version is not enough: a checkout changes without one. As Python itself decides by time and size whether a compiled
file still belongs to its source, so this does for every file of the package; and a folder of installed packages changes
its own time when one of them comes, goes or is replaced.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from ismap_check.sources.watching import package_folders
from ismap_check.version import __version__

State = list[list[str | int]]

COMPILED = "__pycache__"


def tool_state() -> State:
    """Return version, interpreter, and the names, sizes and times of all files that the tool is made of."""
    package = Path(__file__).parent.parent
    installed: State = [[folder, _changed(folder)] for folder in package_folders()]
    return [[__version__, sys.version], *installed, [str(package)], *sorted(_files(str(package)))]


def _files(folder: str) -> Iterator[list[str | int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                seen = entry.stat()
                yield [entry.path, seen.st_size, seen.st_mtime_ns]
            elif entry.name != COMPILED:
                yield from _files(entry.path)


def _changed(folder: str) -> int:
    try:
        return os.stat(folder).st_mtime_ns  # noqa: PTH116 -- one of many looks at every start, and pathlib's is slower
    except OSError:
        return 0
