"""What to do next, in the order of what it would bring."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.model.finding import FindingSeverity
from ismap_check.model.result import Action
from ismap_check.report.blocks import Chart, Column, Inline, Line, Prose, Section, Table
from ismap_check.report.gaps import control_cell
from ismap_check.report.numbers import DASH, halves
from ismap_check.report.pictures.gains import gains_chart, score_after, sums
from ismap_check.report.simulated import simulation_table
from ismap_check.report.view import View

SHOWN = 20


def actions_section(view: View) -> Section:
    """Return the first actions by gain, with a count of the rest."""
    chart = actions_chart(view)
    if chart is None:
        return view.section("actions")
    simulated = simulation_table(view)
    return view.section(
        "actions", Prose(((view.voice("actions.intro"),),)), chart, *((simulated,) if simulated else ())
    )


def actions_chart(view: View, shown: int = SHOWN) -> Chart | None:
    """Return the first actions with what each gains and the score reached with it; None where nothing is to do.

    Where no action changes the conclusion or closes a gap, nothing stands about that.
    """
    actions = view.judged.actions
    if not actions:
        return None
    first = actions[:shown]
    telling = any(action.flips_outcome or action.closes_gap for action in first)
    columns = (
        Column(view.voice("actions.control")),
        Column(view.voice("actions.now")),
        Column(view.voice("actions.gain"), numeric=True),
        Column(view.voice("actions.score"), numeric=True),
        *((Column(view.voice("actions.effect")),) if telling else ()),
    )
    rows = tuple(_row(view, action, gained, telling=telling) for action, gained in zip(first, sums(first), strict=True))
    rest = len(actions) - len(rows)
    note = view.voice("actions.rest", n=rest) if rest else ""
    table = Table(caption=view.voice("actions.caption"), columns=columns, rows=rows, note=note)
    return gains_chart(view, table, first)


def _row(view: View, action: Action, gained: int, *, telling: bool) -> tuple[Line, ...]:
    """Return an action's row, ending with its effect on the conclusion where ``telling``.

    ``gained`` is what it and all before it gain together, in half-points.
    """
    control = view.catalogue.control_by_id.get(action.control or "")
    name: Line = control_cell(view, control) if control else (view.voice("actions.whole"),)
    gain = halves(action.gain) if action.gain else DASH
    after = score_after(view, gained) if action.gain else DASH
    return (name, _now(view, action), (gain,), (after,), *((_effect(view, action),) if telling else ()))


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
