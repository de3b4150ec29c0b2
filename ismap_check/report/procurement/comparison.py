"""Bids side by side, chapter by chapter, and the controls on which they differ."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.comparison.side_by_side import Chapter, Row
from ismap_check.procurement.bids import Part
from ismap_check.procurement.comparison import SideBySide
from ismap_check.report.blocks import Block, Line, Prose, Section, Table
from ismap_check.report.procurement.telling import Telling
from ismap_check.report.side_by_side import chapter_cell, corrected_line


def chapters_section(telling: Telling) -> Section:
    """Return the scores of all bids by chapter, one table per demand."""
    tables = tuple(table for one in telling.result.compared for table in _chapters(telling, one))
    intro: tuple[Block, ...] = (Prose(((telling.say("chapters.intro"),),)),) if tables else ()
    return telling.section("chapters", (*intro, *tables))


def differences_section(telling: Telling) -> Section:
    """Return the controls on which the verdicts differ, one table per demand."""
    tables = tuple(table for one in telling.result.compared for table in _differences(telling, one))
    intro: tuple[Block, ...] = (Prose(((telling.say("differences.intro"),),)),) if tables else ()
    return telling.section("differences", (*intro, *tables))


def _chapters(telling: Telling, compared: SideBySide) -> Iterator[Table]:
    if compared.chapters:
        columns = (*telling.columns("chapters", "chapter"), *telling.bid_columns())
        rows = tuple(_chapter(telling, compared.part, chapter) for chapter in compared.chapters)
        yield Table(caption=telling.part(compared.part), columns=columns, rows=rows)


def _chapter(telling: Telling, part: Part, chapter: Chapter) -> tuple[Line, ...]:
    cells = (chapter_cell(telling.voice, chapter.results[bid.bid.id]) for bid in telling.result.judged)
    return (telling.control(part, chapter.group), *cells)


def _differences(telling: Telling, compared: SideBySide) -> Iterator[Table]:
    if compared.differences:
        columns = (*telling.columns("differences", "control", "requirement"), *telling.bid_columns())
        rows = tuple(_difference(telling, compared, one) for one in compared.differences)
        yield Table(caption=telling.part(compared.part), columns=columns, rows=rows)


def _difference(telling: Telling, compared: SideBySide, one: Row) -> tuple[Line, ...]:
    asked = compared.part.judged(telling.result.specified).control_by_id[one.control.id]
    cells = (_verdict(telling, one, bid.bid.id) for bid in telling.result.judged)
    return (telling.control(compared.part, one.control), (telling.requirement(asked.requirement),), *cells)


def _verdict(telling: Telling, one: Row, bid_id: str) -> Line:
    """Return the verdict on what a bid claims, and what a review found where that is another."""
    return (telling.verdict(one.verdicts[bid_id]), *corrected_line(telling.voice, one.corrected.get(bid_id)))
