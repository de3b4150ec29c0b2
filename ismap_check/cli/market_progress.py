"""How far a portfolio has come, on a terminal and only after a second: how many, how fast, how long still."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ismap_check.cli.progress import PATIENCE, PAUSE
from ismap_check.cli.session import MessageFormat, Session
from ismap_check.i18n.words import Words


class Progress:
    """Counts profiles and shows them in one line that is written over, and taken away at the end."""

    def __init__(self, words: Words, whole: int) -> None:
        self._words = words
        self._whole = whole
        self._done = 0
        self._start = time.monotonic()
        self._next = self._start + PATIENCE
        self._shown = False

    def step(self) -> None:
        """Take note of one profile more."""
        self._done += 1
        now = time.monotonic()
        if now >= self._next:
            self._next, self._shown = now + PAUSE, True
            _write(f"\r{self.line(now - self._start)}\x1b[K")

    def line(self, seconds: float) -> str:
        """Return what is shown after so many seconds."""
        rate = self._done / seconds
        left = int((self._whole - self._done) / rate) + 1
        clock = f"{left // 60}:{left % 60:02d}"
        done, whole = f"{self._done:,}", f"{self._whole:,}"
        return self._words("cli.progress.portfolio", done=done, whole=whole, rate=f"{rate:.0f}", left=clock)

    def close(self) -> None:
        """Take the line away."""
        if self._shown:
            _write("\r\x1b[K")


@contextmanager
def market_progress(session: Session, whole: int) -> Iterator[Callable[[], None]]:
    """Yield what to call for every profile; it shows something if a person watches."""
    progress = Progress(session.words, whole)
    watched = sys.stderr is not None and sys.stderr.isatty()
    if not watched or session.quiet or session.messages is not MessageFormat.TEXT:
        yield lambda: None
        return
    try:
        yield progress.step
    finally:
        progress.close()


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
