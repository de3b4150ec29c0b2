"""Files and streams to bytes: regular files only, never more than the limit, trouble as diagnostics."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from ismap_check.model.access import reason_of
from ismap_check.model.diagnostic import Diagnostic, Loaded, Param
from ismap_check.sources.limits import Limits
from ismap_check.sources.parsing import parse_source, too_large
from ismap_check.sources.source import Source

ACCESS_CODES = frozenset({"file-missing", "named-file-missing", "file-not-regular", "file-unreadable"})
"""The codes that mean exit code 4 (a file cannot be read); all other errors are about content: 3."""

# POSIX: opening a named pipe does not wait for a writer. Windows: line ends come as they are.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_source(path: Path, name: str, limits: Limits) -> Loaded[Source]:
    """Read and parse a file; ``name`` is the file as the user gave it and stands in every diagnostic."""
    loaded = read_bytes(path, limits, name=name)
    return Loaded(None, loaded.diagnostics) if loaded.value is None else parse_source(name, loaded.value, limits)


def read_bytes(path: Path, limits: Limits, *, name: str | None = None) -> Loaded[bytes]:
    """Read a regular file (or a link to one) of at most ``limits.file_bytes``; ``name`` is the path if not given."""
    name = str(path) if name is None else name
    try:
        handle = os.open(path, _FLAGS)
    except (OSError, ValueError) as error:  # ValueError: a path that no file can have
        return _refused(name, path, error)
    try:
        return _read_regular(name, handle, limits)
    except OSError as error:
        return _refused(name, path, error)
    finally:
        os.close(handle)


def read_stream(name: str, stream: BinaryIO, limits: Limits) -> Loaded[bytes]:
    """Read an open stream to its end, or until it passes the limit."""
    raw = stream.read(limits.file_bytes + 1)
    return Loaded(None, (too_large(name, limits),)) if len(raw) > limits.file_bytes else Loaded(raw)


def _read_regular(name: str, handle: int, limits: Limits) -> Loaded[bytes]:
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        return _trouble(name, "file-not-regular")
    with os.fdopen(handle, "rb", closefd=False) as stream:
        return read_stream(name, stream, limits)


def _refused(name: str, path: Path, error: OSError | ValueError) -> Loaded[bytes]:
    """Return what kept a file from being opened or read, told by kind; Windows calls a folder forbidden."""
    if path.exists() and not path.is_file():
        return _trouble(name, "file-not-regular")
    if not isinstance(error, OSError) or isinstance(error, FileNotFoundError | NotADirectoryError):
        return _trouble(name, "file-missing")
    return _trouble(name, "file-unreadable", reason=reason_of(error))


def _trouble(name: str, code: str, **params: Param) -> Loaded[bytes]:
    return Loaded(None, (Diagnostic(code=code, document=name, params=params),))
