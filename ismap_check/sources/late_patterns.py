"""Import a library without compiling regular expressions that a run seldom uses: a fortieth of a report's time."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_compile = re.compile


class _LatePattern:
    """A regular expression that is compiled when it is first used; what it can do is what the compiled one can."""

    _asked: tuple[Any, ...] = ()  # until it is made: whoever copies one asks before

    def __init__(self, *asked: Any) -> None:
        self._asked = asked

    def __getattr__(self, name: str) -> Any:
        method = getattr(_compile(*self._asked), name)
        setattr(self, name, method)
        return method


@contextmanager
def late_patterns() -> Iterator[None]:
    """Let a library imported inside compile each of its regular expressions when it is first used.

    Only for libraries that use their patterns by the patterns' own methods. In a program with several threads nothing
    waits: another one might compile a pattern at the same time.
    """
    if not _has_threads():
        vars(re)["compile"] = _LatePattern
    try:
        yield
    finally:
        vars(re)["compile"] = _compile


def _has_threads() -> bool:
    threading = sys.modules.get("threading")
    return threading is not None and threading.active_count() > 1
