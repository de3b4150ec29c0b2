"""Lines of a report as plain data for the typesetter: text stays text, links lead only to what is there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from ismap_check.renderers.addresses import link_target
from ismap_check.renderers.visible import visible
from ismap_check.report.blocks import Badge, Code, Inline, Line, Link, Ref, Strong, Target

Anchors = Mapping[str, str]
"""The label of every point that links may lead to, by the report's own anchor."""
Pieces = list[Any]
"""Strings, ``"\\n"`` alone for a line break, and objects whose ``is`` names what they are."""

LONGEST_WORD = 16
STRETCH = 8
_LONG = re.compile(rf"[!-~]{{{LONGEST_WORD + 1},}}")
_SIGN = re.compile(r"(?<=[-/.,:;=_&?@+])")
BREAK = "\N{ZERO WIDTH SPACE}"


def text(raw: str) -> str:
    """Return text in which hiding characters show, long words may break, and a number keeps its unit."""
    shown = visible(raw).replace(" %", "\N{NO-BREAK SPACE}%")
    return _LONG.sub(_breakable, shown)


def pieces(line: Line, anchors: Anchors) -> Pieces:
    """Return a line as data."""
    return [one for piece in line for one in _piece(piece, anchors)]


def _piece(piece: Inline, anchors: Anchors) -> Pieces:
    return _lines(piece) if isinstance(piece, str) else _WRITERS[type(piece)](piece, anchors)


def _badge(badge: Badge, _: Anchors) -> Pieces:
    return [{"is": "badge", "text": text(badge.text), "mark": text(badge.mark), "tone": badge.tone.value}]


def _ref(ref: Ref, anchors: Anchors) -> Pieces:
    return _linked("ref", ref.text, anchors.get(ref.anchor))


def _link(link: Link, _: Anchors) -> Pieces:
    return _linked("link", link.text, link_target(link.url))


def _target(target: Target, anchors: Anchors) -> Pieces:
    return [{"is": "target", "to": anchors[target.anchor]}]


def _code(code: Code, _: Anchors) -> Pieces:
    return [{"is": "code", "text": text(code.text)}]


def _strong(strong: Strong, _: Anchors) -> Pieces:
    return [{"is": "strong", "text": text(strong.text)}]


def _linked(kind: str, shown: str, to: str | None) -> Pieces:
    """Return a link; its text alone where there is nothing to lead to, or nothing to click on."""
    return [{"is": kind, "text": text(shown), "to": to}] if to and shown.strip() else _lines(shown)


def _lines(raw: str) -> Pieces:
    first, *others = text(raw).split("\n")
    return [first, *(piece for other in others for piece in ("\n", other))]


def _breakable(found: re.Match[str]) -> str:
    """Let a long address break after its signs; a hash, which has none, after every few characters."""
    return BREAK.join(_stretches(part) for part in _SIGN.split(found[0]) if part)


def _stretches(part: str) -> str:
    if len(part) <= LONGEST_WORD:
        return part
    return BREAK.join(part[start : start + STRETCH] for start in range(0, len(part), STRETCH))


_WRITERS: dict[type[Inline], Callable[[Any, Anchors], Pieces]] = {
    Badge: _badge,
    Ref: _ref,
    Link: _link,
    Target: _target,
    Code: _code,
    Strong: _strong,
}
