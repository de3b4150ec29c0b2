"""Where on this machine documents once read are kept: the user's cache folder, as each system has it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from ismap_check.sources.store import Store

VARIABLE = "ISMAP_CHECK_CACHE"
"""Another folder to keep them in, or ``off``."""

OFF = "off"
FOLDER = "ismap-check"


RUN_BYTES = 64 * 1024 * 1024
"""How much room remembered runs may take; beyond that the older half goes."""


def run_store(environment: Mapping[str, str]) -> Store | None:
    """Return the store of what whole runs came to, beside that of documents; None where there is none of those."""
    folder = cache_folder(environment)
    return Store(folder / "runs", RUN_BYTES) if folder else None


def document_store(environment: Mapping[str, str]) -> Store | None:
    """Return the store of the user who runs the program; None if it is turned off or there is no place for it."""
    folder = cache_folder(environment)
    return Store(folder / "documents") if folder else None


def cache_folder(environment: Mapping[str, str]) -> Path | None:
    """Return the folder that everything is kept in; None if it is turned off or there is no place for it."""
    named = environment.get(VARIABLE)
    if named == OFF:
        return None
    return Path(named) if named else _users_folder(environment)


def _users_folder(environment: Mapping[str, str]) -> Path | None:
    """Return the folder by the customs of Windows, macOS and the XDG base directories; relative ones do not count."""
    if sys.platform == "win32":
        return _absolute(environment.get("LOCALAPPDATA"), FOLDER, "Cache")
    home = environment.get("HOME")
    if sys.platform == "darwin":
        return _absolute(home, "Library", "Caches", FOLDER)
    return _absolute(environment.get("XDG_CACHE_HOME"), FOLDER) or _absolute(home, ".cache", FOLDER)


def _absolute(root: str | None, *below: str) -> Path | None:
    return Path(root, *below) if root and Path(root).is_absolute() else None
