"""Which names a sealed case may hold: ones that every system can unpack, and that no two systems read differently."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

MOST_NAME_BYTES = 1024
MOST_PART_BYTES = 255
"""Of a file's or folder's own name; what the usual file systems of Linux hold."""

_REFUSED = {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}
_NOT_ON_WINDOWS = frozenset('<>:"|?*\\')
_DEVICES = frozenset({"con", "prn", "aux", "nul", "conin$", "conout$"}) | {
    f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"
}
"""Names that stand for devices on Windows, with any ending (as its documentation says under "Naming Files")."""


def is_safe(name: str) -> bool:
    """Whether a member may have this name.

    It is relative, never climbs, has ``/`` between its parts, nothing that is not shown, nothing that Windows cannot
    write, and stands in Unicode's form NFC, so that names that look the same are the same.
    """
    if not name or unicodedata.normalize("NFC", name) != name or _bytes(name) > MOST_NAME_BYTES:
        return False
    if any(character in _NOT_ON_WINDOWS or unicodedata.category(character) in _REFUSED for character in name):
        return False
    return all(map(_is_safe_part, name.split("/")))


def alike(names: Iterable[str]) -> tuple[str, str] | None:
    """Return the first two names that cannot both be unpacked everywhere, None where there are none.

    Windows and macOS do not tell capital letters from small ones, and no system lets a file also be a folder.
    """
    every = [(name, _folded(name)) for name in names]
    files: dict[str, str] = {}
    for name, folded in every:
        if folded in files:
            return files[folded], name
        files[folded] = name
    for name, folded in every:
        places = (place for place, character in enumerate(folded) if character == "/")
        if found := next((files[folded[:place]] for place in places if folded[:place] in files), None):
            return found, name
    return None


def _is_safe_part(part: str) -> bool:
    """Whether a file or folder may be called so: Windows drops dots and spaces at the end, and has names of devices."""
    if part.strip() != part or part.endswith(".") or not part or _bytes(part) > MOST_PART_BYTES:
        return False
    return part.partition(".")[0].strip().casefold() not in _DEVICES


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "replace"))
