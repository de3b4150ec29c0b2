"""Turn links into plain text where a shortened report does not hold what they lead to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ismap_check.report.blocks import ControlCard, HeatCell, LateRows, Ref, Report, Section, Target


def without_dead_links(report: Report) -> Report:
    """Return the report with the text alone where a link would lead nowhere."""
    known = frozenset(_anchors(report))
    cover, sections = _mended(report.cover, known), _mended(report.sections, known)
    return report._replace(cover=cover, sections=sections)


def _anchors(piece: Any) -> Iterator[str]:
    if isinstance(piece, Section | ControlCard | Target):
        yield piece.anchor
    if isinstance(piece, tuple):
        for part in piece:
            yield from _anchors(part)


def _mended(piece: Any, known: frozenset[str]) -> Any:
    """Return a piece of a report, whatever its type; one without dead links is returned as it is."""
    if isinstance(piece, Ref):
        return piece if piece.anchor in known else piece.text
    if isinstance(piece, HeatCell):
        return piece if piece.anchor in known else piece._replace(anchor="")
    if isinstance(piece, LateRows):
        return LateRows(lambda: _mended(piece.drawn, known))
    if not isinstance(piece, tuple):
        return piece
    parts = [_mended(part, known) for part in piece]
    if all(new is old for new, old in zip(parts, piece, strict=True)):
        return piece
    make = getattr(type(piece), "_make", tuple)
    return make(parts)
