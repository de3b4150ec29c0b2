"""Individual controls (個別管理策): what is done for each selected detail, and what other services do for it."""

from __future__ import annotations

from ismap_check.model.catalogue import Control
from ismap_check.model.profile import Response, Status
from ismap_check.report.blocks import Block, Column, Line, Prose, Section, Table
from ismap_check.report.numbers import DASH
from ismap_check.report.statement.part import Part

MEASURES = ("control", "status", "measure")
INHERITED = ("control", "base", "programme", "number", "expires", "measure")


def measures_section(part: Part) -> Section:
    """Return the measure of each selected detail; those inherited stand in a section of their own too."""
    rows = tuple(_measure_row(part, control, response) for control, response in part.selected())
    return _section(part, "measures", MEASURES, rows)


def inherited_section(part: Part) -> Section:
    """Return the details taken over from other services, with the registrations of these."""
    rows = tuple(
        _inherited_row(part, control, response)
        for control, response in part.selected()
        if response.status is Status.INHERITED
    )
    return _section(part, "inherited", INHERITED, rows)


def _section(part: Part, name: str, columns: tuple[str, ...], rows: tuple[tuple[Line, ...], ...]) -> Section:
    blocks: tuple[Block, ...] = (Prose(((part.say(f"{name}.none"),),)),)
    if rows:
        heads = tuple(Column(part.say(f"column.{column}")) for column in columns)
        intro = Prose(((part.say(f"{name}.intro", n=len(rows)),),))
        blocks = (intro, Table(caption=part.say(f"{name}.caption"), columns=heads, rows=rows))
    return Section(anchor=part.anchor(name), title=part.say(f"{name}.title"), blocks=blocks)


def _measure_row(part: Part, control: Control, response: Response) -> tuple[Line, ...]:
    return (part.view.ref(control),), (_status(part, response),), (_measure(part, response),)


def _status(part: Part, response: Response) -> str:
    status = part.view.voice.term("status", response.status)
    return f"{status}\n{part.say('measures.due', day=response.due.isoformat())}" if response.due else status


def _measure(part: Part, response: Response) -> str:
    if response.measure:
        return response.measure
    return DASH if response.status is Status.INHERITED else part.say("blank")


def _inherited_row(part: Part, control: Control, response: Response) -> tuple[Line, ...]:
    blank = part.say("blank")
    base = part.view.result.profile.inherits.get(response.inherited_from or "")
    programme = part.view.voice.programme(base.programme) if base else None
    known = (base.service or base.id, programme, base.number) if base else (None, None, None)
    expires = base.expires.isoformat() if base and base.expires else blank
    if base and base.renewal_filed:
        expires = part.view.voice("bases.renewal", day=expires, filed=base.renewal_filed.isoformat())
    named: tuple[Line, ...] = tuple((value or blank,) for value in known)
    return ((part.view.ref(control),), *named, (expires,), (response.measure or DASH,))
