"""What was seen when evidence was looked at (実測): observation only, no judgement."""

from __future__ import annotations

from enum import StrEnum

from ismap_check.model.records import dataclass


class Seen(StrEnum):
    """What stood where an evidence item points."""

    FILE = "file"
    MISSING = "missing"
    OUTSIDE = "outside"
    NOT_A_FILE = "not-a-file"
    TOO_LARGE = "too-large"
    UNREADABLE = "unreadable"
    ADDRESS = "address"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFact:
    """One look at one evidence item; ``sha256`` is None when the content was not read, ``size`` is in bytes."""

    id: str
    seen: Seen
    size: int | None = None
    sha256: str | None = None
