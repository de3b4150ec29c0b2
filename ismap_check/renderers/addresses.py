"""Which addresses may become links, and how they are written."""

from __future__ import annotations

import re

_ALLOWED = re.compile(r"(https?://|mailto:)[^\s]", re.IGNORECASE)
_PLAIN = re.compile(r"[A-Za-z0-9/:@._~-]+")
_KEPT = ":/?#[]@!$&'*+,;=%~"


def link_target(url: str) -> str | None:
    """Return the address as a link's target, ASCII only; None for schemes other than http, https and mailto."""
    return _quoted(url, _KEPT) if _ALLOWED.match(url) else None


def fragment(anchor: str) -> str:
    """Return an anchor as the target of a link within the page."""
    return f"#{anchor if _PLAIN.fullmatch(anchor) else _quoted(anchor, '/:@')}"


def _quoted(text: str, kept: str) -> str:
    from urllib.parse import quote  # 2 ms to import; anchors and most reports do without

    return quote(text, safe=kept, errors="replace")
