"""The block to sign: a line for each person, with organisation, name and day; what is not known stays blank."""

from __future__ import annotations

from collections.abc import Iterable

from ismap_check.model.signature import Signature
from ismap_check.report.blocks import Column, Line, Prose, Section, Table
from ismap_check.report.voice import Voice

ROLES = ("prepared", "checked", "approved")
"""Who signs an assessment."""


def sign_off_section(voice: Voice) -> Section:
    """Return the block that those who made, checked and approved the assessment sign."""
    signatures = (Signature(role=voice(f"sign-off.role.{role}")) for role in ROLES)
    table = sign_off_table(voice, voice("sign-off.caption"), signatures)
    blocks = (Prose(((voice("sign-off.intro"),),)), table)
    return Section(anchor="section/sign-off", title=voice("sign-off.title"), blocks=blocks)


def sign_off_table(voice: Voice, caption: str, signatures: Iterable[Signature]) -> Table:
    """Return a row for each: role, organisation, name, day."""
    columns = tuple(Column(voice(f"sign-off.column.{name}")) for name in ("role", "organisation", "name", "on"))
    return Table(caption=caption, columns=columns, rows=tuple(_row(one) for one in signatures))


def _row(one: Signature) -> tuple[Line, ...]:
    day = one.signed_on.isoformat() if one.signed_on else ""
    return tuple((text or "",) for text in (one.role, one.organisation, one.name, day))
