"""The end of a change on a terminal: the part that every chapter had in it, the findings that are new or settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ismap_check.cli.screen import Screen, plain
from ismap_check.i18n.width import pad, shorten, width_of, wrap
from ismap_check.model.difference import CatalogueDifference, Difference
from ismap_check.model.finding import Finding
from ismap_check.report.blocks import Line
from ismap_check.report.difference.findings import lists_of
from ismap_check.report.difference.score import PARTS, score_rows
from ismap_check.report.difference.telling import CatalogueTelling, Telling
from ismap_check.report.findings import by_code

SHOWN = 10
"""How many of anything are named unless all are asked for."""
WIDEST = len("+100.00")


def score_lines(telling: CatalogueTelling, screen: Screen) -> Iterator[str]:
    """Yield the causes of the change by chapter, which add up in rows and columns; nothing where no score changed."""
    rows = tuple((row[0], *row[-len(PARTS) :]) for row in score_rows(telling))
    if len(rows) <= 1:
        return
    heads = [telling.say(f"score.short.{name}") for name in PARTS]
    widths = [max(width_of(head), WIDEST) + 2 for head in heads]
    yield ""
    yield _row((telling.say("score.title"), *heads), widths, screen)
    for name, *parts in rows:
        yield _row((f"  {_text(name)}", *map(_text, parts)), widths, screen)


def _row(cells: Sequence[str], widths: Sequence[int], screen: Screen) -> str:
    """Return a name, cut to the room that the numbers behind it leave, and these at the right."""
    name, *parts = cells
    room = screen.columns - sum(widths)
    numbers = (pad(part, width, right=True) for part, width in zip(parts, widths, strict=True))
    return pad(shorten(name, room), room) + "".join(numbers)


def finding_lines(
    telling: Telling, found: Difference | CatalogueDifference, screen: Screen, *, whole: bool
) -> Iterator[str]:
    """Yield the lists of findings: each code once, with what it is about."""
    for name, findings in lists_of(found).items():
        yield ""
        yield from wrap(plain(telling.say(f"findings.{name}", n=len(findings))), screen.columns)
        for code, group in by_code(findings).items():
            yield from _of_code(telling, telling.voice.finding_title(code), group, screen, whole=whole)


def _of_code(telling: Telling, title: str, group: Iterable[Finding], screen: Screen, *, whole: bool) -> Iterator[str]:
    about = [telling.voice.words.say(one.subject) for one in group if one.subject is not None]
    shown = about if whole else about[:SHOWN]
    if rest := len(about) - len(shown):
        shown = [*shown, telling.say("rest", n=rest)]
    told = telling.say("fact", label=title, told=telling.voice("list.parts").join(shown)) if shown else title
    yield from wrap(f"  {plain(told)}", screen.columns, hang=4)


def _text(line: Line) -> str:
    told = "".join(piece if isinstance(piece, str) else getattr(piece, "text", "") for piece in line)
    return plain(told).replace("−", "-")
