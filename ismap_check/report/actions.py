"""What to do next, in the order of what it would bring."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.model.finding import FindingSeverity
from ismap_check.model.result import Action
from ismap_check.report.blocks import Column, Inline, Line, Prose, Section, Table
from ismap_check.report.gaps import control_cell
from ismap_check.report.numbers import DASH, halves
from ismap_check.report.view import View

SHOWN = 20


def actions_section(view: View) -> Section:
    """Return the first actions by gain, with a count of the rest."""
    actions = view.judged.actions
    if not actions:
        return view.section("actions")
    columns = (
        Column(view.voice("actions.control")),
        Column(view.voice("actions.now")),
        Column(view.voice("actions.gain"), numeric=True),
        Column(view.voice("actions.effect")),
    )
    rows = tuple(_row(view, action) for action in actions[:SHOWN])
    rest = len(actions) - len(rows)
    note = view.voice("actions.rest", n=rest) if rest else ""
    table = Table(caption=view.voice("actions.caption"), columns=columns, rows=rows, note=note)
    return view.section("actions", Prose(((view.voice("actions.intro"),),)), table)


def _row(view: View, action: Action) -> tuple[Line, ...]:
    control = view.catalogue.control_by_id.get(action.control or "")
    name: Line = control_cell(view, control) if control else (view.voice("actions.whole"),)
    gain = f"+{halves(action.gain)}" if action.gain else DASH
    return (name, _now(view, action), (gain,), _effect(view, action))


def _now(view: View, action: Action) -> Line:
    return ("\n".join(_titles(view, action)) or DASH,) if action.control is None else tuple(_standing(view, action))


def _standing(view: View, action: Action) -> Iterator[Inline]:
    """Yield verdict, answer, and the findings that say more than that there is a gap."""
    yield view.voice.verdict(view.judged.control_by_id[action.control or ""].low.verdict)
    response = view.responses.get(action.control or "")
    if response:
        yield "\n" + view.voice.term("status", response.status)
    yield from (f"\n{title}" for title in _titles(view, action))


def _titles(view: View, action: Action) -> Iterator[str]:
    findings = view.judged.findings_by_control.get(action.control, ())
    gaps = {finding.code for finding in findings if finding.severity is FindingSeverity.GAP}
    return (view.voice.finding_title(code) for code in action.codes if code not in gaps)


def _effect(view: View, action: Action) -> Line:
    effects = [
        view.voice(f"actions.{name}")
        for name, holds in (("flips", action.flips_outcome), ("closes", action.closes_gap))
        if holds
    ]
    return ("\n".join(effects) or DASH,)
