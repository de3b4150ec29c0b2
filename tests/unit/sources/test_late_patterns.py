"""Patterns that wait until they are used: nobody can tell, and nothing is left behind."""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from ismap_check.sources.late_patterns import late_patterns

LIBRARY = """
import re

WORD = re.compile("(?P<word>[a-z]+)", re.IGNORECASE)
USED_AT_ONCE = re.compile("[0-9]+").sub("-", "a1b")
"""


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    (tmp_path / "late_library.py").write_text(LIBRARY)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(threading, "active_count", lambda: 1)  # whoever runs the tests may have threads
    yield "late_library"
    sys.modules.pop("late_library", None)


def imported(name: str) -> ModuleType:
    with late_patterns():
        return import_module(name)


def test_a_pattern_that_waits_does_what_the_pattern_does(library: str) -> None:
    found = imported(library)
    word = found.WORD
    assert found.USED_AT_ONCE == "a-b"
    assert not isinstance(word, re.Pattern)
    assert word.fullmatch("AbC")["word"] == "AbC"
    assert word.sub("-", "a1b") == "-1-"
    assert word.flags & re.IGNORECASE


def test_nothing_is_left_behind(library: str) -> None:
    imported(library)
    assert isinstance(re.compile("[0-9]"), re.Pattern)
    with pytest.raises(ModuleNotFoundError), late_patterns():
        import_module("no_such_library")
    assert isinstance(re.compile("[1-9]"), re.Pattern)


def test_in_a_program_with_threads_nothing_waits(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert isinstance(imported(library).WORD, re.Pattern)
