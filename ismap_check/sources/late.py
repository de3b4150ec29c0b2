"""Import a library without what it needs only for uses that a run seldom has: a fifteenth of a report's time.

A module named here is not imported with the library that names it: that gets a stand-in, which imports the module when
anything of it is first asked for, and gives what the module gives. The stand-ins are gone when the library is there; a
program with several threads, one of which might meet them, gets none.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


class _StandIn(ModuleType):
    """A module that is imported when it is first asked for what it has not of its own."""

    def __init__(self, name: str, own: dict[str, Any]) -> None:
        super().__init__(name)
        self._before = sys.modules.get(name)
        vars(self).update(own)

    def __getattr__(self, name: str) -> Any:
        if self._before is None:
            self.step_aside()
        return getattr(self._before or import_module(self.__name__), name)

    def step_aside(self) -> None:
        """Leave the place to the module itself."""
        if sys.modules.get(self.__name__) is not self:
            return
        if self._before is None:
            del sys.modules[self.__name__]
        else:
            sys.modules[self.__name__] = self._before


class _LatePattern:
    """A regular expression that is compiled when it is first used; what it can do is what the compiled one can."""

    _asked: tuple[Any, ...] = ()  # until it is made: whoever copies one asks before

    def __init__(self, *asked: Any) -> None:
        self._asked = asked

    def __getattr__(self, name: str) -> Any:
        method = getattr(re.compile(*self._asked), name)
        setattr(self, name, method)
        return method


@contextmanager
def late(*names: str, **own: Any) -> Iterator[None]:
    """Let a library imported inside take stand-ins for modules that are not imported yet.

    ``own`` is what the stand-ins have: what the library asks for while it is being imported, and nobody later.
    """
    with _in_place(*(_StandIn(name, own) for name in names if name not in sys.modules)):
        yield


@contextmanager
def late_patterns() -> Iterator[None]:
    """Let a library imported inside compile its regular expressions when each is first used."""
    with _in_place(_StandIn("re", {"compile": _LatePattern})):
        yield


@contextmanager
def _in_place(*stand_ins: _StandIn) -> Iterator[None]:
    if _has_threads():
        stand_ins = ()
    sys.modules.update({one.__name__: one for one in stand_ins})
    try:
        yield
    finally:
        for one in stand_ins:
            one.step_aside()


def _has_threads() -> bool:
    threading = sys.modules.get("threading")
    return threading is not None and threading.active_count() > 1
