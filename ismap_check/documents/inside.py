"""Files that a document names must lie in its own folder."""

from __future__ import annotations

import re
from pathlib import Path

from ismap_check.sources.held import held
from ismap_check.sources.watching import accounted, note

_DRIVE = re.compile(r"[A-Za-z]:")


def leads_outside(written: str) -> bool:
    """Return whether a path is absolute, has a drive, a backslash or a ``..``; decided by its spelling alone."""
    parts = written.split("/")
    return "\\" in written or ".." in parts or not parts[0].strip() or _DRIVE.match(written) is not None


def file_inside(folder: Path, written: str) -> Path | None:
    """Return the path of a named file, or None if it leads out of the folder, also by a symbolic link."""
    if leads_outside(written):
        return None
    if held():  # files in memory have no links, and the spelling was checked above
        return folder / written
    with accounted():
        is_inside = stays_inside(str(folder), written)
    note(("inside", str(folder), written), is_inside)
    return folder / written if is_inside else None


def stays_inside(folder: str, written: str) -> bool:
    """Whether a path beneath ``folder`` leads nowhere else by a symbolic link."""
    try:
        return _real(Path(folder, written)).is_relative_to(Path(folder).resolve())
    except (OSError, RuntimeError):  # RuntimeError: Python before 3.13 on links that lead in a ring
        return False


def _real(path: Path) -> Path:
    """Return where a path leads; a missing file is for the reader to tell, links in a ring raise on every Python."""
    try:
        return path.resolve(strict=True)
    except FileNotFoundError:
        return path.resolve()


def name_beside(name: str, written: str) -> str:
    """Return what to call a file that the document ``name`` names, so that the reader can find it."""
    folder = name[: max(name.rfind("/"), name.rfind("\\")) + 1]
    return f"{folder}{written}"
