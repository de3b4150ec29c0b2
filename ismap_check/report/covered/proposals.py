"""Every proposal with where it is from and why, and the controls that nothing is proposed for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ismap_check.coverage.cover import Proposal
from ismap_check.model.catalogue import Control, Group
from ismap_check.report.blocks import Block, Code, Line, Prose, Section, Table
from ismap_check.report.covered.telling import Telling

_COLUMNS = ("control", "proposed", "origin", "relation", "reason")


def proposals_section(telling: Telling) -> Section:
    """Return all proposals, chapter by chapter."""
    say, columns = telling.say, telling.columns("proposals", *_COLUMNS)
    controls = telling.target.control_by_id
    tables: list[Block] = [
        Table(
            caption=_caption(telling, chapter, "proposals"),
            columns=columns,
            rows=tuple(_row(telling, controls[key], telling.coverage.proposals[key]) for key in keys),
        )
        for chapter, keys in _by_chapter(telling, telling.coverage.proposals).values()
    ]
    n = len(telling.coverage.proposals)
    intro = say("proposals.intro", n=n, offered=len(telling.coverage.offered)) if n else say("proposals.none")
    return Section(anchor="coverage/proposals", title=say("proposals.title"), blocks=(Prose(((intro,),)), *tables))


def uncovered_section(telling: Telling) -> Section:
    """Return the leaves that are left to answer without help, chapter by chapter."""
    say = telling.say
    left = {leaf.id: leaf for leaf in telling.uncovered}
    columns = telling.columns("uncovered", "control", "requirement")
    tables: list[Block] = [
        Table(
            caption=_caption(telling, chapter, "uncovered"),
            columns=columns,
            rows=tuple(_left(telling, left[key]) for key in keys),
        )
        for chapter, keys in _by_chapter(telling, left).values()
    ]
    intro = say("uncovered.intro", n=len(left)) if left else say("uncovered.none")
    return Section(anchor="coverage/uncovered", title=say("uncovered.title"), blocks=(Prose(((intro,),)), *tables))


def _by_chapter(telling: Telling, controls: Iterable[str]) -> Mapping[str | None, tuple[Group | None, list[str]]]:
    found: dict[str | None, tuple[Group | None, list[str]]] = {}
    for control in controls:
        chapter = telling.chapter_of[control]
        found.setdefault(chapter.id if chapter else None, (chapter, []))[1].append(control)
    return found


def _caption(telling: Telling, chapter: Group | None, family: str) -> str:
    return telling.voice.named(chapter) if chapter else telling.say(f"{family}.caption")


def _row(telling: Telling, control: Control, proposal: Proposal) -> tuple[Line, ...]:
    marks = "".join(f"\n{mark}" for mark in telling.marks(control.id, proposal))
    return (
        telling.control(control),
        (telling.voice.term("status", proposal.response.status) + marks,),
        _stacked(telling.way(proposal), telling.answer(proposal)),
        (telling.relation(proposal),),
        ("\n".join(telling.reasons(proposal)),),
    )


def _stacked(way: tuple[str, ...], answer: str) -> Line:
    """Return the control that was answered with its answer, then those on the way, one below the other."""
    first, *further = way
    return (Code(first), "\n", answer, *(piece for control in further for piece in ("\n→ ", Code(control))))


def _left(telling: Telling, control: Control) -> tuple[Line, ...]:
    return telling.control(control), (telling.voice.term("requirement", control.requirement),)
