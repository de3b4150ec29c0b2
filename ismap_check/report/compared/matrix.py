"""Those compared beside each other: scores by chapter, verdicts by control, unmet musts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ismap_check.comparison.candidates import Ground
from ismap_check.comparison.side_by_side import Chapter, Row
from ismap_check.model.result import ControlResult
from ismap_check.report.blocks import Column, Line, Ref, Section, Table
from ismap_check.report.compared.telling import VERDICTS_BESIDE, Telling
from ismap_check.report.numbers import DASH
from ismap_check.report.side_by_side import chapter_cell, corrected_line


class Standing(NamedTuple):
    """One of those compared on one control."""

    ground: Ground
    key: str
    judged: ControlResult


Cell = Callable[[Telling, Standing], Line]


def chapters_section(telling: Telling) -> Section:
    """Return the scores of all by chapter."""
    return telling.section(
        "chapters", ((ground, tuple(_chapters(telling, ground))) for ground in telling.found.grounds)
    )


def musts_section(telling: Telling) -> Section:
    """Return the musts that anyone leaves unmet, and by whom."""
    parts = (
        (ground, tuple(_table(telling, ground, "musts", ground.unmet, _unmet))) for ground in telling.found.grounds
    )
    return telling.section("musts", parts)


def controls_section(telling: Telling, *, all_of_them: bool, linked: bool) -> Section:
    """Return the verdicts by control: on all, or where they differ; ``linked`` to the answers side by side."""
    name = "controls" if all_of_them else "differences"
    parts = (
        (ground, tuple(_table(telling, ground, name, _rows(ground, all_of_them=all_of_them), _verdict, linked=linked)))
        for ground in telling.found.grounds
    )
    return telling.section(name, parts)


def answer_anchor(ground: Ground, control_id: str) -> str:
    """Return where the answers to a control stand side by side."""
    return f"answers/{ground.key}/{control_id}"


def _chapters(telling: Telling, ground: Ground) -> Iterator[Table]:
    if ground.chapters:
        columns = (Column(telling.say("chapters.column.chapter")), *telling.names_beside(ground))
        rows = tuple(_chapter(telling, chapter) for chapter in ground.chapters)
        wide = telling.wide(VERDICTS_BESIDE, 1)
        yield Table(telling.say("chapters.caption"), columns, rows, telling.voice("chapters.note"), wide)


def _chapter(telling: Telling, chapter: Chapter) -> tuple[Line, ...]:
    cells = (chapter_cell(telling.voice, result) for result in chapter.results.values())
    return ((telling.voice.named(chapter.group),), *cells)


def _rows(ground: Ground, *, all_of_them: bool) -> Iterator[Row]:
    return (row for row in ground.rows if all_of_them or row.differs)


def _table(
    telling: Telling, ground: Ground, name: str, rows: Iterable[Row], cell: Cell, *, linked: bool = False
) -> Iterator[Table]:
    told = {one.control.id for one in ground.answers} if linked else frozenset()
    filled = tuple(_row(telling, ground, row, cell, linked=row.control.id in told) for row in rows)
    if filled:
        columns = (*telling.columns("matrix", "control", "chapter", "requirement"), *telling.names_beside(ground))
        wide = telling.wide(VERDICTS_BESIDE, 3, differing="differing", by_value=True)
        note = telling.say("musts.note") if name == "musts" else ""
        yield Table(telling.say(f"{name}.caption", n=len(filled)), columns, filled, note, wide)


def _row(telling: Telling, ground: Ground, row: Row, cell: Cell, *, linked: bool) -> tuple[Line, ...]:
    name, anchor = telling.voice.named(row.control), answer_anchor(ground, row.control.id)
    return (
        (Ref(name, anchor) if linked else name,),
        (telling.chapter(ground, row.control),),
        (telling.requirement(ground, row.control),),
        *(cell(telling, Standing(ground, key, judged)) for key, judged in row.results.items()),
    )


def _verdict(telling: Telling, one: Standing) -> Line:
    """Return a verdict, with what an option would make of it and what a review made of it."""
    voice, judged = telling.voice, one.judged
    if judged.out_by:
        return (voice.term("out-by", judged.out_by),)
    low, high = judged.low.verdict, judged.high.verdict
    best = ("\n", telling.say("matrix.with-options", verdict=voice.verdict(high).text)) if low is not high else ()
    return (voice.verdict(low), *best, *_reviewed(telling, one))


def _unmet(telling: Telling, one: Standing) -> Line:
    """Return the verdict of an unmet must, and that a waiver lifts it or an option closes it; a dash for a met one."""
    voice, judged = telling.voice, one.judged
    if not one.ground.is_unmet(one.key, judged):
        return (DASH,)
    if not judged.low.gap:
        return (voice.verdict(judged.low.verdict), *_reviewed(telling, one))
    waived = ("\n", telling.say("musts.waived")) if judged.low.waived else ()
    closes = () if judged.high.gap else ("\n", voice("gaps.closes-with-option"))
    return (voice.verdict(judged.low.verdict), *waived, *closes, *_reviewed(telling, one))


def _reviewed(telling: Telling, one: Standing) -> Line:
    """Return what a review found where that is not what is claimed."""
    return corrected_line(telling.voice, one.ground.corrected(one.key, one.judged.id))
