"""The records of a history taken apart: one series for each catalogue under each baseline."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ismap_check.model.history import HistoryRecord, RecordedCatalogue


class Step(NamedTuple):
    """One catalogue at one time; ``earlier``: the record is dated before the one above it.

    ``changed``: it was judged by another edition than before, or its controls, weights or rules are not the same.
    """

    record: HistoryRecord
    judged: RecordedCatalogue
    earlier: bool = False
    changed: bool = False


class Series(NamedTuple):
    """One catalogue under one baseline, or under none, in the order of recording."""

    catalogue: str
    baseline: str | None
    steps: tuple[Step, ...]


def series_of(records: Iterable[HistoryRecord]) -> tuple[Series, ...]:
    """Return the series in the order in which they first occur."""
    steps: dict[tuple[str, str | None], list[Step]] = {}
    for record in records:
        for judged in record.catalogues:
            before = steps.setdefault((judged.catalogue, judged.baseline), [])
            before.append(_step(record, judged, before[-1] if before else None))
    return tuple(Series(catalogue, baseline, tuple(every)) for (catalogue, baseline), every in steps.items())


def _step(record: HistoryRecord, judged: RecordedCatalogue, last: Step | None) -> Step:
    if last is None:
        return Step(record, judged)
    same = (judged.edition, judged.structure) == (last.judged.edition, last.judged.structure)
    return Step(record, judged, earlier=record.as_of < last.record.as_of, changed=not same)
