"""Lines that people type on a terminal, or that another program writes into a pipe."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Protocol

from ismap_check.cli import streams

ROOM = 2
"""Lines of a screen that a page leaves free: for what was typed before, and for what asks to go on."""
FEWEST = 8


class Lines(Protocol):
    """Where lines come from; ``number`` counts those that were read, ``interactive`` says that a person types them."""

    number: int
    interactive: bool

    def show(self, lines: Sequence[str], more: str) -> None:
        """Show text; ``more`` asks to go on where it does not fit a screen."""

    def read(self, prompt: str) -> str | None:
        """Return the next line without its end, None where there are no more."""


def lines_of_this_run() -> Lines:
    """Return the lines of a person where input and output are a terminal, otherwise those of a pipe."""
    both = (sys.stdin, sys.stdout)
    return TypedLines() if all(one is not None and one.isatty() for one in both) else PipedLines()


class TypedLines:
    """A person at a terminal; lines can be edited where the system has a library for it."""

    interactive = True

    def __init__(self) -> None:
        self.number = 0
        self._over = False
        if isinstance(sys.stdin, TextIOWrapper):
            sys.stdin.reconfigure(errors="surrogateescape")  # what is no text is refused where it is read
        _load_editing()

    def show(self, lines: Sequence[str], more: str) -> None:
        """Write a screenful, wait, go on."""
        height = max(shutil.get_terminal_size().lines - ROOM, FEWEST)
        for start in range(0, len(lines), height):
            if start and not self._over:
                self._typed(more)
            streams.write_text("".join(f"{line}\n" for line in lines[start : start + height]))

    def read(self, prompt: str) -> str | None:
        """Ask for a line."""
        self.number += 1
        return None if self._over else self._typed(prompt)

    def _typed(self, prompt: str) -> str | None:
        try:
            return input(prompt)
        except (EOFError, OSError):  # OSError: the terminal itself is gone
            self._over = True
            return None


class PipedLines:
    """Another program: UTF-8, one line for each answer; what is shown goes to standard output in whole lines."""

    interactive = False

    def __init__(self) -> None:
        self.number = 0

    def show(self, lines: Sequence[str], more: str) -> None:
        """Write everything."""
        del more
        streams.write_text("".join(f"{line}\n" for line in lines))

    def read(self, prompt: str) -> str | None:
        """Read a line; what is no UTF-8 is refused where it is understood."""
        streams.write_text(f"{prompt.rstrip()}\n")
        raw = b"" if sys.stdin is None else sys.stdin.buffer.readline()
        self.number += 1
        text = raw.decode("utf-8-sig" if self.number == 1 else "utf-8", errors="surrogateescape")
        return text.rstrip("\r\n") if raw else None


def _load_editing() -> None:
    """Let lines be edited with the arrow keys; not every system has the library."""
    try:
        import readline
    except ImportError:
        return
    readline.set_auto_history(False)  # measures and reasons stay in the profile
