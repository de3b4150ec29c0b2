"""Files and streams to bytes: regular files only, never more than the limit, trouble as diagnostics."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from ismap_check.model.diagnostic import Diagnostic, Loaded
from ismap_check.sources.limits import Limits
from ismap_check.sources.looking import Refusal, file_bytes
from ismap_check.sources.parsing import parse_source, too_large
from ismap_check.sources.source import Source

ACCESS_CODES = frozenset({"file-missing", "named-file-missing", "file-not-regular", "file-unreadable"})
"""The codes that mean exit code 4 (a file cannot be read); all other errors are about content: 3."""


def read_source(path: Path, name: str, limits: Limits) -> Loaded[Source]:
    """Read and parse a file; ``name`` is the file as the user gave it and stands in every diagnostic."""
    loaded = read_bytes(path, limits, name=name)
    return Loaded(None, loaded.diagnostics) if loaded.value is None else parse_source(name, loaded.value, limits)


def read_bytes(path: Path, limits: Limits, *, name: str | None = None) -> Loaded[bytes]:
    """Read a regular file (or a link to one) of at most ``limits.file_bytes``; ``name`` is the path if not given."""
    name = str(path) if name is None else name
    found = file_bytes(path, limits.file_bytes)
    return _trouble(name, found) if isinstance(found, Refusal) else _within(name, found, limits)


def read_stream(name: str, stream: BinaryIO, limits: Limits) -> Loaded[bytes]:
    """Read an open stream to its end, or until it passes the limit."""
    return _within(name, stream.read(limits.file_bytes + 1), limits)


def _within(name: str, raw: bytes, limits: Limits) -> Loaded[bytes]:
    return Loaded(None, (too_large(name, limits),)) if len(raw) > limits.file_bytes else Loaded(raw)


def _trouble(name: str, refusal: Refusal) -> Loaded[bytes]:
    params = {} if refusal.reason is None else {"reason": refusal.reason}
    return Loaded(None, (Diagnostic(code=refusal.code, document=name, params=params),))
