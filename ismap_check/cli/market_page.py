"""A portfolio on a terminal: outcomes, the spread of scores, what is most often missing; in 80 columns, in ASCII."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.cli.paint import Ink
from ismap_check.cli.screen import Screen, bar_of, plain
from ismap_check.comparison.market import BINS, ControlCount, PartSummary
from ismap_check.i18n.width import pad, shorten, width_of, wrap
from ismap_check.model.gate import Outcome
from ismap_check.report.blocks import Fill, Segment
from ismap_check.report.market.parts import SPREAD
from ismap_check.report.market.telling import Telling
from ismap_check.report.numbers import percent, tenths
from ismap_check.report.voice import OUTCOME_TONES

SHOWN = 5
"""How many controls, conditions and files are shown of each kind unless all are asked for."""
WHOLE = 20
"""How many with ``--verbose``."""


def market_page(telling: Telling, screen: Screen, *, whole: bool) -> str:
    """Return the text to show; every line fits the columns."""
    most = WHOLE if whole else SHOWN
    lines = [*_head(telling, screen), "", *_outcomes(telling, screen)]
    for part in telling.parts:
        lines += ["", *_part(telling, part, screen, most)]
    lines += [*_unread(telling, screen, most), *_days(telling, screen)]
    return "\n".join(lines) + "\n"


def _head(telling: Telling, screen: Screen) -> Iterator[str]:
    title = telling.say("headline", n=telling.market.files, places=telling.surveyed.places)
    yield from (screen.paint(line, Ink.BOLD) for line in wrap(plain(title), screen.columns))
    surveyed = telling.surveyed
    yield screen.paint(screen.term("as-of", day=surveyed.as_of.isoformat(), version=surveyed.tool_version), Ink.DIM)
    looked = "hashed" if surveyed.hashed else "seen"
    yield from wrap(telling.say(f"notice.{telling.basis}"), screen.columns)
    yield from wrap(telling.say(f"evidence-{looked}"), screen.columns)


def _outcomes(telling: Telling, screen: Screen) -> Iterator[str]:
    market = telling.market
    counted = [(telling.voice.term("outcome", one), market.outcomes.get(one, 0)) for one in reversed(Outcome)]
    counted.append((telling.say("unjudged"), market.unjudged))
    width = max(width_of(name) for name, _ in counted)
    tones = [OUTCOME_TONES[one] for one in reversed(Outcome)]
    for place, (name, n) in enumerate(counted):
        if n:
            line = f"  {pad(name, width)}  {n:6,}  {telling.share(n, market.files)}"
            yield screen.paint.tone(line, tones[place]) if place < len(tones) else line
    if market.verified:
        yield from ("", screen.paint(telling.say("verified.caption"), Ink.BOLD))
    for outcome in reversed(Outcome):
        if n := market.verified.get(outcome, 0):
            line = f"  {pad(telling.voice.term('outcome', outcome), width)}  {n:6,}  {telling.share(n, market.files)}"
            yield screen.paint.tone(line, OUTCOME_TONES[outcome])


def _part(telling: Telling, part: PartSummary, screen: Screen, most: int) -> Iterator[str]:
    yield screen.paint("-" * screen.columns, Ink.DIM)
    yield from (screen.paint(line, Ink.BOLD) for line in wrap(plain(telling.part(part.key)), screen.columns))
    if part.spread:
        spread = (
            f"{telling.say(f'spread.{name}')} {percent(score)}" for name, score in zip(SPREAD, part.spread, strict=True)
        )
        yield from wrap(telling.voice("list.parts").join(spread), screen.columns)
        yield from _histogram(telling, part)
    yield from _controls(telling, part, screen, ("gaps", part.common_gaps[:most]))
    yield from _controls(telling, part, screen, ("weakest", part.weakest[:most]))


def _histogram(telling: Telling, part: PartSummary) -> Iterator[str]:
    """Yield a bar for every ten percent that some vendor has, the highest first."""
    largest = max(part.bins)
    for place in reversed(range(BINS)):
        if n := part.bins[place]:
            whole = place == BINS - 1
            name = (
                telling.say("scores.whole")
                if whole
                else telling.say("scores.range", first=place * 10, last=place * 10 + 10)
            )
            bar = bar_of((Segment(tenths(n, largest) or 0, Fill.FULL),)).replace(".", " ")
            yield f"  {pad(name, 24)} {bar.strip('[]')} {n:6,}"


def _controls(
    telling: Telling, part: PartSummary, screen: Screen, listed: tuple[str, list[ControlCount]]
) -> Iterator[str]:
    name, controls = listed
    if not controls:
        return
    yield screen.paint(telling.say(f"{name}.title"), Ink.BOLD)
    for one in controls:
        count = f"{one.gaps if name == 'gaps' else one.weak:6,}"
        title = plain("".join(str(piece) for piece in telling.leaf(part, one.place)))
        room = screen.columns - width_of(count) - 3
        yield f"  {pad(shorten(title, room), room)} {count}"


def _unread(telling: Telling, screen: Screen, most: int) -> Iterator[str]:
    unread = telling.market.unread
    if unread:
        yield ""
        yield screen.paint(telling.say("unread.title"), Ink.BOLD)
        for one in unread[:most]:
            yield from wrap(plain(f"- {one.place} {one.trouble.code}"), screen.columns, hang=2)
        if len(unread) > most:
            yield f"  {telling.say('rest', n=len(unread) - most)}"


def _days(telling: Telling, screen: Screen) -> Iterator[str]:
    market = telling.market
    told = []
    if market.registrations:
        told.append(telling.say("registrations.counted", n=len(market.registrations)))
    if market.evidence:
        told.append(telling.say("evidence.counted", n=len(market.evidence)))
    if market.twice:
        told.append(telling.say("twice.counted", n=len(market.twice)))
    if telling.surveyed.unmatched:
        told.append(telling.say("unmatched.counted", n=len(telling.surveyed.unmatched)))
    if market.attention:
        told.append(telling.say("attention.counted", n=len({one.label for one in market.attention})))
    if told:
        yield ""
        for line in told:
            yield from wrap(f"- {line}", screen.columns, hang=2)
