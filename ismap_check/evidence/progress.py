"""Report how many bytes of evidence have been read, for a progress bar: large files take a while."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Watch = Callable[[int], None]
"""Is told the bytes that were read since it was told last."""

_WATCH: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Tell ``watch`` about all that is read inside."""
    token = _WATCH.set(watch)
    try:
        yield
    finally:
        _WATCH.reset(token)


def tell_progress(count: int) -> None:
    """Tell that ``count`` bytes more were read."""
    watch = _WATCH.get()
    if watch is not None:
        watch(count)
