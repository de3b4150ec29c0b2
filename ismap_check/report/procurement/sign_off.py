"""The end of the file: who signs, and from which files it was made."""

from __future__ import annotations

from ismap_check.model.signature import Signature
from ismap_check.procurement.case_result import CaseFile
from ismap_check.report.blocks import Code, Line, Prose, Section
from ismap_check.report.numbers import DASH
from ismap_check.report.procurement.telling import Telling
from ismap_check.report.sign_off import sign_off_table

ROLES = ("planner", "procurement", "caio")
"""Who usually signs; a case may name others."""


def sign_off_section(telling: Telling) -> Section:
    """Return the block to sign: organisation, name, day; what the case leaves open stays blank."""
    signatures = telling.result.case.signatures
    lines = signatures or tuple(Signature(role=telling.say(f"sign-off.role.{role}")) for role in ROLES)
    table = sign_off_table(telling.voice, telling.say("sign-off.caption"), lines)
    return telling.section("sign-off", (Prose(((telling.say("sign-off.intro"),),)), table))


def files_section(telling: Telling, *, of_bids: bool = True) -> Section:
    """Return every file with its sha256, and what it takes to make the same report again; bidders' own if wanted."""
    voice = telling.voice
    again = telling.say("files.again", version=telling.result.tool_version, day=voice.day(telling.result.as_of))
    shown = (one for one in telling.result.inputs if of_bids or one.bid is None)
    columns = telling.columns("files", "path", "role", "sha256")
    tables = telling.table("files", columns, (_file(telling, one) for one in shown))
    return telling.section("files", (Prose(((again,),)), *tables))


def _file(telling: Telling, one: CaseFile) -> tuple[Line, ...]:
    role = telling.say(f"files.role.{one.role}")
    whose = f"{role}{telling.voice('list.parts')}{telling.bid(one.bid)}" if one.bid else role
    return (Code(one.path),), (whose,), (Code(one.sha256) if one.sha256 else DASH,)
