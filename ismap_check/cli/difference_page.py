"""What changed, on a terminal: the numbers then and now, then the controls, regressions first; in 80 columns."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.cli.difference_causes import finding_lines, score_lines
from ismap_check.cli.paint import Ink
from ismap_check.cli.screen import Screen, plain
from ismap_check.i18n.width import pad, shorten, width_of, wrap
from ismap_check.model.difference import ControlDifference, Difference, Movement
from ismap_check.report.blocks import Badge, Line, Tone
from ismap_check.report.difference.controls import differs
from ismap_check.report.difference.findings import lists_of
from ismap_check.report.difference.kinds import Kind, kinds_of
from ismap_check.report.difference.summary import (
    conclusion,
    notes_on_sides,
    number_change,
    number_value,
    numbers_of,
    outcomes_of,
)
from ismap_check.report.difference.telling import CatalogueTelling, Telling

SHOWN = 10
"""How many controls of a kind are shown unless all are asked for."""
VALUE_COLUMNS = 9
TONES = {str(Movement.REGRESSED): Tone.BAD, str(Movement.WITHDRAWN): Tone.BAD, str(Movement.FIXED): Tone.GOOD}


def difference_page(found: Difference, screen: Screen, *, whole: bool) -> str:
    """Return the text to show; every line fits the columns. ``whole``: with every control that moved."""
    telling = Telling(found, screen.words)
    lines = [*_head(telling, screen)]
    for one in found.catalogues:
        lines += ["", *_catalogue(CatalogueTelling(telling, one), screen, whole=whole)]
    if lists_of(found):
        lines += ["", screen.paint(plain(telling.say("findings.whole")), Ink.BOLD)]
        lines += finding_lines(telling, found, screen, whole=whole)
    return "\n".join(lines) + "\n"


def _head(telling: Telling, screen: Screen) -> Iterator[str]:
    profile, notice = telling.found.after.profile, conclusion(telling)
    subject = telling.voice("subject", service=profile.service.name, vendor=profile.vendor.name)
    yield from (screen.paint(line, Ink.BOLD) for line in wrap(plain(subject), screen.columns))
    yield screen.paint.tone(plain(notice.title), notice.tone)
    sides = (("side.before", telling.found.before), ("side.after", telling.found.after))
    for key, result in sides:
        judged = telling.say("side.judged", day=telling.voice.day(result.as_of), version=result.tool_version)
        yield from wrap(plain(telling.say("fact", label=telling.say(key), told=judged)), screen.columns, hang=2)
    one_sided = (("only-before", telling.found.only_before), ("only-after", telling.found.only_after))
    for key, refs in one_sided:
        if refs:
            told = screen.words.say(refs)
            yield from wrap(plain(telling.say("fact", label=telling.say(key), told=told)), screen.columns, hang=2)


def _catalogue(telling: CatalogueTelling, screen: Screen, *, whole: bool) -> Iterator[str]:
    yield from (screen.paint(line, Ink.BOLD) for line in wrap(plain(telling.title), screen.columns))
    for note in notes_on_sides(telling):
        yield from wrap(plain(note), screen.columns)
    labels = {name: telling.voice(f"number.{name}") for name in numbers_of(telling.found)}
    outcomes = tuple(outcomes_of(telling))
    width = max(map(width_of, (*labels.values(), *(label for label, _ in outcomes))))
    for label, (before, after) in outcomes:
        was, now = f"  {pad(label, width)}  {plain(_text(before))}", f"-> {plain(_text(after))}"
        beside = width_of(f"{was} {now}") <= screen.columns
        yield from (f"{was} {now}",) if beside else (was, " " * (width + 4) + now)
    for name, label in labels.items():
        sides = (telling.found.before, telling.found.after)
        was, now = (pad(plain(number_value(side, name)), VALUE_COLUMNS, right=True) for side in sides)
        change = plain(number_change(telling, name)).replace("−", "-")
        yield f"  {pad(label, width)}  {was} -> {now}  {change}".rstrip()
    for kind in kinds_of(telling.found):
        yield from _kind(telling, kind, screen, whole=whole)
    yield from score_lines(telling, screen)
    yield from finding_lines(telling.telling, telling.found, screen, whole=whole)


def _kind(telling: CatalogueTelling, kind: Kind, screen: Screen, *, whole: bool) -> Iterator[str]:
    yield ""
    title = plain(telling.say(f"movement.{kind.key}", n=len(kind.controls)))
    yield screen.paint.tone(title, TONES.get(kind.key, Tone.MUTED))
    shown = kind.controls if whole else kind.controls[:SHOWN]
    for one in shown:
        yield from _control(telling, one, screen)
    if rest := len(kind.controls) - len(shown):
        yield from wrap(f"  {telling.say('rest', n=rest)}", screen.columns, hang=2)


def _control(telling: CatalogueTelling, one: ControlDifference, screen: Screen) -> Iterator[str]:
    share = plain(telling.share(one)).replace("−", "-")
    told = plain(f"{_became(telling, one)}  {share}") if one.contribution else plain(_became(telling, one))
    space = screen.columns - 4 - width_of(told)
    name = shorten(plain(_text(telling.control(one))), max(space, 0))
    yield f"  {pad(name, max(space, 0))}  {told}".rstrip()


def _became(telling: CatalogueTelling, one: ControlDifference) -> str:
    """Return both verdicts; where the control went nowhere, what differs instead."""
    if one.movement is Movement.CHANGED:
        return telling.voice("list.parts").join(differs(telling, one))
    return " -> ".join(dict.fromkeys(_said(telling.verdict(side)) for side in (one.before, one.after)))


def _said(verdict: Badge | str) -> str:
    return verdict if isinstance(verdict, str) else verdict.text


def _text(line: Line) -> str:
    return "".join(piece if isinstance(piece, str) else getattr(piece, "text", "") for piece in line)
