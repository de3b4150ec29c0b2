"""How far everyone is who writes answers, where answers name who writes them."""

from __future__ import annotations

from collections.abc import Iterable

from ismap_check.model.catalogue import Control, Requirement
from ismap_check.model.result import ControlResult
from ismap_check.report.blocks import Column, Line, Section, Table
from ismap_check.report.numbers import DASH, percent, tenths
from ismap_check.report.view import View

Pair = tuple[Control, ControlResult]


def assignees_section(view: View) -> Section | None:
    """Return the table of assignees; None where no answer names one. Only details in scope are counted."""
    shares: dict[str | None, list[Pair]] = {}
    for control, judged in view.leaves:
        response = view.responses.get(control.id)
        if judged.out_by is None:
            shares.setdefault(response.assignee if response else None, []).append((control, judged))
    if not any(shares):
        return None
    nobody = shares.pop(None, [])
    rows = [_row(view, name, pairs) for name, pairs in sorted(shares.items(), key=lambda pair: str(pair[0]))]
    if nobody:
        rows.append(_row(view, None, nobody))
    names = ("controls", "answered", "share", "mandatory")
    columns = (Column(view.voice("assignees.assignee")), *(_numeric(view, name) for name in names))
    return view.section("assignees", Table(view.voice("assignees.caption"), columns, tuple(rows)))


def _numeric(view: View, name: str) -> Column:
    return Column(view.voice(f"assignees.{name}"), numeric=True)


def _row(view: View, name: str | None, pairs: Iterable[Pair]) -> tuple[Line, ...]:
    results = [judged for _, judged in pairs]
    answered = sum(judged.answered for judged in results)
    open_musts = sum(not one.answered and one.requirement is Requirement.MANDATORY for one in results)
    share = tenths(answered, len(results))
    return (
        (name or view.voice("assignees.nobody"),),
        (str(len(results)),),
        (str(answered),),
        (DASH if share is None else percent(share),),
        (str(open_musts),),
    )
