"""Why a score changed: the part of every chapter, and of the denominator, adding up to the whole."""

from __future__ import annotations

from ismap_check.model.difference import ChapterDifference
from ismap_check.model.result import GroupResult
from ismap_check.report.blocks import Block, Line, Prose, Section, Table
from ismap_check.report.difference.shares import Shares, fine_percent, signed
from ismap_check.report.difference.telling import CatalogueTelling
from ismap_check.report.numbers import DASH

PARTS = ("moved", "pooled", "change")
"""The columns that add up: from points earned, from the points possible, both together."""
COLUMNS = ("chapter", "before", "after", *PARTS)


def score_section(telling: CatalogueTelling) -> Section:
    """Return the causes of the change; where a side has no score, there is nothing to explain."""
    blocks: tuple[Block, ...] = (Prose(((telling.say("score.none"),),)),)
    if telling.shares:
        blocks = (Prose(((telling.say("score.meaning"),),)), _table(telling))
    return Section(anchor=telling.anchor("score"), title=telling.say("score.title"), blocks=blocks)


def score_rows(telling: CatalogueTelling) -> tuple[tuple[Line, ...], ...]:
    """Return a row of :data:`COLUMNS` for each chapter that had a part in the change, then one for the whole.

    There is none where a side has no score.
    """
    shares = telling.shares
    if shares is None:
        return ()
    chapters = (one for one in telling.found.chapters if one.moved or one.pooled)
    return (*(_row(telling, shares, chapter) for chapter in chapters), _total(telling, shares))


def _table(telling: CatalogueTelling) -> Table:
    return Table(
        caption=telling.say("score.caption"),
        columns=telling.telling.columns("score", *COLUMNS, numeric=COLUMNS[1:]),
        rows=score_rows(telling),
        note=telling.say("score.note"),
    )


def _row(telling: CatalogueTelling, shares: Shares, chapter: ChapterDifference) -> tuple[Line, ...]:
    moved, pooled = shares.moved.get(chapter.id, 0), shares.pooled.get(chapter.id, 0)
    ends = (_score(chapter.before), _score(chapter.after))
    title = telling.chapter_titles.get(chapter.id, chapter.id)
    return ((title,), *((end,) for end in ends), *((signed(part),) for part in (moved, pooled, moved + pooled)))


def _total(telling: CatalogueTelling, shares: Shares) -> tuple[Line, ...]:
    found = telling.found
    moved, pooled = sum(shares.controls.values()), sum(shares.pooled.values())
    ends = (fine_percent(side.low.claimed, side.low.possible) for side in (found.before, found.after))
    parts = (moved, pooled, shares.total)
    return ((telling.say("score.total"),), *((end,) for end in ends), *((signed(part),) for part in parts))


def _score(judged: GroupResult | None) -> str:
    return fine_percent(judged.low.claimed, judged.low.possible) if judged else DASH
