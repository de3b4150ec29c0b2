"""How a control looks in the heat map: what its verdict is called, how it is drawn, which mark stands on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ismap_check.model.catalogue import Requirement
from ismap_check.model.result import ControlResult, OutBy, Verdict
from ismap_check.model.rows import NamedTuple
from ismap_check.report.blocks import Badge, HeatKey, Shade
from ismap_check.report.view import View
from ismap_check.report.voice import VERDICT_TONES, Voice

Kind = Verdict | OutBy | None
"""What a cell shows: a verdict, what put the control out of scope, or that nothing of it is in the score."""

SHADES: dict[Kind, Shade] = {
    Verdict.NOT_SATISFIED: Shade.GAP,
    Verdict.UNANSWERED: Shade.OPEN,
    Verdict.PARTIAL: Shade.HALF,
    Verdict.SATISFIED: Shade.OK,
    Verdict.NOT_APPLICABLE: Shade.OFF,
    Verdict.NOT_SELECTED: Shade.OFF,
    OutBy.FACTS: Shade.OFF,
    OutBy.BASELINE: Shade.OFF,
    None: Shade.OFF,
}
"""Every kind in the order of legend and table: what asks for attention first."""
ATTENTION = (Verdict.NOT_SATISFIED, Verdict.UNANSWERED, Verdict.PARTIAL)


class Look(NamedTuple):
    """The drawing of a kind: its label, shade and mark."""

    label: str
    shade: Shade
    mark: str


def kind_of(judged: ControlResult) -> Kind:
    """Return what a control's cell shows, with the options given."""
    return judged.out_by or judged.low.verdict


def look_of(voice: Voice, kind: Kind) -> Look:
    """Return how a kind looks; kinds that share a badge elsewhere are kept apart by marks of their own."""
    shade = SHADES[kind]
    label = voice.term("out-by", kind) if isinstance(kind, OutBy) else voice.term("verdict", kind)
    own = shade is Shade.OFF
    mark = voice(f"heat-map.mark.{kind or 'none'}") if own else voice.verdict(Verdict(str(kind))).mark
    return Look(label, shade, mark)


def used_kinds(results: Iterable[ControlResult]) -> tuple[Kind, ...]:
    """Return the kinds that occur, in the order of the legend."""
    seen = {kind_of(judged) for judged in results}
    return tuple(kind for kind in SHADES if kind in seen)


def attention(voice: Voice, results: Iterable[ControlResult]) -> tuple[Badge, ...]:
    """Return how many of the controls are short of being satisfied, by verdict."""
    counts = Counter(judged.low.verdict for judged in results if judged.out_by is None)
    return tuple(
        Badge(
            voice("heat-map.count", verdict=voice.term("verdict", verdict), n=counts[verdict]),
            VERDICT_TONES[verdict],
            voice.verdict(verdict).mark,
        )
        for verdict in ATTENTION
        if counts[verdict]
    )


def keys(view: View) -> tuple[HeatKey, ...]:
    """Return the legend: the looks that occur with their counts, then the two shapes."""
    voice, results = view.voice, [judged for _, judged in view.leaves]
    kinds, shapes = Counter(map(kind_of, results)), Counter(judged.requirement for judged in results)
    looks = {kind: look_of(voice, kind) for kind in used_kinds(results)}
    return (
        *(HeatKey(look.label, str(kinds[kind]), look.shade, look.mark, must=True) for kind, look in looks.items()),
        *(
            HeatKey(voice.term("requirement", shape), str(shapes[shape]), Shade.OFF, "", must=_is_must(shape))
            for shape in Requirement
            if shapes[shape]
        ),
    )


def _is_must(requirement: Requirement) -> bool:
    return requirement is Requirement.MANDATORY
