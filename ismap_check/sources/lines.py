"""Lines and columns of a text, for places and for the source line shown below a message."""

from __future__ import annotations

from ismap_check.model.diagnostic import Place, Pointer

Places = dict[tuple[Pointer, bool], Place]
"""The place of everything in a document, by pointer and ``at_key``."""

LONGEST_EXCERPT = 2_000
"""Characters; a longer line (JSON on one line) is cut there, and not shown when the place is beyond the cut."""


def place_at(text: str, offset: int) -> Place:
    """Return line and column, both from 1 and in characters, of an offset into a text with LF line endings."""
    start = text.rfind("\n", 0, offset) + 1
    return Place(line=text.count("\n", 0, offset) + 1, column=offset - start + 1)


def raw_line(text: str, line: int) -> str:
    """Return a line (from 1) as it stands, without its ending; empty if there is no such line."""
    lines = text.split("\n", line)
    return lines[line - 1] if 0 < line <= len(lines) else ""


def line_text(text: str, line: int) -> str:
    """Return a line (from 1) as it is shown: TAB as one space, so that columns hold."""
    return raw_line(text, line).replace("\t", " ")


def excerpt(text: str, place: Place | None) -> str | None:
    """Return the line a place is on, or None without a place or for one far out on a very long line."""
    if place is None or place.column > LONGEST_EXCERPT:
        return None
    return line_text(text, place.line)[:LONGEST_EXCERPT]
