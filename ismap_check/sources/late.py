"""Import a library without what it names for uses that a run seldom has: a fifteenth of a report's time.

typer names ``subprocess`` to open addresses, PyYAML compiles the patterns of a parser in Python, jsonschema-rs asks
the mail library for the day it was built on. All of it is imported, or compiled, when it is first used. In a program
with several threads nothing waits: another one might meet what stands in the modules' place.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

_compile = re.compile


class _LateModule(ModuleType):
    """A module that is imported when it is first asked for what it was not given."""

    def __getattr__(self, name: str) -> Any:
        _remove(self)
        return getattr(import_module(self.__name__), name)


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
def late(*names: str, **given: Any) -> Iterator[None]:
    """Let a library imported inside name modules that are not imported yet; ``given`` is all it asks of them at once.

    It keeps what it got in their place; whoever names one afterwards imports the module itself.
    """
    modules = [] if _has_threads() else [_LateModule(name) for name in names if name not in sys.modules]
    for module in modules:
        vars(module).update(given)
        sys.modules[module.__name__] = module
    try:
        yield
    finally:
        for module in modules:
            _remove(module)


@contextmanager
def late_patterns() -> Iterator[None]:
    """Let a library imported inside compile each of its regular expressions when it is first used.

    Only for libraries that use their patterns by the patterns' own methods.
    """
    if not _has_threads():
        vars(re)["compile"] = _LatePattern
    try:
        yield
    finally:
        vars(re)["compile"] = _compile


def _remove(module: ModuleType) -> None:
    if sys.modules.get(module.__name__) is module:
        del sys.modules[module.__name__]


def _has_threads() -> bool:
    threading = sys.modules.get("threading")
    return threading is not None and threading.active_count() > 1
