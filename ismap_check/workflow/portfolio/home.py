"""Where a run was started, and whether another process or machine sees the same there: tool, catalogues, profiles.

Rows of one run are made by one program from one set of files, or they are worth nothing beside each other.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, chdir, nullcontext
from functools import cache
from hashlib import sha256
from pathlib import Path

from ismap_check.errors import FileAccessError
from ismap_check.model.rows import NamedTuple
from ismap_check.sources.limits import Limits
from ismap_check.sources.looking import file_answer
from ismap_check.version import __version__
from ismap_check.workflow.portfolio.terms import Shared

PACKAGE = Path(__file__).parent.parent.parent
PROGRAM_SUFFIXES = frozenset({".json", ".py"})
"""Endings of the files that the program is made of; the catalogues beside them are looked at as all rows' own."""
BUNDLED = "_data"
ASKS_FOR_BYTES = "file"


class Home(NamedTuple):
    """What a process must share with the run that was started.

    ``program`` and ``shared`` are hashes over what rows depend on beside their own files, ``profile`` is the name of
    one of the profiles and ``seen`` what it held.
    """

    folder: str
    version: str
    program: str
    shared: str
    profile: str
    seen: str


def home_of(shared: Shared, files: Sequence[str], limits: Limits) -> Home:
    """Return what every process that judges must find too; the first of the files stands for all."""
    profile = next(iter(files), "")
    seen = _seen(profile, limits)
    return Home(str(Path.cwd()), __version__, _program(), _hash_of_answers(shared), profile, seen)


def at_home(home: Home | None) -> AbstractContextManager[None]:
    """Work in the folder where the run was started, so that names of files mean the same.

    Raises :class:`FileAccessError` where there is no such folder.
    """
    if home is None or home.folder == str(Path.cwd()):
        return nullcontext()
    if not os.access(home.folder, os.X_OK) or not Path(home.folder).is_dir():
        raise FileAccessError("worker-folder-missing", {"worker": _name(), "folder": home.folder})
    return chdir(home.folder)


def check_same(home: Home, shared: Shared, limits: Limits) -> None:
    """Refuse a place with another tool, other catalogues or other profiles; raises :class:`FileAccessError`."""
    if home.version != __version__:
        params = {"worker": _name(), "version": __version__, "wanted": home.version}
        raise FileAccessError("worker-version", params)
    if home.program != _program():
        raise FileAccessError("worker-program", {"worker": _name(), "version": __version__})
    if home.shared != _hash_of_answers(shared):
        raise FileAccessError("worker-catalogues", {"worker": _name()})
    if home.seen != _seen(home.profile, limits):
        raise FileAccessError("worker-profiles", {"worker": _name(), "path": home.profile})


def _seen(profile: str, limits: Limits) -> str:
    return file_answer(profile, limits.file_bytes)


def _hash_of_answers(shared: Shared) -> str:
    """Return a hash over the files that all rows depend on, wherever this machine keeps them."""
    return _hash(sorted(str(answer) for question, answer in shared.answers.items() if question[0] == ASKS_FOR_BYTES))


@cache
def _program() -> str:
    """Return a hash over the names and contents of the package's files."""
    files = sorted(path.relative_to(PACKAGE) for path in _files(PACKAGE))
    return _hash(f"{name.as_posix()} {sha256((PACKAGE / name).read_bytes()).hexdigest()}" for name in files)


def _files(folder: Path) -> Iterator[Path]:
    for above, below, names in os.walk(folder):
        below[:] = [name for name in below if name != BUNDLED]
        yield from (Path(above, name) for name in names if Path(name).suffix in PROGRAM_SUFFIXES)


def _hash(lines: Iterable[str]) -> str:
    return sha256("\n".join(lines).encode()).hexdigest()


def _name() -> str:
    """Return how a reader finds the machine and the process that this is."""
    return f"{socket.gethostname()} ({os.getpid()})"
