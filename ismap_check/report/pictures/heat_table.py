"""The table behind the heat map: how many details of each chapter have which verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ismap_check.model.catalogue import Group
from ismap_check.model.result import ControlResult
from ismap_check.report.blocks import Column, Line, Ref, Table
from ismap_check.report.pictures.looks import Kind, Seen, look_of, used_kinds
from ismap_check.report.view import View

Counted = tuple[Group | None, Sequence[ControlResult]]
"""A chapter, or None for what stands in none, with its details as they were judged."""


def heat_table(view: View, seen: Seen, chapters: Sequence[Counted]) -> Table:
    """Return the counts by chapter and verdict with a last row of sums; each row and each column adds up."""
    voice = view.voice
    every = [judged for _, results in chapters for judged in results]
    kinds = used_kinds(seen, every)
    labels = (*(look_of(voice, kind).label for kind in kinds), voice("heat-map.details"), voice("chapters.gaps"))
    return Table(
        caption=voice(f"heat-map.table-{seen.caption}"),
        columns=(Column(voice("chapters.chapter")), *(Column(label, numeric=True) for label in labels)),
        rows=(
            *(_row(_chapter(view, group), seen, kinds, results) for group, results in chapters),
            _row((voice("heat-map.total"),), seen, kinds, every),
        ),
    )


def _chapter(view: View, group: Group | None) -> Line:
    return (Ref(view.voice.named(group), view.anchor(group.id)),) if group else (view.voice("heat-map.loose"),)


def _row(name: Line, seen: Seen, kinds: Sequence[Kind], results: Sequence[ControlResult]) -> tuple[Line, ...]:
    return (name, *((str(count),) for count in _counts(seen, kinds, results)))


def _counts(seen: Seen, kinds: Sequence[Kind], results: Sequence[ControlResult]) -> Iterator[int]:
    counts = Counter(map(seen.kind, results))
    yield from (counts[kind] for kind in kinds)
    yield len(results)
    yield sum(judged.low.gap for judged in results)
