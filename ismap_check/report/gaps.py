"""Mandatory controls that ask for attention: not satisfied, excluded, or left out by a baseline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ismap_check.model.catalogue import Control, Provenance
from ismap_check.model.profile import Response
from ismap_check.model.result import ControlResult, OutBy, Verdict
from ismap_check.report.answers import option_title
from ismap_check.report.blocks import Block, Column, Inline, Line, Prose, Ref, Section, Table, Tone
from ismap_check.report.numbers import DASH, halves
from ismap_check.report.view import View

if TYPE_CHECKING:  # most runs have no waivers
    from ismap_check.model.verified import WaiverResult
    from ismap_check.model.waivers import Waiver

Pair = tuple[Control, ControlResult]


def gaps_section(view: View) -> Section:
    """Return the mandatory controls that are not satisfied as claimed, and how many are not as verified."""
    claimed = _claimed_section(view)
    return claimed._replace(blocks=(*claimed.blocks, *_verified(view)))


def _claimed_section(view: View) -> Section:
    """Return the mandatory controls that are not satisfied as claimed, in catalogue order."""
    whole = tuple(pair for pair in view.mandatory_leaves if pair[1].low.gap)
    gaps = _shown(view, whole)
    if not gaps:
        return view.section("gaps")
    columns = (
        Column(view.voice("gaps.control")),
        Column(view.voice("gaps.verdict")),
        Column(view.voice("gaps.answer")),
        Column(view.voice("gaps.points"), numeric=True),
    )
    rows = tuple(_gap_row(view, control, judged) for control, judged in gaps)
    table = Table(caption=view.voice("gaps.caption"), columns=columns, rows=rows)
    return view.section("gaps", view.counted("gaps.intro", len(gaps), len(whole)), *_inferred(view, gaps), table)


def _verified(view: View) -> Iterator[Block]:
    """Yield where to read of gaps as verified, if there are other ones than as claimed."""
    verified = view.judged.verified
    if verified and verified.numbers.gaps != view.judged.low.gaps:
        said = view.voice("gaps.verified", n=verified.numbers.gaps)
        yield Prose(((said, Ref(view.voice("review.title"), view.part("review"))),))


def _shown(view: View, pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
    return tuple(pair for pair in pairs if view.shows(pair[0].id))


def _inferred(view: View, gaps: tuple[Pair, ...]) -> Iterator[Block]:
    if any(control.provenance is Provenance.INFERRED for control, _ in gaps):
        yield Prose(((view.voice("gaps.inferred"),),))


def _gap_row(view: View, control: Control, judged: ControlResult) -> tuple[Line, ...]:
    missing = judged.possible - judged.low.earned
    return (control_cell(view, control), gap_verdict(view, judged), _answer(view, control), (halves(missing),))


def control_cell(view: View, control: Control) -> Line:
    """Return the link to a control, marked where its topic is only inferred."""
    if control.provenance is not Provenance.INFERRED:
        return (view.ref(control),)
    return (view.ref(control), view.voice("gaps.inferred-mark"))


def gap_verdict(view: View, judged: ControlResult) -> Line:
    """Return the verdict of a gap, that an option would close it, and until when it is waived."""
    badge = view.voice.verdict(judged.low.verdict)
    line: Line = (badge,) if judged.high.gap else (badge, "\n", view.voice("gaps.closes-with-option"))
    return (*line, "\n", view.voice.badge(_until(view, judged), Tone.PARTIAL)) if judged.low.waived else line


def _until(view: View, judged: ControlResult) -> str:
    """Return until when the gap is waived; it stays one."""
    waiver = effective_waiver(view, judged.id)
    return view.voice("waivers.until", day=view.voice.day(waiver.end if waiver else None))


def effective_waiver(view: View, control_id: str) -> Waiver | None:
    """Return the waiver that lifts the gap of a control, as claimed or as verified."""
    lifting = (one for one in view.judged.waivers if one.control == control_id and (one.lifts or one.lifts_verified))
    found = next(lifting, None)
    return waiver_behind(view, found) if found else None


def waiver_behind(view: View, result: WaiverResult) -> Waiver:
    """Return what was written about a waiver that was judged."""
    return view.result.waivers[result.document].waivers[result.row]


def _answer(view: View, control: Control) -> Line:
    response = view.responses.get(control.id)
    if response is None:
        return (view.voice.term("status", None),)
    parts: list[Inline] = [view.voice.term("status", response.status)]
    if response.condition:
        parts.append(view.voice("gaps.conditional", option=option_title(view, response.condition.option)))
    if response.due:
        parts.append(view.voice("gaps.due", day=view.voice.day(response.due)))
    told = response.reason or response.measure
    return (*parts, "\n", told) if told else tuple(parts)


def exclusions_section(view: View) -> Section:
    """Return the mandatory controls whose exclusion was accepted, with the reason given."""
    whole = tuple(
        (control, judged)
        for control, judged in view.mandatory_leaves
        if judged.out_by is None and judged.low.verdict is Verdict.NOT_APPLICABLE
    )
    excluded = _shown(view, whole)
    if not excluded:
        return view.section("exclusions")
    columns = tuple(Column(view.voice(f"exclusions.{name}")) for name in ("control", "by", "reason"))
    rows = tuple(_exclusion_row(view, control) for control, _ in excluded)
    table = Table(caption=view.voice("exclusions.caption"), columns=columns, rows=rows)
    return view.section("exclusions", view.counted("exclusions.intro", len(rows), len(whole)), table)


def _exclusion_row(view: View, control: Control) -> tuple[Line, ...]:
    by = view.excluded_by(control) or control
    response = view.responses.get(by.id, Response())
    ref: Line = (view.voice("exclusions.own"),) if by is control else (view.ref(by),)
    return (control_cell(view, control), ref, (response.reason or DASH,))


def left_out_section(view: View) -> Section | None:
    """Return the mandatory controls that the baseline does not ask for; None without a baseline."""
    if view.baseline is None:
        return None
    whole = tuple(pair for pair in view.mandatory_leaves if pair[1].out_by is OutBy.BASELINE)
    left_out = _shown(view, whole)
    if not left_out:
        return view.section("left-out")
    intro = view.counted("left-out.intro", len(left_out), len(whole), baseline=view.baseline.title)
    table = Table(
        caption=view.voice("left-out.caption"),
        columns=(Column(view.voice("gaps.control")),),
        rows=tuple((control_cell(view, control),) for control, _ in left_out),
    )
    return view.section("left-out", intro, table)
