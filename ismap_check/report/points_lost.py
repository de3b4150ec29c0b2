"""Where the points go: for each chapter what every control earns and loses, with sums that add up to the score."""

from __future__ import annotations

from collections.abc import Iterable

from ismap_check.model.catalogue import Control, Group
from ismap_check.model.result import ControlResult
from ismap_check.report.blocks import Block, Column, Line, Prose, Ref, Section, Strong, Table
from ismap_check.report.gaps import control_cell
from ismap_check.report.numbers import DASH, halves, percents, tenths
from ismap_check.report.view import View

Pair = tuple[Control, ControlResult]
COLUMNS = ("possible", "share", "credit", "earned", "lost")
CREDITS = {0: "0", 1: "½", 2: "1"}


def points_section(view: View) -> Section:
    """Return the sums of all chapters, then for each chapter its controls that lose points; with options given only.

    Controls that lose nothing share one row, so that every chapter's rows add up to its total.
    """
    if not view.judged.low.possible:
        return view.section("points")
    chapters = _chapters(view)
    tables = tuple(
        _chapter_table(view, title, pairs) for title, pairs in chapters if any(_lost(one) for _, one in pairs)
    )
    blocks: tuple[Block, ...] = (Prose(((view.voice("points.intro"),),)), _grand_table(view, chapters), *tables)
    return view.section("points", *blocks)


def _chapters(view: View) -> list[tuple[Line, list[Pair]]]:
    """Return the details in the score by chapter, those without a chapter last; each counted once."""
    held: dict[str | None, list[Pair]] = {group.id: [] for group in view.subgroups.get(None, ())}
    for control, judged in view.leaves:
        if judged.possible:
            held.setdefault(_chapter_of(view, control), []).append((control, judged))
    groups = {group.id: group for group in view.catalogue.groups}
    return [(_title(view, groups.get(key or "")), pairs) for key, pairs in held.items() if pairs]


def _chapter_of(view: View, control: Control) -> str | None:
    above = [group.id for group in view.catalogue.groups_above(control.id)]
    return above[-1] if above else None


def _title(view: View, group: Group | None) -> Line:
    return (Ref(view.voice.named(group), view.anchor(group.id)),) if group else (view.voice("points.loose"),)


def _grand_table(view: View, chapters: Iterable[tuple[Line, list[Pair]]]) -> Table:
    """Return a row for each chapter and one for all: points, share of the whole, earned, lost."""
    names = ("possible", "share", "earned", "lost")
    columns = (
        Column(view.voice("chapters.chapter")),
        *(Column(view.voice(f"points.{one}"), numeric=True) for one in names),
    )
    rows = [_sums(view, title, (one for _, one in pairs)) for title, pairs in chapters]
    total = _sums(view, (Strong(view.voice("points.total")),), (one for _, one in view.leaves))
    return Table(view.voice("points.all"), columns, (*rows, total), view.voice("points.note"))


def _sums(view: View, title: Line, leaves: Iterable[ControlResult]) -> tuple[Line, ...]:
    counted = tuple(leaves)
    possible, earned = sum(one.possible for one in counted), sum(one.low.earned for one in counted)
    share = tenths(possible, view.judged.low.possible)
    return title, (halves(possible),), (percents(share, share),), (halves(earned),), (halves(possible - earned),)


def _lost(leaf: ControlResult) -> int:
    return leaf.possible - leaf.low.earned


def _chapter_table(view: View, title: Line, pairs: list[Pair]) -> Table:
    """Return the controls of a chapter that lose points, what the others earn together, and the chapter's total."""
    losing = [pair for pair in pairs if _lost(pair[1])]
    shown = [pair for pair in losing if view.shows(pair[0].id)]
    rows = [_control_row(view, control, judged) for control, judged in shown]
    hidden = [judged for control, judged in losing if not view.shows(control.id)]
    whole = [judged for _, judged in pairs if not _lost(judged)]
    rows += [_group_row(view, "points.hidden", hidden)] if hidden else []
    rows += [_group_row(view, "points.whole", whole)] if whole else []
    rows.append(_group_row(view, "points.total", [judged for _, judged in pairs]))
    (piece,) = title
    name = piece.text if isinstance(piece, Ref) else str(piece)
    columns = (
        Column(view.voice("gaps.control")),
        *(Column(view.voice(f"points.{one}"), numeric=True) for one in COLUMNS),
    )
    return Table(view.voice("points.chapter", chapter=name), columns, tuple(rows))


def _control_row(view: View, control: Control, judged: ControlResult) -> tuple[Line, ...]:
    earned, possible = judged.low.earned, judged.possible
    credit = CREDITS.get(earned // judged.weight if judged.weight else 0, DASH)
    return (
        control_cell(view, control),
        (halves(possible),),
        (_share(view, possible),),
        (credit,),
        (halves(earned),),
        (halves(possible - earned),),
    )


def _group_row(view: View, key: str, leaves: list[ControlResult]) -> tuple[Line, ...]:
    possible, earned = sum(one.possible for one in leaves), sum(one.low.earned for one in leaves)
    name = Strong(view.voice(key)) if key == "points.total" else view.voice(key, n=len(leaves))
    numbers = (halves(possible), _share(view, possible), "", halves(earned), halves(possible - earned))
    return ((name,), *((number,) for number in numbers))


def _share(view: View, possible: int) -> str:
    """Return points as an exact part of all that the catalogue gives."""
    return f"{halves(possible)}/{halves(view.judged.low.possible)}"
