"""Where a catalogue's details went: every one is counted once, in the score or with what keeps it out."""

from __future__ import annotations

from collections import Counter

from ismap_check.model.result import ControlResult, Verdict
from ismap_check.report.blocks import Column, Line, Table
from ismap_check.report.view import View

PLACES = ("in-score", "weightless", "not-applicable", "not-selected", "facts", "baseline")
LEFT_OUT = frozenset({Verdict.NOT_APPLICABLE, Verdict.NOT_SELECTED})


def scope_table(view: View) -> Table:
    """Return the number of details in the score and outside it, by what keeps them out."""
    counted = Counter(_place(judged) for _, judged in view.leaves)
    rows: list[tuple[Line, ...]] = [
        ((view.voice(f"scope.{place}"),), (str(counted[place]),)) for place in PLACES if counted[place]
    ]
    rows.append(((view.voice("scope.total"),), (str(len(view.leaves)),)))
    columns = (Column(view.voice("scope.place")), Column(view.voice("scope.details"), numeric=True))
    return Table(caption=view.voice("scope.caption"), columns=columns, rows=tuple(rows), note=view.voice("scope.note"))


def _place(judged: ControlResult) -> str:
    if judged.out_by:
        return judged.out_by.value
    if judged.low.verdict in LEFT_OUT:
        return judged.low.verdict.value
    return "in-score" if judged.weight else "weightless"
