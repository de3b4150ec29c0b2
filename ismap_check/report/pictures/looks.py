"""How a control looks in the heat map: what its verdict is called, how it is drawn, which mark stands on it.

A map draws the verdicts as claimed, or as verified. A waived gap stays as dark as a gap: waivers mark, they never hide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum

from ismap_check.model.catalogue import Requirement
from ismap_check.model.result import ControlResult, OutBy, Verdict
from ismap_check.model.rows import NamedTuple
from ismap_check.report.blocks import Badge, HeatKey, Shade
from ismap_check.report.view import View
from ismap_check.report.voice import VERDICT_TONES, Voice


class Apart(StrEnum):
    """What sets a cell apart from its verdict: a waiver lifts its gap, or no review has seen its claim yet."""

    WAIVED = "waived"
    UNREVIEWED = "unreviewed"


Kind = Verdict | OutBy | Apart | None
"""What a cell shows: a verdict, what put the control out of scope, or that nothing of it is in the score."""

SHADES: dict[Kind, Shade] = {
    Verdict.NOT_SATISFIED: Shade.GAP,
    Apart.WAIVED: Shade.GAP,
    Apart.UNREVIEWED: Shade.OPEN,
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
WAITING = frozenset({Verdict.SATISFIED, Verdict.PARTIAL})
"""Claims that count only once a review has confirmed them."""
ATTENTION = (Verdict.NOT_SATISFIED, Verdict.UNANSWERED, Verdict.PARTIAL)


class Look(NamedTuple):
    """The drawing of a kind: its label, shade and mark."""

    label: str
    shade: Shade
    mark: str


class Seen(NamedTuple):
    """Whose verdicts a map draws, by control; ``caption`` names their word, ``unreviewed`` the claims that wait."""

    caption: str
    results: Mapping[str, ControlResult]
    unreviewed: frozenset[str] = frozenset()

    def kind(self, judged: ControlResult) -> Kind:
        """Return what a control's cell shows, with the options given."""
        if judged.out_by:
            return judged.out_by
        if judged.id in self.unreviewed:
            return Apart.UNREVIEWED
        return Apart.WAIVED if judged.low.waived and judged.low.gap else judged.low.verdict

    def leaves(self, view: View) -> tuple[ControlResult, ...]:
        """Return every detail in catalogue order."""
        return tuple(self.results[leaf.id] for leaf in view.catalogue.leaves)


def as_claimed(view: View) -> Seen:
    """Return the verdicts on what the vendor claims."""
    return Seen("claimed" if view.judged.verified else "caption", view.judged.control_by_id)


def as_reviewed(view: View) -> Seen:
    """Return the verdicts that reviews confirmed; what no review has seen, but would earn something, waits for one."""
    from ismap_check.assessment.verified import as_verified  # most reports have no review

    seen = {
        judged.id: as_verified((judged, view.reviews[judged.id])) if judged.id in view.reviews else judged
        for _, judged in view.leaves
    }
    waiting = (one for one in view.reviews.values() if one.verdict is None and one.claim in WAITING)
    return Seen("verified", seen, frozenset(one.control for one in waiting))


def look_of(voice: Voice, kind: Kind) -> Look:
    """Return how a kind looks; kinds that share a badge elsewhere are kept apart by marks of their own."""
    shade = SHADES[kind]
    own = shade is Shade.OFF or isinstance(kind, Apart)
    label = voice(f"heat-map.{kind}") if isinstance(kind, Apart) else voice.term(_family(kind), kind)
    mark = voice(f"heat-map.mark.{kind or 'none'}") if own else voice.verdict(Verdict(str(kind))).mark
    return Look(label, shade, mark)


def _family(kind: Kind) -> str:
    return "out-by" if isinstance(kind, OutBy) else "verdict"


def used_kinds(seen: Seen, results: Iterable[ControlResult]) -> tuple[Kind, ...]:
    """Return the kinds that occur, in the order of the legend."""
    used = {seen.kind(judged) for judged in results}
    return tuple(kind for kind in SHADES if kind in used)


def attention(voice: Voice, seen: Seen, results: Iterable[ControlResult]) -> tuple[Badge, ...]:
    """Return how many of the controls are short of being satisfied, by verdict; those that wait are none of them."""
    short = (judged for judged in results if seen.kind(judged) is not Apart.UNREVIEWED)
    counts = Counter(judged.low.verdict for judged in short if judged.out_by is None)
    return tuple(
        Badge(
            voice("heat-map.count", verdict=voice.term("verdict", verdict), n=counts[verdict]),
            VERDICT_TONES[verdict],
            voice.verdict(verdict).mark,
        )
        for verdict in ATTENTION
        if counts[verdict]
    )


def keys(view: View, seen: Seen) -> tuple[HeatKey, ...]:
    """Return the legend: the looks that occur with their counts, then the two shapes."""
    voice, results = view.voice, seen.leaves(view)
    kinds, shapes = Counter(map(seen.kind, results)), Counter(judged.requirement for judged in results)
    looks = {kind: look_of(voice, kind) for kind in used_kinds(seen, results)}
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
