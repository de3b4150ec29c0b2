"""Show diagnostics: ``file:line:column: CODE message``, the remedy below it, and on a terminal the line and a caret.

In a spreadsheet the place is ``file:sheet!cell``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ismap_check.cli import streams
from ismap_check.cli.paint import Ink, Paint
from ismap_check.cli.session import MessageFormat, Session, json_line
from ismap_check.i18n.diagnostics import fix_of, what_of
from ismap_check.i18n.width import printable, width_of, wrap
from ismap_check.i18n.words import Words
from ismap_check.model.diagnostic import Diagnostic, Param
from ismap_check.sources.source import Source

BEFORE = 24
"""Columns of a long line shown before the place at least."""


def tell_diagnostics(diagnostics: Iterable[Diagnostic], sources: Iterable[Source], session: Session) -> None:
    """Write the diagnostics to standard error, file by file and line by line, at most as many as the session allows.

    ``--quiet`` leaves warnings out.
    """
    wanted = [one for one in diagnostics if one.is_error or not session.quiet]
    ordered = _ordered(wanted, {source.name: source for source in sources})
    shown = ordered[: session.max_messages] if session.max_messages else ordered
    paint = Paint(streams.wants_colour(sys.stderr, session.environment))
    for one in shown:
        if session.messages is MessageFormat.JSON:
            streams.write_message(json_line(as_data(one, session.words)))
        else:
            streams.write_message("\n".join(_lines(one, session.words, paint)))
    if rest := len(ordered) - len(shown):
        session.note("more-messages", always=True, n=rest)


def as_data(diagnostic: Diagnostic, words: Words) -> Mapping[str, object]:
    """Return a diagnostic as plain data, for ``--messages json``."""
    place = diagnostic.place
    return {
        "kind": "diagnostic",
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "document": diagnostic.document,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "sheet": place.sheet if place else None,
        "cell": place.cell if place else None,
        "pointer": "".join(f"/{_escaped(step)}" for step in diagnostic.pointer),
        "message": what_of(diagnostic, words),
        "hint": fix_of(diagnostic, words),
        "params": {name: _data(value, words) for name, value in diagnostic.params.items()},
    }


def caret_lines(excerpt: str, column: int, columns: int) -> list[str]:
    """Return the source line, cut to ``columns`` around the place, and a caret under it.

    ``column`` counts characters from 1. What precedes the caret is replaced by blanks of the same width, so that it
    stands right under wide characters, whatever a terminal makes of them.
    """
    before, after = printable(excerpt[: column - 1]), printable(excerpt[column - 1 :])
    indent = before.lstrip(" ")
    kept = _tail(indent, max(columns // 2, BEFORE))
    shown = f"{'..' if kept != indent else ''}{kept}"
    return [f"{shown}{_start(after, columns - width_of(shown))}".rstrip(), f"{_blanks(shown)}^"]


def _ordered(diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source]) -> list[Diagnostic]:
    """Return them with their places, in the order of the files' first mention, then of their lines; each once."""
    located = [sources[one.document].located(one) if one.document in sources else one for one in diagnostics]
    files = list(dict.fromkeys(one.document for one in located))
    located.sort(key=lambda one: (files.index(one.document), _line(one), not one.is_error))
    unique = {(one.code, one.document, one.place, one.pointer, str(one.params)): one for one in located}
    return list(unique.values())


def _line(diagnostic: Diagnostic) -> tuple[int, int]:
    return (diagnostic.place.line, diagnostic.place.column) if diagnostic.place else (0, 0)


def _lines(diagnostic: Diagnostic, words: Words, paint: Paint) -> Iterator[str]:
    place = diagnostic.place
    where = f"{diagnostic.document}:{place}" if place and place.line else diagnostic.document
    ink = Ink.RED if diagnostic.is_error else Ink.YELLOW
    said = what_of(diagnostic, words)
    text = said if diagnostic.is_error else words("cli.line.warning", message=said)
    head = f"{printable(where)}: {diagnostic.code}"
    first, *more = _wrapped(f"{head} {printable(text)}")
    painted = f"{paint(printable(where), Ink.BOLD)}: {paint(diagnostic.code, ink)}"
    yield first.replace(head, painted, 1)
    yield from more
    yield from _wrapped(f"  {printable(words('cli.line.hint', hint=fix_of(diagnostic, words)))}")
    if place and diagnostic.excerpt and streams.terminal_columns(sys.stderr):
        lead = f"  {place.line} | "
        line, caret = caret_lines(diagnostic.excerpt, place.column, streams.columns(sys.stderr) - len(lead))
        yield f"{paint(lead, Ink.DIM)}{line}"
        yield f"{' ' * (len(lead) - 2)}{paint('|', Ink.DIM)} {caret.replace('^', paint('^', ink, Ink.BOLD))}"


def _wrapped(line: str) -> list[str]:
    """Break a line at the terminal's edge; for other programs it stays whole."""
    columns = streams.terminal_columns(sys.stderr)
    return wrap(line, columns, hang=2) if columns else [line]


def _blanks(text: str) -> str:
    """Return blanks as wide as ``text``: an ideographic space under every wide character."""
    return "".join("\u3000" if width_of(character) > 1 else " " * width_of(character) for character in text)


def _tail(text: str, columns: int) -> str:
    while width_of(text) > columns:
        text = text[1:]
    return text


def _start(text: str, columns: int) -> str:
    while width_of(text) > columns:
        text = text[:-1]
    return text


def _escaped(step: str | int) -> str:
    """Return a step of a JSON Pointer (RFC 6901)."""
    return str(step).replace("~", "~0").replace("/", "~1")


def _data(value: Param, words: Words) -> object:
    if isinstance(value, tuple):
        return [words.say(item) for item in value]
    return value if isinstance(value, int) else words.say(value)
