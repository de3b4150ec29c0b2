"""What changed as one flat table: a row for each catalogue and control that differs, to sort and count elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ismap_check.i18n.words import Words
from ismap_check.model.difference import ControlDifference, Difference, Side
from ismap_check.model.profile import Response
from ismap_check.report.blocks import Badge, Column, Line, Report, Section, Table
from ismap_check.report.difference.telling import CatalogueTelling, Telling
from ismap_check.report.numbers import DASH
from ismap_check.report.pages import page_words

COLUMNS = (
    "catalogue", "baseline", "chapter", "control", "name", "movement", "before", "after", "share", "gap", "differs",
    "status-before", "status-after", "measure-before", "measure-after", "reason-before", "reason-after",
    "evidence-before", "evidence-after",
)  # fmt: skip


def build_flat(found: Difference, words: Words) -> Report:
    """Return a report of one table."""
    telling = Telling(found, words)
    columns = tuple(Column(telling.say(f"flat.column.{name}"), numeric=name == "share") for name in COLUMNS)
    rows = tuple(row for one in found.catalogues for row in _rows(CatalogueTelling(telling, one)))
    caption = telling.say("flat.caption")
    return Report(
        language=words.language,
        title=telling.say("title"),
        subject=found.after.profile.service.name,
        cover=(),
        sections=(Section("difference/flat", caption, blocks=(Table(caption, columns, rows),)),),
        words=page_words(telling.voice, found.after),
    )


def _rows(telling: CatalogueTelling) -> Iterator[tuple[Line, ...]]:
    for one in telling.found.controls:
        ends = (_verdict(telling, side) for side in (one.before, one.after))
        differs = telling.voice("list.parts").join(telling.say(f"aspect.{aspect}") for aspect in one.aspects)
        texts = (_text(telling, side, name) for name in _TOLD for side in (one.before, one.after))
        yield (
            (telling.found.new.ref,),
            (telling.found.baselines[1] or DASH,),
            (telling.chapter_titles.get(telling.chapter_of(one), DASH),),
            (one.id,),
            (_title(telling, one) or DASH,),
            (telling.say(f"flat.movement.{one.movement}"),),
            *((end,) for end in ends),
            (_share(telling, one),),
            (_gap(telling, one) or DASH,),
            (differs or DASH,),
            *((text,) for text in texts),
        )


def _title(telling: CatalogueTelling, one: ControlDifference) -> str:
    catalogue = telling.found.new if one.after else telling.found.old
    return telling.voice.title(catalogue.control_by_id[one.id])


def _verdict(telling: CatalogueTelling, side: Side | None) -> str:
    said = telling.verdict(side)
    return said.text if isinstance(said, Badge) else said


def _share(telling: CatalogueTelling, one: ControlDifference) -> str:
    """Return the effect on the score; a sign before what is gained would look like the start of a formula."""
    return telling.share(one).removeprefix("+")


def _gap(telling: CatalogueTelling, one: ControlDifference) -> str:
    if one.gap_opened:
        return telling.say("gap.opened")
    return telling.say("gap.closed") if one.gap_closed else ""


def _text(telling: CatalogueTelling, side: Side | None, name: str) -> str:
    response = side.response if side else None
    return (_TOLD[name](telling, response) if response else "") or DASH


_TOLD: Mapping[str, Callable[[CatalogueTelling, Response], str | None]] = {
    "status": lambda telling, response: telling.voice.term("status", response.status),
    "measure": lambda _, response: response.measure,
    "reason": lambda _, response: response.reason,
    "evidence": lambda telling, response: telling.voice("list.parts").join(response.evidence),
}
"""What is told of an answer on each side."""
