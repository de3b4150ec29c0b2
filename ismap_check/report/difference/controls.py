"""The controls that moved, regressions first, and the answers that differ, both texts side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ismap_check.model.difference import Aspect, ControlDifference, Side
from ismap_check.model.profile import Response
from ismap_check.report.blocks import Line, Section, Table
from ismap_check.report.difference.kinds import Kind, kinds_of
from ismap_check.report.difference.telling import CatalogueTelling
from ismap_check.report.numbers import DASH

TEXTS = (Aspect.MEASURE, Aspect.REASON, Aspect.EVIDENCE)
"""What of an answer is shown in full; the rest is named."""


def moved_sections(telling: CatalogueTelling) -> Iterator[Section]:
    """Yield a table for each kind of what differs, regressions first."""
    for kind in kinds_of(telling.found):
        title = telling.say(f"movement.{kind.key}", n=len(kind.controls))
        yield Section(anchor=telling.anchor(kind.key), title=title, blocks=(_moved(telling, kind),))


def _moved(telling: CatalogueTelling, kind: Kind) -> Table:
    return Table(
        caption=telling.say(f"meaning.{kind.key}"),
        columns=telling.telling.columns("moved", "control", "before", "after", "share", "differs", numeric=("share",)),
        rows=tuple(_moved_row(telling, one) for one in kind.controls),
    )


def _moved_row(telling: CatalogueTelling, one: ControlDifference) -> tuple[Line, ...]:
    verdicts = (telling.verdict(side) for side in (one.before, one.after))
    between = telling.voice("list.parts")
    told = tuple(piece for name in differs(telling, one) for piece in (between, name))[1:]
    return (telling.control(one), *((verdict,) for verdict in verdicts), (telling.share(one),), told or (DASH,))


def differs(telling: CatalogueTelling, one: ControlDifference) -> Iterator[str]:
    """Yield what differs in a few words; a gap that opened or closed comes first."""
    if one.gap_opened:
        yield telling.say("gap.opened")
    if one.gap_closed:
        yield telling.say("gap.closed")
    for aspect in one.aspects:
        yield telling.say(f"aspect.{aspect}")


def answers_section(telling: CatalogueTelling) -> Section | None:
    """Return the answers whose words or evidence differ, whatever became of the verdict; None without any."""
    rows = tuple(row for one in telling.found.controls for row in _answer_rows(telling, one))
    if not rows:
        return None
    table = Table(
        caption=telling.say("answers.caption"),
        columns=telling.telling.columns("answers", "control", "what", "before", "after"),
        rows=rows,
    )
    return Section(anchor=telling.anchor("answers"), title=telling.say("answers.title"), blocks=(table,))


def _answer_rows(telling: CatalogueTelling, one: ControlDifference) -> Iterator[tuple[Line, ...]]:
    for aspect in TEXTS:
        if aspect in one.aspects:
            was, now = (_text(telling, aspect, side) for side in (one.before, one.after))
            label = telling.say(f"aspect.{aspect}")
            yield (telling.control(one), (label,), (was,), (telling.say("answers.content") if was == now else now,))


def _text(telling: CatalogueTelling, aspect: Aspect, side: Side | None) -> str:
    response = side.response if side else None
    return (_TEXTS[aspect](telling, response) if response else "") or DASH


def _measure(_telling: CatalogueTelling, response: Response) -> str:
    return response.measure or ""


def _reason(_telling: CatalogueTelling, response: Response) -> str:
    return response.reason or ""


def _evidence(telling: CatalogueTelling, response: Response) -> str:
    return telling.voice("list.parts").join(response.evidence)


_TEXTS: Mapping[Aspect, Callable[[CatalogueTelling, Response], str]] = {
    Aspect.MEASURE: _measure,
    Aspect.REASON: _reason,
    Aspect.EVIDENCE: _evidence,
}
