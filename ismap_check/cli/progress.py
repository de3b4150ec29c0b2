"""How far a long reading has come, on a terminal and only after a second: ``Reading evidence: 312 MiB``."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from ismap_check.cli.session import MessageFormat, Session
from ismap_check.i18n.words import Words

PATIENCE = 1.0
"""Seconds before anything is shown."""
PAUSE = 0.2
"""Seconds between two lines, so that showing costs nothing."""
MEBIBYTE = 1 << 20


class Progress:
    """Counts bytes and shows them in one line that is written over, and taken away at the end."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._bytes = 0
        self._next = time.monotonic() + PATIENCE
        self._shown = False

    def __call__(self, count: int) -> None:
        """Take note of ``count`` bytes more."""
        self._bytes += count
        now = time.monotonic()
        if now >= self._next:
            self._next, self._shown = now + PAUSE, True
            said = self._words("cli.progress.evidence", size=f"{self._bytes // MEBIBYTE:,}")
            _write(f"\r{said}")

    def close(self) -> None:
        """Take the line away."""
        if self._shown:
            _write("\r\x1b[K")


@contextmanager
def evidence_progress(session: Session) -> Iterator[None]:
    """Show how much evidence is read inside, if a person watches."""
    watched_by_person = sys.stderr is not None and sys.stderr.isatty()
    if not watched_by_person or session.quiet or session.messages is not MessageFormat.TEXT:
        yield
        return
    from ismap_check.evidence.progress import watched

    progress = Progress(session.words)
    try:
        with watched(progress):
            yield
    finally:
        progress.close()


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
