"""Which names a sealed case may hold: ones that every system can unpack, and that no two systems read differently."""

from __future__ import annotations

import unicodedata

MOST_NAME_BYTES = 1024

_REFUSED = {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}


def is_safe(name: str) -> bool:
    """Whether a member may have this name.

    It is relative, never climbs, has ``/`` between its parts, no drive, nothing that is not shown, and stands in
    Unicode's form NFC, so that names that look the same are the same.
    """
    if not name or unicodedata.normalize("NFC", name) != name or len(name.encode("utf-8", "replace")) > MOST_NAME_BYTES:
        return False
    if any(character in "\\:" or unicodedata.category(character) in _REFUSED for character in name):
        return False
    return all(part.strip() == part and part not in {"", ".", ".."} for part in name.split("/"))
