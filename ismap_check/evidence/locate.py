"""Turn the name a profile gives an evidence file into a real path inside the profile's folder, or say why not."""

from __future__ import annotations

import unicodedata
from pathlib import Path, PurePosixPath, PureWindowsPath

from ismap_check.model.evidence import Seen


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
    wanted = unicodedata.normalize("NFC", part)
    names = (entry.name for entry in folder.iterdir())
    return folder / next((name for name in names if unicodedata.normalize("NFC", name) == wanted), part)
