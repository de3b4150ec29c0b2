"""Turn the names a profile gives evidence files into real paths inside the profile's folder, or say why not."""

from __future__ import annotations

import os
import stat
import unicodedata
from pathlib import Path, PurePosixPath, PureWindowsPath

from ismap_check.model.evidence import Seen


class Locator:
    """Finds files below one folder; what leads to them is followed once for all files of a folder.

    Made for one look at many files: what a link on the way leads to is not asked again.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._folders: dict[str, str] = {}

    def find(self, name: str) -> str | Seen:
        """Return what :func:`locate` returns, as text."""
        if _is_plain(name):
            above, _, last = name.rpartition("/")
            folder = self._folder(above)
            path = f"{folder}{os.sep}{last}"
            if folder and last not in {"", "."} and _is_itself(path):
                return path
        found = locate(name, self.root)
        return found if isinstance(found, Seen) else str(found)

    def _folder(self, name: str) -> str:
        """Return the real path of a folder below the root; nothing where there is none or it leads elsewhere."""
        if name not in self._folders:
            found = locate(name, self.root)
            self._folders[name] = "" if isinstance(found, Seen) else str(found)
        return self._folders[name]


def locate(name: str, root: Path) -> Path | Seen:
    """Return the path of ``name`` below ``root`` (resolved), or ``OUTSIDE``, ``MISSING`` or ``UNREADABLE``.

    Names are relative, with ``/`` between parts, and never climb; a link may lead elsewhere inside ``root`` only.
    """
    if _leaves(name):
        return Seen.OUTSIDE
    try:
        path = _as_spelled(root, PurePosixPath(name)).resolve(strict=True)
    except FileNotFoundError:
        return Seen.MISSING
    except (OSError, RuntimeError, ValueError):  # a loop of links, no permission on the way, a NUL in the name
        return Seen.UNREADABLE
    return path if path.is_relative_to(root) else Seen.OUTSIDE


def _is_plain(name: str) -> bool:
    """Whether a name holds nothing that could lead anywhere but down, in the spelling of any system we run on."""
    return not name.startswith("/") and not any(mark in name for mark in ("\\", ":", "..", "\0"))


def _is_itself(path: str) -> bool:
    """Whether a file, not a link to one, stands at a path spelled as the disk spells it."""
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except (OSError, ValueError):
        return False


def _leaves(name: str) -> bool:
    """Whether the name points out of its folder by itself, in the spelling of any system we run on."""
    windows = PureWindowsPath(name)
    return PurePosixPath(name).is_absolute() or bool(windows.drive or windows.root) or ".." in windows.parts


def _as_spelled(root: Path, name: PurePosixPath) -> Path:
    """Return the path below ``root`` in the spelling the disk has.

    Texts are read in Unicode's form NFC, but an archive made on macOS unpacks ``手順書ガイド.pdf`` in form NFD.
    """
    path = root
    for part in name.parts:
        path = path / part if (path / part).exists() else _same_in_nfc(path, part)
    return path


def _same_in_nfc(folder: Path, part: str) -> Path:
    """Return the file of this name in another form; of several the first by its code points, however folders list."""
    wanted = unicodedata.normalize("NFC", part)
    names = (entry.name for entry in folder.iterdir())
    return folder / min((name for name in names if unicodedata.normalize("NFC", name) == wanted), default=part)
