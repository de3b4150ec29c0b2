"""A line to sign on, in reports and in procurement cases."""

from __future__ import annotations

from datetime import date

from ismap_check.model.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A line of the sign-off block; what is empty is left to be filled in by hand."""

    role: str | None = None
    organisation: str | None = None
    name: str | None = None
    signed_on: date | None = None
