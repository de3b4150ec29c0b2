"""Pieces and lines of a report as HTML; everything that came from outside is escaped here."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from ismap_check.renderers.addresses import fragment, link_target
from ismap_check.renderers.html_attribute import attribute
from ismap_check.renderers.html_marks import badge_start
from ismap_check.renderers.markup import escaped
from ismap_check.renderers.visible import visible
from ismap_check.report.blocks import Badge, Code, Inline, Line, Link, Ref, Strong, Target

REMEMBERED = 4096
"""Labels, statuses and badges come back on every card; long texts push each other out."""
SHORT = 11
"""Characters of code that stand on one line in the narrowest column."""
_SEAM = re.compile(r"(?<=[/_@:])(?=.)|(?=\.[A-Za-z])")
"""Where a path or an id may break: after what joins its parts, before a file's ending."""
_DAY = re.compile(r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])", re.ASCII)


@lru_cache(maxsize=REMEMBERED)
def text(raw: str) -> str:
    """Return text with its line breaks as ``<br>``; a number and its unit stay on one line."""
    return escaped(visible(raw)).replace("\n", "<br>").replace(" %", "\N{NO-BREAK SPACE}%")


def line(pieces: Line) -> str:
    """Return a line. Most are one text, and a report has ten thousand of them."""
    return _piece(pieces[0]) if len(pieces) == 1 else "".join(map(_piece, pieces))


def _piece(piece: Inline) -> str:
    return _words(piece) if type(piece) is str else _WRITERS[type(piece)](piece)


@lru_cache(maxsize=REMEMBERED)
def _words(raw: str) -> str:
    """Return text whose days stay on one line; a text that is nothing else is left to its cell."""
    return text(raw) if _DAY.fullmatch(raw) else _DAY.sub(r"<span class=day>\g<0></span>", text(raw))


@lru_cache(maxsize=REMEMBERED)
def _badge(badge: Badge) -> str:
    """Return a badge; the stylesheet sets its mark before it, so that screen readers do not read the mark aloud."""
    return f"{badge_start(badge.tone, badge.mark)}{text(badge.text)}</b>"


def _ref(ref: Ref) -> str:
    return f"<a{attribute('href', fragment(ref.anchor))}>{text(ref.text)}</a>"


def _link(link: Link) -> str:
    target = link_target(link.url)
    return f'<a href="{escaped(target)}" rel="noreferrer">{text(link.text)}</a>' if target else text(link.text)


def _code(code: Code) -> str:
    return f"<code>{_seamed(code.text)}</code>"


@lru_cache(maxsize=REMEMBERED)
def _seamed(raw: str) -> str:
    """Return code that breaks at its seams before it breaks elsewhere."""
    return text(raw) if len(raw) <= SHORT else "<wbr>".join(map(text, _SEAM.split(raw)))


def _strong(strong: Strong) -> str:
    return f"<b>{text(strong.text)}</b>"


def _target(target: Target) -> str:
    return f"<span{attribute('id', target.anchor)}></span>"


_WRITERS: dict[type[Inline], Callable[[Any], str]] = {
    Badge: _badge,
    Ref: _ref,
    Link: _link,
    Code: _code,
    Strong: _strong,
    Target: _target,
}
