"""The report as a comment under a change: Markdown, details folded, never longer than a comment may be.

Links within a comment lead nowhere, so they become plain text; what does not fit is left out, and it is said so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeVar

from ismap_check.renderers.markdown_inline import escape, inline
from ismap_check.renderers.markdown_page import heading, markdown
from ismap_check.renderers.markup import escaped
from ismap_check.renderers.visible import visible
from ismap_check.report.blocks import Block, Ref, Report, Section, Target

LONGEST = 60_000
"""Characters; a comment may hold 65,536."""
LONGEST_HEAD = 200
"""Characters of a title, a subject or a marking."""

_CALLING = re.compile(r"((?<![A-Za-z0-9])\\@|\\#)(?=\w)")
_CALLING_IN_HTML = re.compile(r"((?<![A-Za-z0-9])@|(?<!&)#)(?=\w)")
"""A mention of somebody, or of another change: forges look for them after Markdown has taken the backslashes away."""

Part = TypeVar("Part")


def render(report: Report) -> bytes:
    """Return the report as UTF-8 Markdown of at most ``LONGEST`` characters, which ends with one line break."""
    last = [inline((report.words.produced,))]
    kept, left = [], LONGEST - len(report.words.cut) - len(last[0]) - 8
    cut = False
    for part in map(_calling_nobody, _parts(report)):
        fits = len(part) + 2 <= left
        cut = cut or not fits
        if fits:
            kept.append(part)
            left -= len(part) + 2
    return ("\n\n".join([*kept, *([inline((report.words.cut,))] if cut else []), *last]) + "\n").encode()


def _parts(report: Report) -> Iterator[str]:
    yield f"## {_head(report.title)}"
    yield f"**{_head(report.subject)}**"
    if report.marking:
        yield f"**{_head(report.marking)}**"
    yield from _blocks(report.cover)
    for section in report.sections:
        yield from _folded(section)


def _calling_nobody(part: str) -> str:
    """Return Markdown in which an empty comment parts the sign of every mention from its name."""
    return _CALLING.sub(r"\g<0><!-- -->", part)


def _head(raw: str) -> str:
    return escape(raw if len(raw) <= LONGEST_HEAD else raw[: LONGEST_HEAD - 1] + "\N{HORIZONTAL ELLIPSIS}")


def _folded(section: Section) -> Iterator[str]:
    """Yield a section and those beneath it, each that holds something behind a line to unfold it."""
    if section.blocks:
        body = "\n\n".join(_blocks(section.blocks))
        title = _CALLING_IN_HTML.sub(r"\g<0><!-- -->", escaped(visible(heading(section))))
        yield f"<details>\n<summary>{title}</summary>\n\n{body}\n\n</details>"
    for below in section.sections:
        yield from _folded(below)


def _blocks(blocks: tuple[Block, ...]) -> list[str]:
    return markdown(tuple(map(_unlinked, blocks)), 3)


def _unlinked(part: Part) -> Part:
    """Return a part of a report without links and anchors within the report; text stays."""
    plain: Any = part
    if isinstance(plain, tuple):
        kind: Any = type(plain)
        held = [_as_text(one) for one in plain]
        plain = kind(*held) if hasattr(plain, "_fields") else kind(held)
    return plain  # type: ignore[no-any-return]  # of the same type as it came


def _as_text(one: object) -> object:
    match one:
        case Ref():
            return one.text
        case Target():
            return ""
        case _:
            return _unlinked(one)
