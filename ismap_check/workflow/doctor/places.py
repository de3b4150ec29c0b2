"""Where the tool reads and writes: its own data, the settings, the cache, the working directory."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from ismap_check.errors import InvalidDocumentError, UsageError
from ismap_check.sources.limits import Limits
from ismap_check.workflow.bundled import bundled_catalogues
from ismap_check.workflow.cache import VARIABLE, cache_folder
from ismap_check.workflow.doctor.check import Check, State
from ismap_check.workflow.settings import FILE, Settings, read_settings


def data_check() -> Check:
    """Return whether the bundled catalogues are there."""
    n = len(bundled_catalogues())
    return Check("data", State.OK if n else State.LACKING, {"n": n}, str(n))


def settings_check(environment: Mapping[str, str]) -> Check:
    """Return whether the settings of the working directory can be used."""
    try:
        settings = read_settings(Path(), environment, Limits())
    except (UsageError, InvalidDocumentError) as error:
        return Check("settings", State.LACKING, {"path": str(error.params.get("path", FILE))}, "unreadable")
    n = len(settings.catalogues) + len(settings.baselines) + len(settings.mappings)
    return Check("settings", State.OK, {"n": n}, _counts(settings))


def cache_check(environment: Mapping[str, str]) -> Check:
    """Return where files once read are kept, and how large that has become."""
    folder = cache_folder(environment)
    if folder is None:
        return Check("cache", State.NOTE, {"variable": VARIABLE}, "off")
    if not is_writable(folder):
        return Check("cache-closed", State.NOTE, {"folder": str(folder), "variable": VARIABLE}, "not writable")
    size = f"{_size(folder) / 1024 / 1024:.1f} MiB"
    return Check("cache", State.OK, {"folder": str(folder), "size": size}, size)


def folder_check() -> Check:
    """Return whether reports can be written into the working directory."""
    here = is_writable(Path())
    return Check(
        "folder", State.OK if here else State.NOTE, {"folder": str(Path.cwd())}, "" if here else "not writable"
    )


def is_writable(folder: Path) -> bool:
    """Whether a file can be made in a folder, or in the nearest one above it that exists; none is left behind."""
    there = next((one for one in (folder, *folder.absolute().parents) if one.is_dir()), None)
    if there is None:
        return False
    try:
        with tempfile.TemporaryFile(dir=there):
            return True
    except OSError:
        return False


def _size(folder: Path) -> int:
    return sum(_file_size(Path(above) / name) for above, _, names in os.walk(folder) for name in names)


def _file_size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except OSError:  # another run has just removed it
        return 0


def _counts(settings: Settings) -> str:
    counts = {name: len(getattr(settings, name)) for name in ("catalogues", "baselines", "mappings")}
    return ", ".join(f"{name} {n}" for name, n in counts.items())
