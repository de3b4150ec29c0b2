"""Lines of a report as Markdown, and the one function that escapes text for it.

Written for GitHub's flavour; what is escaped there does no harm in plain CommonMark. Only what would be read as
markup is escaped, so that the file reads well as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from ismap_check.renderers.addresses import fragment, link_target
from ismap_check.renderers.markup import escaped
from ismap_check.renderers.visible import visible
from ismap_check.report.blocks import Badge, Code, Inline, Line, Link, Ref, Strong, Target

REMEMBERED = 4096
LONGEST_REMEMBERED = 60
"""In characters: labels, statuses and titles come back on many cards; a long text hardly ever does."""

# A quick look for anything that might be markup; most sentences hold nothing of the kind.
_SUSPECT = re.compile(r"[\\`*_\[\]<|~${}@#&:!\n]")
_MARKUP = re.compile(
    r"[\\`*\[\]<|~${}@]"
    r"|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])"  # inside a word an underscore is only itself
    r"|\#(?=\w|$)"  # an issue, a tag, the end of a heading
    r"|!$"  # an image, if a link follows
    r"|&(?=\#?\w+;)"  # an entity
    r"|:(?=//|[\w+-]+:)|(?<=mailto):|(?<=xmpp):"  # an address, an emoji
    r"|(?<=www)\.",
    re.IGNORECASE,
)
_BLOCK_START = re.compile(r"[#>]|[+=-](?=[\s+=-]|$)|\d{1,9}(?=[.)](?:\s|$))")
_STARTERS = "#>+-=0123456789"
_PLAIN_CODE = re.compile(r"[\w./:+@=, -]+", re.ASCII)


def escape(text: str) -> str:
    """Return text that shows as it stands, in paragraphs, list items, headings and table cells alike.

    A space follows a line break, for converters that drop the tag must not join the words around it.
    """
    return _escaped(text) if len(text) > LONGEST_REMEMBERED else _remembered(text)


@lru_cache(maxsize=REMEMBERED)
def _remembered(text: str) -> str:
    return _escaped(text)


def _escaped(text: str) -> str:
    if not text.isprintable():
        text = visible(text)
    signs = text.encode("ascii", "ignore")  # all markup is made of; a Japanese sentence holds next to none
    if signs and not signs.isalnum() and (_SUSPECT.search(text) or (b"." in signs and "www." in text.lower())):
        text = _MARKUP.sub(r"\\\g<0>", text).replace("\n", "<br> ")
    return text


def inline(line: Line) -> str:
    """Return a line as Markdown, safe at the start of a block too."""
    if len(line) == 1:  # most lines are one text, and a report has ten thousand of them
        piece = line[0]
        if type(piece) is not str:
            return _safe(_marked(piece))
        return _safe(_escaped(piece)) if len(piece) > LONGEST_REMEMBERED else _words(piece)
    return _safe("".join([escape(piece) if type(piece) is str else _marked(piece) for piece in line]))


@lru_cache(maxsize=REMEMBERED)
def _words(text: str) -> str:
    return _safe(_escaped(text))


def _safe(text: str) -> str:
    text = text.strip()
    return _guarded(text) if text[:1] in _STARTERS else text


@lru_cache(maxsize=REMEMBERED)
def _marked(piece: Inline) -> str:
    """Return a piece that is more than text; statuses, sources and evidence come back on many cards."""
    return _WRITERS[type(piece)](piece)


def _guarded(text: str) -> str:
    """Keep the start of a line from being read as a heading, quotation, list or rule."""
    start = _BLOCK_START.match(text)
    if not start:
        return text
    digits = start[0] if start[0].isdigit() else ""
    return f"{digits}\\{text[len(digits) :]}"


def anchor(name: str) -> str:
    """Return a point that links lead to; ``span`` is what pandoc takes for one on the way to another format."""
    return f'<span id="{escaped(visible(name))}"></span>'


def _badge(badge: Badge) -> str:
    return escape(f"{badge.mark} {badge.text}")


def _ref(ref: Ref) -> str:
    return f"[{escape(ref.text)}]({fragment(ref.anchor)})"


def _link(link: Link) -> str:
    target = link_target(link.url)
    return f"[{escape(link.text)}](<{target}>)" if target else escape(link.text)


def _code(code: Code) -> str:
    return f"`{code.text}`" if _PLAIN_CODE.fullmatch(code.text) else escape(code.text)


def _strong(strong: Strong) -> str:
    return f"**{escape(strong.text.strip())}**"


def _target(target: Target) -> str:
    return anchor(target.anchor)


_WRITERS: dict[type[Inline], Callable[[Any], str]] = {
    Badge: _badge,
    Ref: _ref,
    Link: _link,
    Code: _code,
    Strong: _strong,
    Target: _target,
}
