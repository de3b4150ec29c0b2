"""Which profiles a portfolio is made of: those in folders, those that match a pattern, those on a list."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path

from ismap_check.errors import FileAccessError, UsageError
from ismap_check.model.access import reason_of
from ismap_check.model.order import natural_key
from ismap_check.model.rows import NamedTuple
from ismap_check.model.text import Term
from ismap_check.workflow.shelf import DOCUMENT_SUFFIXES

LIST_SUFFIX = ".txt"
"""What the name of a list ends with."""
HEAD_BYTES = 64 * 1024
"""How much of a file is read to see what kind it says it is."""
KIND = re.compile(rb"""^(?:\xef\xbb\xbf)?[ \t]*\{?[ \t]*["']?kind["']?[ \t]*:[ \t]*["']?([a-z-]+)""", re.MULTILINE)
PROFILE = "vendor-profile"


class Found(NamedTuple):
    """The profiles in order, each once; ``left_out`` counts files in folders that do not say what they are."""

    names: tuple[str, ...]
    left_out: int = 0


def named_profiles(places: Iterable[str], listed: str | None = None) -> Found:
    """Return the profiles that folders, patterns, lists and files stand for; ``listed`` is the text of the list ``-``.

    Raises :class:`UsageError` where nothing is found, and :class:`FileAccessError` for a list that cannot be read.
    """
    names: set[str] = set()
    left_out = 0
    for place in places:
        found = _found(place, listed or "")
        names.update(os.path.normpath(name) for name in found.names)
        left_out += found.left_out
    if not names:
        raise UsageError("portfolio-nothing-found", {"places": tuple(places)})
    return Found(tuple(sorted(names, key=_order)), left_out)


def files_of_kind(places: Iterable[str], kind: str) -> tuple[str, ...]:
    """Return the documents of a kind that folders, patterns and files stand for; raises :class:`UsageError` for none.

    A file that was named itself is one, whatever it says.
    """
    names: set[str] = set()
    for place in places:
        found = _found(place, "", kind).names
        if not found:
            raise UsageError("portfolio-assessors-not-found", {"place": place, "kind": kind})
        names.update(os.path.normpath(name) for name in found)
    return tuple(sorted(names, key=_order))


def _order(name: str) -> tuple[list[str | int], str]:
    path = Path(name).as_posix()
    return natural_key(path), path


def _found(place: str, listed: str, kind: str = PROFILE) -> Found:
    if place == "-":
        return Found(tuple(_lines(listed, Path())))
    path = Path(place)
    try:
        if path.is_dir():
            return _in_folder(path, kind)
        is_pattern = has_magic(place) and not path.exists()
    except OSError:  # in a folder that is closed to us: told as the trouble of a file
        return Found((place,))
    if path.suffix.lower() == LIST_SUFFIX:
        return Found(tuple(_lines(_text(path), path.parent)))
    return _matching(place, kind) if is_pattern else Found((place,))


def _matching(pattern: str, kind: str) -> Found:
    """Return the files that match; a folder that does stands for the documents in it."""
    names = glob(pattern, recursive=True)  # noqa: PTH207 -- pathlib takes no absolute pattern
    found = [_in_folder(Path(name), kind) if Path(name).is_dir() else Found((name,)) for name in names]
    return Found(tuple(name for one in found for name in one.names), sum(one.left_out for one in found))


def _in_folder(folder: Path, wanted: str) -> Found:
    """Return what lies beneath a folder and is of a kind; hidden folders are an editor's or the system's.

    A folder that is closed to us stands for what it may hold, so that its trouble is told.
    """
    closed: list[OSError] = []
    names, left_out = [], 0
    for above, below, files in os.walk(folder, onerror=closed.append):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(files):
            path = Path(above, name)
            if path.suffix.lower() in DOCUMENT_SUFFIXES and not name.startswith("."):
                kind = _kind(path, wanted)
                names += [str(path)] * (kind == wanted)
                left_out += kind is None
    return Found((*names, *(error.filename for error in closed)), left_out)


def _kind(path: Path, wanted: str) -> str | None:
    """Return what a file says it is; one that cannot be read counts as wanted, so that its trouble is told."""
    try:
        with path.open("rb") as file:
            found = KIND.search(file.read(HEAD_BYTES))
    except OSError:
        return wanted
    return found[1].decode() if found else None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else Term("term.access.not-utf-8")
        raise FileAccessError("portfolio-list-unreadable", {"path": str(path), "reason": reason}) from error


def _lines(text: str, folder: Path) -> Iterator[str]:
    """Yield the files of a list, seen from its folder; empty lines and those that start with ``#`` say nothing."""
    for line in text.splitlines():
        name = line.strip()
        if name and not name.startswith("#"):
            yield str(folder / name)
