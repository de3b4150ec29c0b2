"""Waivers (例外承認): the assessor accepts mandatory gaps until a day, without changing what was found."""

from __future__ import annotations

from datetime import date

from ismap_check.model.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """One gap accepted by someone from ``start`` to ``end``, both days included, and what makes up for it meanwhile."""

    catalogue: str
    control: str
    accepted_by: str
    reason: str
    start: date
    end: date
    compensating: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waivers:
    """All waivers of one document, for one service, in the document's order."""

    service: str
    waivers: tuple[Waiver, ...]
    sha256: str = ""
    origin: str = ""
