"""Modules and patterns that wait until they are used: nobody can tell, and nothing is left behind."""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from ismap_check.sources.late import late, late_patterns

LIBRARY = """
import re
import wanted_seldom

BUILT = wanted_seldom.parsed("2026")
WORD = re.compile("(?P<word>[a-z]+)", re.IGNORECASE)
USED_AT_ONCE = re.compile("[0-9]+").sub("-", "a1b")

def seldom():
    return wanted_seldom.VALUE
"""


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    (tmp_path / "wanted_seldom.py").write_text("VALUE = 7\n\ndef parsed(text):\n    return int(text)\n")
    (tmp_path / "late_library.py").write_text(LIBRARY)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(threading, "active_count", lambda: 1)  # whoever runs the tests may have threads
    yield "late_library"
    for name in ("late_library", "wanted_seldom"):
        sys.modules.pop(name, None)


def imported(name: str) -> ModuleType:
    with late("wanted_seldom", parsed=str), late_patterns():
        return import_module(name)


def test_a_module_is_imported_when_it_is_first_asked_for_anything(library: str) -> None:
    found = imported(library)
    assert "wanted_seldom" not in sys.modules
    assert found.BUILT == "2026"
    assert found.seldom() == 7
    assert sys.modules["wanted_seldom"].parsed("3") == 3


def test_what_a_library_asks_for_at_once_is_imported_at_once(library: str) -> None:
    with late("wanted_seldom"):
        found = import_module(library)
    assert found.BUILT == 2026
    assert type(sys.modules["wanted_seldom"]) is ModuleType


def test_what_is_imported_already_stays_as_it_is() -> None:
    before = sys.modules["threading"]
    with late("threading"):
        assert sys.modules["threading"] is before


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
    with pytest.raises(ModuleNotFoundError), late("wanted_seldom"), late_patterns():
        import_module("no_such_library")
    assert "wanted_seldom" not in sys.modules
    assert isinstance(re.compile("[1-9]"), re.Pattern)


def test_in_a_program_with_threads_nothing_waits(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    found = imported(library)
    assert found.BUILT == 2026
    assert isinstance(found.WORD, re.Pattern)
