"""The checkout's own documents, parsed and checked once in each process of a test run.

Nearly every run of the program in these tests reads bundled catalogues, and half of its time went into parsing them
again. They are kept as the user's store keeps them, under the hash of their bytes: what is read again is made anew
from there, so that no test sees what another one did with it. That a store changes no answer is tested in
tests/acceptance/test_cache.py and tests/unit/documents, with stores of their own.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from ismap_check.documents.read import Reader
from ismap_check.sources.store import Store

ROOT = Path(__file__).parent.parent


class Memory(Store):
    """A store that is gone with the process."""

    def __init__(self) -> None:
        super().__init__(Path(os.devnull))
        self._entries: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        return self._entries.get(name)

    def put(self, name: str, *parts: bytes) -> None:
        self._entries[name] = b"".join(parts)


@contextmanager
def parsed_once() -> Iterator[None]:
    """Let readers without a store of their own keep what they read in the checkout."""
    memory, real = Memory(), Reader.read

    def read(self: Reader, path: Path, name: str, *kinds: str) -> Any:
        is_ours = self.store is None and path.absolute().is_relative_to(ROOT)
        return real(self._replace(store=memory) if is_ours else self, path, name, *kinds)

    with patch.object(Reader, "read", read):
        yield
