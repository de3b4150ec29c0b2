"""Run the program in this process, as a shell would run it in its own."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from unittest.mock import patch

from ismap_check.cli.recalling import run

AS_OF = ("--as-of", "2026-11-01")


@dataclass(frozen=True, kw_only=True)
class Done:
    """How a run ended: exit code, standard output and standard error."""

    code: int
    out: str
    err: str


class Stream(io.TextIOWrapper):
    """A captured stream that may claim to be a terminal."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="\n", write_through=True)
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    @property
    def text(self) -> str:
        return self.bytes.decode("utf-8")

    @property
    def bytes(self) -> bytes:
        self.flush()
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue()


def ismap_check(
    *arguments: str | Path,
    stdin: bytes = b"",
    terminal: bool = False,
    folder: Path | None = None,
    environment: Mapping[str, str] = MappingProxyType({}),
) -> Done:
    """Run the program with these arguments; the environment holds nothing but what is given, the language and paths."""
    out, err = Stream(terminal=terminal), Stream(terminal=terminal)
    paths = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    surroundings = {"ISMAP_CHECK_LANG": "en", "TERM": "xterm", **paths, **environment}
    with (
        _in(folder),
        patch.dict(os.environ, surroundings, clear=True),
        patch.multiple(sys, stdout=out, stderr=err, stdin=io.TextIOWrapper(io.BytesIO(stdin))),
    ):
        code = run([str(argument) for argument in arguments])
    return Done(code=code, out=out.text, err=err.text)


@contextmanager
def _in(folder: Path | None) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder or before)
    try:
        yield
    finally:
        os.chdir(before)
