"""What a run asks of the world outside it, and what it does to that world: noted, so that the run can be remembered.

A run is a function of the answers it got. If every question is put again and every answer is the same, so is all that
the run says and writes. Nothing here lists options or kinds of input: whoever looks outside does it by a function that
notes question and answer, and whatever else touches files, processes or sockets while a run is watched is caught by
Python's own audit events (PEP 578) and makes the run unrepeatable. A new kind of input is therefore either asked for
again or never answered from memory; it cannot be forgotten.
"""

from __future__ import annotations

import os
import sys
from _thread import get_ident  # threading.get_ident without importing threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import Any

from ismap_check.model.rows import NamedTuple

Answer = str | int | bool | None | list[Any]
"""What JSON gives back as it was."""

Question = tuple[str | int | bool, ...]
"""The kind of question, and what it is about: the arguments of the function that asks."""


class Effect(NamedTuple):
    """One thing a run did: bytes to a stream or a file, which ``target`` names."""

    target: str
    data: bytes


class Watch:
    """The questions of one run with their answers, in the order they were first asked, and its effects.

    A watch with a ``thread`` is told only what that thread asks and does.
    """

    def __init__(self, thread: int | None = None) -> None:
        self._thread = thread
        self.answers: dict[Question, Answer] = {}
        self.effects: list[Effect] = []
        self.repeatable = True

    @property
    def is_near(self) -> bool:
        """Whether what this thread does is any business of the watch."""
        return self._thread is None or self._thread == get_ident()

    def note(self, question: Question, answer: Answer) -> None:
        """Keep an answer; a world that gives two answers to one question is none to remember."""
        if self.answers.setdefault(question, answer) != answer:
            self.repeatable = False


_watches: list[Watch] = []
"""All watches in force, the outermost first. Without a thread of its own a watch sees what any thread does."""


@contextmanager
def watching(*, own_thread: bool = False) -> Iterator[Watch]:
    """Watch what happens inside; yields what is noted. A watch around this one is told all the same.

    With ``own_thread`` other threads are let alone: those of a program that lends us one of its own do as they please.
    """
    _put_up_net()
    watch = Watch(get_ident() if own_thread else None)
    _watches.append(watch)
    try:
        yield watch
    finally:
        _watches.remove(watch)


def is_watched() -> bool:
    """Whether anybody wants notes; where they cost something to make."""
    return bool(_watches)


def note(question: Question, answer: Answer) -> None:
    """Note a question that was put to the outside, and the answer it got."""
    for watch in _watches:
        if watch.is_near:
            watch.note(question, answer)


def note_effect(target: str, data: bytes) -> None:
    """Note what was written, once it is written."""
    for watch in _watches:
        if watch.is_near:
            watch.effects.append(Effect(target, data))


def note_unrepeatable() -> None:
    """Note that something was asked that cannot be asked again, such as standard input."""
    for watch in _watches:
        if watch.is_near:
            watch.repeatable = False


_accounted: list[None] = []


@contextmanager
def accounted() -> Iterator[None]:
    """Do what a note accounts for, or what cannot change any answer: the net below lets it pass."""
    _accounted.append(None)
    try:
        yield
    finally:
        _accounted.pop()


_LOOKS = frozenset({"open", "os.listdir", "os.scandir"})
_DEEDS = frozenset(
    {
        *("builtins.input", "subprocess.Popen", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn"),
        *("os.startfile", "os.system", "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"),
        *("os.chmod", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink", "os.truncate"),
        *("shutil.copyfile", "tempfile.mkdtemp", "tempfile.mkstemp"),
    }
)
"""Audit events of what no answer accounts for (https://docs.python.org/3/library/audit_events.html)."""

CODE_SUFFIXES = (".py", ".pyc")


def code_folders() -> tuple[str, ...]:
    """Return where programs stand: this package, the standard library, installed packages; not the working folder."""
    package = str(Path(__file__).parent.parent)
    return (package, str(Path(os.__file__).parent), *package_folders())


def package_folders() -> tuple[str, ...]:
    """Return the folders that packages are installed into."""
    return tuple(path for path in sys.path if path.endswith("-packages"))


COMPUTING_ONLY = frozenset({"jsonschema_rs", "markupsafe", "rpds", "yaml"})
"""Installed libraries in machine code that open nothing by themselves."""


def unseen_libraries() -> set[str]:
    """Return the other libraries in machine code that are loaded: what these look at raises no audit event.

    One that sets type, for example, takes the fonts of the machine. Whoever remembers must not where one was at work.
    """
    installed = tuple(f"{folder}{os.sep}" for folder in package_folders())
    files = ((name, getattr(module, "__file__", None) or "") for name, module in [*sys.modules.items()])
    native = (name for name, file in files if file.startswith(installed) and file.endswith(tuple(EXTENSION_SUFFIXES)))
    return {name.partition(".")[0] for name in native} - COMPUTING_ONLY


_net: list[tuple[str, ...]] = []


def _put_up_net() -> None:
    """Listen to audit events from now on; a hook cannot be taken away again, and costs nothing while nobody watches."""
    if not _net:
        _net.append(tuple(f"{folder}{os.sep}" for folder in code_folders()))
        sys.addaudithook(_heard)


def _heard(event: str, arguments: tuple[Any, ...]) -> None:
    if not _watches or _accounted or (event not in _LOOKS and event not in _DEEDS):
        return
    if event in _DEEDS or not _is_code(arguments[0]):
        note_unrepeatable()


def _is_code(path: Any) -> bool:
    """Whether what was opened or listed belongs to a program, which the tool's state tells (``workflow.tool_state``).

    A number is a file that is open already; None is the working folder, even if modules are looked for there.
    """
    if isinstance(path, int):
        return True
    name = os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else ""
    return name.startswith(_net[0]) or name.endswith(CODE_SUFFIXES) or (name != "" and name in sys.path)
