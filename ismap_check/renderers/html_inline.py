"""Pieces, lines and labelled facts of a report as HTML; everything that came from outside is escaped here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from html import escape
from typing import Any

from markupsafe import Markup

from ismap_check.renderers.addresses import fragment, link_target
from ismap_check.renderers.visible import visible
from ismap_check.report.blocks import Badge, Code, ControlCard, Fact, Inline, Line, Link, Ref, Strong, Target

REMEMBERED = 4096
"""Labels, statuses and badges come back on every card; long texts push each other out."""
_OBJECTIVE = ' class="objective"'


def text(raw: str) -> Markup:
    """Return text with its line breaks as ``<br>``."""
    return Markup(_text(raw))  # noqa: S704 - _text escapes


def line(pieces: Line) -> Markup:
    """Return a line."""
    return Markup(_line(pieces))  # noqa: S704 - every writer escapes


def definitions(facts: tuple[Fact, ...]) -> Markup:
    """Return labelled facts as a definition list; HTML lets the end tags of its items go without saying."""
    return Markup(f"<dl>{''.join(_definitions(facts))}</dl>") if facts else Markup()  # noqa: S704 - as above


def card(one: ControlCard, level: int) -> Markup:
    """Return a control's card: what stands a thousand times on a page is written here, the page is a template.

    The anchor is inside the folded part, so that a link to it unfolds the card.
    """
    start = f"<details{_OBJECTIVE if one.objective else ''}{' open' if one.open else ''}>"
    title = f"<h{level}><span>{_text(one.id)}</span> {_text(one.title)}</h{level}>"
    notes = "".join([f"<small>{_text(note)}</small>" for note in (one.kind, one.points) if note])
    words = f"<p>{_text(one.text)}</p>" if one.text else ""
    return Markup(  # noqa: S704 - as above
        f"{start}\n<summary>{title}<span>{_line(one.badges)}</span>{notes}</summary>\n"
        f'<div id="{_text(one.anchor)}">{words}{definitions(one.facts)}</div>\n</details>'
    )


def _definitions(facts: tuple[Fact, ...]) -> Iterator[str]:
    for fact in facts:
        yield f"\n<dt>{_text(fact.label)}"
        for pieces in fact.lines:
            yield f"<dd>{_line(pieces)}"


@lru_cache(maxsize=REMEMBERED)
def _text(raw: str) -> str:
    """Escape text; a number and its unit stay on one line."""
    return escape(visible(raw)).replace("\n", "<br>").replace(" %", "\N{NO-BREAK SPACE}%")


def _line(pieces: Line) -> str:
    return "".join([_text(piece) if isinstance(piece, str) else _WRITERS[type(piece)](piece) for piece in pieces])


def _badge(badge: Badge) -> str:
    return f'<b class="{badge.tone}"><i aria-hidden="true">{_text(badge.mark)}</i>{_text(badge.text)}</b>'


def _ref(ref: Ref) -> str:
    return f'<a href="{escape(fragment(ref.anchor))}">{_text(ref.text)}</a>'


def _link(link: Link) -> str:
    target = link_target(link.url)
    return f'<a href="{escape(target)}" rel="noreferrer">{_text(link.text)}</a>' if target else _text(link.text)


def _code(code: Code) -> str:
    return f"<code>{_text(code.text)}</code>"


def _strong(strong: Strong) -> str:
    return f"<strong>{_text(strong.text)}</strong>"


def _target(target: Target) -> str:
    return f'<span id="{_text(target.anchor)}"></span>'


_WRITERS: dict[type[Inline], Callable[[Any], str]] = {
    Badge: lru_cache(maxsize=REMEMBERED)(_badge),
    Ref: _ref,
    Link: _link,
    Code: _code,
    Strong: _strong,
    Target: _target,
}
