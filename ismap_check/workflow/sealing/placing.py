"""Where the user's files lie inside a sealed case: as they are named from the working folder, and no machine's path."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ismap_check.archive.names import alike, is_safe
from ismap_check.errors import UsageError

INPUTS = "inputs"
BUNDLED = "bundled"
OUTSIDE = "outside"
"""Begins the folders, with a number, of files that do not lie in the working folder."""


def member_names(names: Sequence[str], working: Path) -> Mapping[str, str]:
    """Return the member that each file becomes; ``working`` is the working folder, from which relative names lead.

    A file elsewhere lies in a numbered folder, where its neighbours and the files beneath them stay what they are to
    each other. Raises :class:`UsageError` for a name that no member may have, and for two files that get the same.
    """
    whole = {name: Path(os.path.abspath(working / name)) for name in names}  # noqa: PTH100 -- links stay what they are
    elsewhere = (path.parent for path in whole.values() if not path.is_relative_to(working))
    folders = {working: INPUTS} | {
        folder: f"{INPUTS}/{OUTSIDE}-{number}" for number, folder in enumerate(_topmost(elsewhere), 1)
    }
    found = {name: checked_name(_below(path, folders), name) for name, path in whole.items()}
    taken: dict[str, Path] = {}
    for name, member in found.items():
        if taken.setdefault(member, whole[name]) != whole[name]:
            raise UsageError("seal-name-twice", {"path": name, "name": member})
    return found


def checked_name(member: str, name: str) -> str:
    """Return a member's name in Unicode's form NFC; raises :class:`UsageError` if none may be called so."""
    normal = unicodedata.normalize("NFC", member)
    if not is_safe(normal):
        raise UsageError("seal-name", {"path": name})
    return normal


def check_apart(members: Iterable[str]) -> None:
    """Raise :class:`UsageError` for two members that some systems take for one."""
    if pair := alike(members):
        raise UsageError("seal-names-alike", dict(zip(("path", "name"), map(_as_named, pair), strict=True)))


def _as_named(member: str) -> str:
    return member.removeprefix(f"{INPUTS}/")


def _topmost(folders: Iterable[Path]) -> list[Path]:
    """Return the folders that lie in no other of them, in the order they come."""
    each = list(dict.fromkeys(folders))
    return [one for one in each if not any(one != other and one.is_relative_to(other) for other in each)]


def _below(path: Path, folders: Mapping[Path, str]) -> str:
    folder, member = next((folder, member) for folder, member in folders.items() if path.is_relative_to(folder))
    return f"{member}/{path.relative_to(folder).as_posix()}"
