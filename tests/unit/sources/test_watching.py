"""Watching notes what is asked, and refuses to remember what nobody can ask again."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from types import ModuleType

import pytest

import ismap_check
from ismap_check.sources.watching import (
    Effect,
    accounted,
    note,
    note_effect,
    note_unrepeatable,
    unseen_libraries,
    watching,
)

DEEDS: dict[str, Callable[[Path], object]] = {
    "a file is opened": lambda folder: (folder / "a.txt").read_text(),
    "a folder is listed": lambda folder: list(folder.iterdir()),
    "the working folder is listed": lambda _: os.listdir(),  # noqa: PTH208 -- as code without pathlib would
    "a file is written": lambda folder: (folder / "b.txt").write_text(""),
    "a file goes": lambda folder: (folder / "a.txt").unlink(),
    "a file is renamed": lambda folder: (folder / "a.txt").rename(folder / "c.txt"),
    "a folder is made": lambda folder: (folder / "d").mkdir(),
    "a program is run": lambda _: subprocess.run([sys.executable, "-c", "pass"], check=True),
    "a thread opens a file": lambda folder: _in_thread((folder / "a.txt").read_text),
    "it is said": lambda _: note_unrepeatable(),
    "one question has two answers": lambda _: _answered_twice(),
}


def _answered_twice() -> None:
    note(("is-file", "x"), answer=True)
    note(("is-file", "x"), answer=False)


def _in_thread(work: Callable[[], object]) -> None:
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("a")
    return tmp_path


def test_questions_and_effects_are_noted_once_and_in_order() -> None:
    with watching() as watch:
        note(("file", "b", 1), "x")
        note(("file", "a", 1), None)
        note(("file", "b", 1), "x")
        note_effect("text", b"1")
        note_effect("text", b"1")
    note(("file", "late", 1), "x")
    assert list(watch.answers.items()) == [(("file", "b", 1), "x"), (("file", "a", 1), None)]
    assert watch.effects == [Effect("text", b"1")] * 2
    assert watch.repeatable


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_what_no_note_accounts_for_is_not_repeatable(folder: Path, deed: Callable[[Path], object]) -> None:
    with watching() as watch:
        deed(folder)
    assert not watch.repeatable


def test_the_working_folder_is_no_code_even_if_modules_are_looked_for_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", ["", *sys.path])
    with watching() as watch:
        os.listdir()  # noqa: PTH208 -- as code without pathlib would
    assert not watch.repeatable


def test_what_is_accounted_for_is_repeatable(folder: Path) -> None:
    with watching() as watch, accounted():
        (folder / "a.txt").read_text()
    assert watch.repeatable


def test_code_and_what_comes_with_it_is_read_freely() -> None:
    with watching() as watch:
        (Path(ismap_check.__file__).parent / "i18n" / "ja.json").read_bytes()
        Path(os.__file__).read_bytes()
    assert watch.repeatable


def test_a_watch_around_another_one_sees_everything(folder: Path) -> None:
    with watching() as outer:
        with watching() as inner:
            note(("day",), "2026-11-15")
        (folder / "a.txt").read_text()
    assert outer.answers == inner.answers
    assert (outer.repeatable, inner.repeatable) == (False, True)


def test_libraries_in_machine_code_are_seen_unless_they_only_compute(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = next(path for path in sys.path if path.endswith("-packages"))
    for name in ("typesetter.core", "yaml.typesetter", "purely"):
        module = ModuleType(name)
        module.__file__ = str(Path(folder, "x.py" if name == "purely" else f"x{EXTENSION_SUFFIXES[0]}"))
        monkeypatch.setitem(sys.modules, name, module)
    found = unseen_libraries()
    assert "typesetter" in found
    assert found.isdisjoint({"yaml", "purely", "ismap_check"})


def test_a_watch_of_one_thread_lets_others_alone(tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as other, watching(own_thread=True) as own, watching() as all_threads:
        note(("mine",), 1)
        other.submit(note, ("theirs",), 2).result()
        other.submit((tmp_path / "unaccounted").write_bytes, b"").result()
    assert (own.answers, own.repeatable) == ({("mine",): 1}, True)
    assert (len(all_threads.answers), all_threads.repeatable) == (2, False)
