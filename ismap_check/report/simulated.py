"""What would change the outcome: the numbers after the first actions, judged anew at every stage."""

from __future__ import annotations

from ismap_check.assessment.simulation import Stage, stages
from ismap_check.report.blocks import Column, Line, Table
from ismap_check.report.verdict import score_text, share_of
from ismap_check.report.view import View

NUMBERS = ("score", "evidenced", "completeness", "gaps")


def simulation_table(view: View) -> Table | None:
    """Return the stages as a table; None where no action brings points or closes a gap."""
    found = stages(view.judged, (leaf.id for leaf in view.catalogue.leaves))
    if len(found) == 1:
        return None
    columns = (
        Column(view.voice("simulated.done")),
        *(Column(view.voice(f"number.{name}"), numeric=True) for name in NUMBERS),
        Column(view.voice("cover.outcome")),
    )
    rows = tuple(_row(view, stage, found[-1]) for stage in found)
    return Table(view.voice("simulated.caption"), columns, rows, _note(view))


def _note(view: View) -> str:
    """Return what the stages assume; where there are ranges, that only their lower ends stand here."""
    keys = ("note",) if view.judged.low == view.judged.high else ("note", "note-lower")
    return "".join(view.voice(f"simulated.{key}") for key in keys)


def _row(view: View, stage: Stage, last: Stage) -> tuple[Line, ...]:
    numbers = stage.numbers
    return (
        (_named(view, stage, last),),
        (_share(view, numbers.claimed, numbers.possible),),
        (_share(view, numbers.evidenced, numbers.possible),),
        (share_of(numbers, lambda one: (one.answered, one.in_scope)),),
        (str(numbers.gaps),),
        (view.voice.outcome(stage.outcome),),
    )


def _share(view: View, part: int, whole: int) -> str:
    return score_text(view.voice, (part, whole), (part, whole))


def _named(view: View, stage: Stage, last: Stage) -> str:
    if not stage.done:
        return view.voice("simulated.now")
    return view.voice("simulated.all" if stage is last else "simulated.first", n=stage.done)
