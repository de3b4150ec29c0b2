"""Which part of the score evidence backs: claims with and without valid evidence, chapter by chapter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ismap_check.model.catalogue import Control, Group, Requirement
from ismap_check.model.result import ControlResult
from ismap_check.model.rows import NamedTuple
from ismap_check.report.blocks import Block, Column, Line, Prose, Ref, Section, Strong, Table
from ismap_check.report.gaps import control_cell
from ismap_check.report.numbers import DASH, percents, tenths
from ismap_check.report.view import View

SHOWN = 20
BARE = "claim-without-"
"""How the codes of findings begin that say that a claim has no evidence, or none that counts."""
COUNTS = ("claims", "backed", "bare", "share")

Pair = tuple[Control, ControlResult]


class Backing(NamedTuple):
    """The claims of a chapter, those of them that valid evidence backs, and the points of both, in halves."""

    claims: int
    backed: int
    points: int
    evidenced: int


def backing_section(view: View) -> Section | None:
    """Return the counts and the first claims without valid evidence; None where nothing is claimed."""
    claims = tuple(pair for pair in view.leaves if pair[1].low.earned)
    if not claims:
        return None
    bare = sorted((pair for pair in claims if not pair[1].low.evidenced), key=_is_selectable)
    whole = _counted(claims)
    intro = view.voice("backing.intro", n=whole.claims, backed=whole.backed, share=_share(whole))
    blocks: tuple[Block, ...] = (Prose(((intro,),)), _chapters(view, claims, whole), *_bare(view, bare))
    return view.section("backing", *blocks)


def _is_selectable(pair: Pair) -> bool:
    return pair[1].requirement is not Requirement.MANDATORY


def _counted(claims: Iterable[Pair]) -> Backing:
    standings = [judged.low for _, judged in claims]
    return Backing(
        claims=len(standings),
        backed=sum(one.evidenced > 0 for one in standings),
        points=sum(one.earned for one in standings),
        evidenced=sum(one.evidenced for one in standings),
    )


def _chapters(view: View, claims: Sequence[Pair], whole: Backing) -> Table:
    """Return a row for each chapter with claims, one for claims outside of any, and the sum."""
    held: dict[str | None, list[Pair]] = {}
    for pair in claims:
        above = [group.id for group in view.catalogue.groups_above(pair[0].id)]
        held.setdefault(above[-1] if above else None, []).append(pair)
    groups: list[Group | None] = [group for group in view.subgroups.get(None, ()) if group.id in held]
    rows = [_row(_title(view, one), _counted(held[one.id if one else None])) for one in (*groups, *_loose(held))]
    columns = (
        Column(view.voice("chapters.chapter")),
        *(Column(view.voice(f"backing.{name}"), numeric=True) for name in COUNTS),
    )
    total = _row((Strong(view.voice("backing.total")),), whole)
    return Table(view.voice("backing.caption"), columns, (*rows, total), note=view.voice("backing.note"))


def _loose(held: dict[str | None, list[Pair]]) -> tuple[None, ...]:
    return (None,) if None in held else ()


def _title(view: View, group: Group | None) -> Line:
    return (Ref(view.voice.named(group), view.anchor(group.id)),) if group else (view.voice("points.loose"),)


def _row(title: Line, counted: Backing) -> tuple[Line, ...]:
    bare = counted.claims - counted.backed
    return (title, (str(counted.claims),), (str(counted.backed),), (str(bare),), (_share(counted),))


def _share(counted: Backing) -> str:
    """Return how much of the points earned is evidenced."""
    share = tenths(counted.evidenced, counted.points)
    return percents(share, share)


def _bare(view: View, pairs: Sequence[Pair]) -> tuple[Table, ...]:
    """Return the first claims without valid evidence, mandatory ones before the others."""
    if not pairs:
        return ()
    columns = tuple(Column(view.voice(f"backing.{name}")) for name in ("control", "why"))
    rows = tuple((control_cell(view, control), (_why(view, control),)) for control, _ in pairs[:SHOWN])
    rest = len(pairs) - len(rows)
    note = view.voice("backing.rest", n=rest) if rest else ""
    return (Table(view.voice("backing.bare-caption"), columns, rows, note),)


def _why(view: View, control: Control) -> str:
    """Return what was found of the claim: the control's own, or that of the objective whose answer stands in."""
    for one in (control, *view.catalogue.ancestors(control.id)):
        findings = view.judged.findings_by_control.get(one.id, ())
        titles = [view.voice.finding_title(found.code) for found in findings if found.code.startswith(BARE)]
        if titles:
            return "\n".join(titles)
    return DASH
