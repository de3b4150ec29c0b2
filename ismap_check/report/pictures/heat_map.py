"""Every control as a small cell that leads to its card: where the gaps are, at one look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ismap_check.model.catalogue import Control, Group, Requirement
from ismap_check.model.result import ControlResult, Verdict
from ismap_check.model.rows import NamedTuple
from ismap_check.report.blocks import HeatCell, HeatCluster, HeatMap, HeatRow, LateRows, Section
from ismap_check.report.pictures.heat_table import heat_table
from ismap_check.report.pictures.looks import Apart, Kind, Look, Seen, as_claimed, as_reviewed, attention, keys, look_of
from ismap_check.report.view import View


class Cluster(NamedTuple):
    """Details side by side, and the id of the objective or group they stand under; none for loose ones."""

    label: str
    leaves: tuple[Control, ...]


class Chapter(NamedTuple):
    """A chapter with its details in catalogue order; ``group`` is None for what stands in no chapter."""

    group: Group | None
    clusters: tuple[Cluster, ...]

    def results(self, seen: Seen) -> tuple[ControlResult, ...]:
        """Return how the chapter's details were judged."""
        return tuple(seen.results[leaf.id] for cluster in self.clusters for leaf in cluster.leaves)


class Drawn(NamedTuple):
    """How the cells of one state are drawn, and what is said of them after their id."""

    look: Look
    said: str
    must: bool


State = tuple[Kind, Verdict | None, Verdict | None, Requirement]
"""All that the drawing of a cell depends on."""


def heat_map_section(view: View) -> Section:
    """Return the section with the heat maps; a catalogue without controls has none to show."""
    if not view.leaves:
        return view.section("heat-map")
    reviewed = (heat_map(view, as_reviewed(view)),) if view.judged.verified else ()
    return view.section("heat-map", heat_map(view, as_claimed(view)), *reviewed)


def heat_map(view: View, seen: Seen) -> HeatMap:
    """Return the heat map of all details by chapter and objective."""
    found = chapters(view)
    return HeatMap(
        caption=view.voice(f"heat-map.{seen.caption}", n=len(view.leaves)),
        hint=view.voice("heat-map.hint"),
        rows=LateRows(lambda: _rows(view, seen, found)),
        keys=keys(view, seen),
        table=heat_table(view, seen, tuple((chapter.group, chapter.results(seen)) for chapter in found)),
    )


def chapters(view: View) -> tuple[Chapter, ...]:
    """Return the chapters that hold details, then the details that stand in none; every detail once."""
    held = [Chapter(group, tuple(_of_group(view, group))) for group in view.subgroups.get(None, ())]
    loose = Chapter(None, tuple(_loose(view)))
    return tuple(chapter for chapter in (*held, loose) if chapter.clusters)


def _loose(view: View) -> Iterator[Cluster]:
    roots = tuple(control for control in view.catalogue.controls if control.parent is None)
    alone = tuple(control for control in roots if view.catalogue.is_leaf(control.id))
    if alone:
        yield Cluster("", alone)
    for control in roots:
        yield from _beneath(view, control.id)


def _of_group(view: View, group: Group) -> Iterator[Cluster]:
    yield from _beneath(view, group.id)
    for below in view.subgroups.get(group.id, ()):
        yield from _of_group(view, below)


def _beneath(view: View, node_id: str) -> Iterator[Cluster]:
    """Yield the details directly beneath a group or control, then those beneath each objective there."""
    children = view.catalogue.children.get(node_id, ())
    leaves = tuple(child for child in children if view.catalogue.is_leaf(child.id))
    if leaves:
        yield Cluster(node_id, leaves)
    for child in children:
        yield from _beneath(view, child.id)


def _rows(view: View, seen: Seen, found: tuple[Chapter, ...]) -> tuple[HeatRow, ...]:
    """Return a row for each chapter; the few ways a cell can look are worked out once."""
    states = {_state(seen, judged): judged for judged in seen.leaves(view)}
    drawn = {state: _drawn(view, seen, judged) for state, judged in states.items()}
    return tuple(_row(view, seen, chapter, drawn) for chapter in found)


def _row(view: View, seen: Seen, chapter: Chapter, drawn: Mapping[State, Drawn]) -> HeatRow:
    title = view.voice.named(chapter.group) if chapter.group else view.voice("heat-map.loose")
    clusters = tuple(
        HeatCluster(
            "" if chapter.group and cluster.label == chapter.group.id else cluster.label,
            tuple(_cell(view, seen, leaf, drawn) for leaf in cluster.leaves),
        )
        for cluster in chapter.clusters
    )
    return HeatRow(title, attention(view.voice, seen, chapter.results(seen)), clusters)


def _cell(view: View, seen: Seen, leaf: Control, drawn: Mapping[State, Drawn]) -> HeatCell:
    look, said, must = drawn[_state(seen, seen.results[leaf.id])]
    return HeatCell(view.anchor(leaf.id), f"{leaf.id} {said}", look.shade, look.mark, must=must)


def _state(seen: Seen, judged: ControlResult) -> State:
    return seen.kind(judged), judged.low.verdict, judged.high.verdict, judged.requirement


def _drawn(view: View, seen: Seen, judged: ControlResult) -> Drawn:
    kind = seen.kind(judged)
    look = look_of(view.voice, kind)
    requirement = view.voice.term("requirement", judged.requirement)
    verdict = view.voice.term("verdict", judged.low.verdict)
    label = view.voice("heat-map.state-waived", verdict=verdict) if kind is Apart.WAIVED else look.label
    said = view.voice("heat-map.state", verdict=label, requirement=requirement)
    best = judged.high.verdict
    if best is not judged.low.verdict:
        said = view.voice("heat-map.state-best", state=said, verdict=view.voice.term("verdict", best))
    return Drawn(look, said, must=judged.requirement is Requirement.MANDATORY)
