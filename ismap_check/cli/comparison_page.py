"""Several vendors on a terminal: how each stands on each catalogue, and where unmet musts are; in 80 columns."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.cli.paint import Ink
from ismap_check.cli.screen import Screen, plain
from ismap_check.comparison.candidates import Ground
from ismap_check.comparison.compare import Comparison
from ismap_check.comparison.ranking import ranking
from ismap_check.i18n.width import pad, shorten, width_of, wrap
from ismap_check.model.result import CatalogueResult
from ismap_check.report.chapters import verified_share
from ismap_check.report.compared.telling import Telling
from ismap_check.report.numbers import span
from ismap_check.report.verdict import score_text, share_of
from ismap_check.report.voice import OUTCOME_TONES

MUSTS_SHOWN = 10
"""How many controls with unmet musts are shown; the report shows all."""


def comparison_page(found: Comparison, screen: Screen) -> str:
    """Return the text to show; every line fits the columns."""
    telling = Telling(found, screen.words)
    lines = [*_head(telling, screen)]
    for ground in found.grounds:
        lines += ["", *_ground(telling, ground, screen)]
    for one in found.alone:
        told = telling.say("terminal.alone", name=telling.name(one.candidate), catalogue=one.catalogue.ref)
        lines += ["", *wrap(plain(told), screen.columns, hang=2)]
    return "\n".join(lines) + "\n"


def _head(telling: Telling, screen: Screen) -> Iterator[str]:
    found = telling.found
    yield from (screen.paint(line, Ink.BOLD) for line in wrap(plain(telling.subject), screen.columns))
    yield screen.paint(screen.term("as-of", day=found.as_of.isoformat(), version=found.tool_version), Ink.DIM)
    reviewed = any(one.result and one.result.reviews for one in found.candidates)
    yield from wrap(plain(telling.say("caution.claims-and-reviews" if reviewed else "caution.claims")), screen.columns)
    if not found.grounds:
        yield ""
        yield from wrap(plain(telling.nothing), screen.columns)
    for one in found.unusable:
        yield from wrap(plain(telling.say("terminal.unusable", path=one.path)), screen.columns, hang=2)


def _ground(telling: Telling, ground: Ground, screen: Screen) -> Iterator[str]:
    yield screen.paint("-" * screen.columns, Ink.DIM)
    title = f"{telling.title(ground)} {ground.catalogue.ref}"
    yield from (screen.paint(line, Ink.BOLD) for line in wrap(plain(title), screen.columns))
    yield from _standing(telling, ground, screen)
    yield from _musts(telling, ground, screen)


def _standing(telling: Telling, ground: Ground, screen: Screen) -> Iterator[str]:
    """Yield how each stands: in the order named, or by places with the rule beneath."""
    ranked = ranking(ground) if telling.found.ranked else ()
    places = {one.candidate: f"{one.place}. " for one in ranked}
    for key in places or ground.judged:
        outcome = ground.judged[key].outcome
        verified = ground.judged[key].verified
        label = plain(f"{telling.voice('cover.claimed') if verified else ''}{telling.voice.term('outcome', outcome)}")
        room = max(0, screen.columns - width_of(label) - 4)
        name = plain(places.get(key, "") + telling.name(key))
        yield f"  {pad(shorten(name, room), room)}  " + screen.paint.tone(label, OUTCOME_TONES[outcome])
        if verified:
            found = telling.voice.term("outcome", verified.outcome)
            told = pad(plain(f"{telling.voice('cover.verified')}{found}"), screen.columns, right=True)
            yield screen.paint.tone(told, OUTCOME_TONES[verified.outcome])
        yield from _indented(telling.voice("list.parts").join(_numbers(telling, ground.judged[key])), screen, 4)
    if ranked:
        yield from wrap(plain(telling.say("ranking.intro")), screen.columns)


def _numbers(telling: Telling, judged: CatalogueResult) -> Iterator[str]:
    """Yield the numbers with their names."""
    low, high = judged.low, judged.high
    values = {
        "score": score_text(telling.voice, (low.claimed, low.possible), (high.claimed, high.possible)),
        **({"verified": verified_share(low)} if low.verified else {}),
        "completeness": share_of(low, lambda numbers: (numbers.answered, numbers.in_scope)),
        "gaps": span(str(low.gaps), str(high.gaps)),
    }
    for name, value in values.items():
        yield telling.say("terminal.number", label=telling.voice(f"number.{name}"), value=value)


def _musts(telling: Telling, ground: Ground, screen: Screen) -> Iterator[str]:
    rows = ground.unmet
    if not rows:
        return
    yield ""
    yield plain(telling.say("musts.caption", n=len(rows)))
    for row in rows[:MUSTS_SHOWN]:
        name = plain(telling.voice.named(row.control))
        yield f"  {shorten(name, screen.columns - 2)}"
        by = (telling.name(key) for key, judged in row.results.items() if ground.is_unmet(key, judged))
        yield from _indented(telling.voice("list.parts").join(by), screen, 4)
    rest = len(rows) - MUSTS_SHOWN
    if rest > 0:
        yield from _indented(telling.say("terminal.rest", n=rest), screen, 2)


def _indented(text: str, screen: Screen, columns: int) -> Iterator[str]:
    """Yield a text line by line behind so many blanks."""
    return (" " * columns + line for line in wrap(plain(text), screen.columns - columns))
