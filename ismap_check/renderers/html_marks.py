"""The marks of badges: a page says once which mark each tone has, and only a badge with another one carries its own."""

from __future__ import annotations

from ismap_check.renderers.html_attribute import attribute
from ismap_check.report.blocks import Tone

Marks = tuple[tuple[Tone, str], ...]
JOINED = "\\2060"
"""A sign without width, in a style's spelling: what stands before it and behind it stays on one line."""


def badge_start(tone: Tone, mark: str) -> str:
    """Return a badge's start tag, its mark with it."""
    return f"<b class={tone}{attribute('data-m', mark)}>"


def without_usual(page: str, marks: Marks) -> str:
    """Return a page whose badges leave out the marks that :func:`style_of` sets; no text can look like a tag here."""
    for tone, mark in marks:
        page = page.replace(badge_start(tone, mark), f"<b class={tone}>")
    return page


def style_of(marks: Marks) -> str:
    """Return the rules that set the usual marks; they are not read aloud, the words say the same."""
    return "".join(_rule(tone, "".join(f"\\{ord(sign):x}" for sign in mark)) for tone, mark in marks)


def _rule(tone: Tone, mark: str) -> str:
    return f'b.{tone}:not([data-m])::before {{ content: "{mark}{JOINED}"; content: "{mark}{JOINED}" / ""; }}\n'
