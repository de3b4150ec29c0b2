"""Cells of the tables that set several results beside each other."""

from __future__ import annotations

from ismap_check.i18n.diagnostics import what_of
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.result import GroupResult, Verdict
from ismap_check.report.blocks import Code, Line
from ismap_check.report.chapters import verified_share
from ismap_check.report.numbers import DASH, span
from ismap_check.report.verdict import score_text
from ismap_check.report.voice import Voice


def chapter_cell(voice: Voice, group: GroupResult) -> Line:
    """Return how someone stands on a chapter: the score, and with unmet musts their number and the verdict.

    With a review the score as verified stands beneath.
    """
    low, high = group.low, group.high
    if not low.in_scope:
        return (DASH,)
    score = score_text(voice, (low.claimed, low.possible), (high.claimed, high.possible))
    verified: Line = ("\n", voice("side-by-side.verified", share=verified_share(low))) if low.verified else ()
    if not low.gaps:
        return (score, *verified)
    gaps = voice("side-by-side.gaps", n=span(str(low.gaps), str(high.gaps)))
    return (voice.verdict(group.verdict), " ", score, *verified, "\n", gaps)


def corrected_line(voice: Voice, found: Verdict | None) -> Line:
    """Return what stands beneath a claim where a review found another verdict; nothing where it did not."""
    return ("\n", voice("side-by-side.corrected", verdict=voice.verdict(found).text)) if found else ()


def trouble_cells(voice: Voice, diagnostic: Diagnostic) -> tuple[Line, ...]:
    """Return where in a file something is wrong, by the file's name alone, and what it is."""
    file = diagnostic.document.replace("\\", "/").rpartition("/")[2]
    place = f"{file}:{diagnostic.place}" if diagnostic.place else file
    return (Code(place),), (what_of(diagnostic, voice.words), " ", Code(diagnostic.code))
