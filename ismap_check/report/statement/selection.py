"""The selection of controls: every chapter, section, objective and detail, with what is stated of it and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ismap_check.model.catalogue import Control, Group
from ismap_check.model.profile import Status
from ismap_check.report.blocks import Badge, Column, Line, Prose, Section, Strong, Table, Target, Tone
from ismap_check.report.statement.part import Choice, Part

COLUMNS = ("id", "title-of", "kind", "choice", "status", "reason")
TONES = {
    Choice.SELECTED: Tone.GOOD,
    Choice.NOT_SELECTED: Tone.MUTED,
    Choice.NOT_APPLICABLE: Tone.MUTED,
    Choice.OUT: Tone.MUTED,
    Choice.UNDECIDED: Tone.PARTIAL,
}
TOLD = frozenset({Status.NOT_SELECTED, Status.NOT_APPLICABLE, Status.ALTERNATIVE, Status.PARTIAL})
"""Answers whose reason belongs into the statement."""


def selection_section(part: Part) -> Section:
    """Return how many details were selected, and the table of all controls."""
    rows = tuple(_rows(part))
    table = Table(
        caption=part.say("selection.caption"),
        columns=tuple(Column(part.say(f"selection.{name}")) for name in COLUMNS),
        rows=rows,
    )
    return Section(
        anchor=part.anchor("selection"),
        title=part.say("selection.title"),
        blocks=(Prose(((_counts(part),),)), table),
    )


def badge(part: Part, choice: Choice) -> Badge:
    """Return what is stated of a control."""
    return part.view.voice.badge(part.say(f"choice.{choice}"), TONES[choice])


def _counts(part: Part) -> str:
    counted = Counter(part.choice(control) for control, _ in part.view.leaves)
    found = (one for one in Choice if counted[one])
    told = (part.say("selection.counted", choice=part.say(f"choice.{one}"), n=counted[one]) for one in found)
    return part.say("selection.intro", n=len(part.view.leaves), counts=part.view.voice("list.parts").join(told))


def _rows(part: Part) -> Iterator[tuple[Line, ...]]:
    for control in part.view.catalogue.controls:
        if control.parent is None:
            yield from (_control_row(part, one) for one in (control, *part.view.beneath(control.id)))
    for chapter in part.view.subgroups.get(None, ()):
        yield from _group_rows(part, chapter)


def _group_rows(part: Part, group: Group) -> Iterator[tuple[Line, ...]]:
    yield (
        (Target(part.view.anchor(group.id)), Strong(group.id)),
        (Strong(part.view.voice.text(group.title)),),
        (part.say("selection.group"),),
        ("",),
        ("",),
        ("",),
    )
    yield from (_control_row(part, control) for control in part.view.beneath(group.id))
    for below in part.view.subgroups.get(group.id, ()):
        yield from _group_rows(part, below)


def _control_row(part: Part, control: Control) -> tuple[Line, ...]:
    view, response = part.view, part.response(control.id)
    level = "detail" if view.catalogue.is_leaf(control.id) else "objective"
    requirement = view.voice.term("requirement", control.requirement)
    status = view.voice.term("status", response.status) if response.status else ""
    return (
        (Target(view.anchor(control.id)), control.id),
        (view.voice.text(control.title),),
        (view.voice(f"card.{level}", requirement=requirement),),
        (badge(part, part.choice(control)),),
        (f"{status}{part.say('selection.recheck')}" if response.recheck else status,),
        (_reason(part, control),),
    )


def _reason(part: Part, control: Control) -> str:
    response = part.response(control.id)
    if response.status in TOLD:
        return response.reason or ("" if response.status is Status.PARTIAL else part.say("blank"))
    above = part.view.excluded_by(control)
    if response.status is None and above is not None and above is not control:
        return part.say("selection.with-objective", objective=above.id)
    return ""
