"""The short report for the comment on a change: the page for who decides, and the conclusions behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ismap_check.i18n.words import Words
from ismap_check.model.result import AssessmentResult
from ismap_check.report.asked import Asked, Level
from ismap_check.report.blocks import Report, Section
from ismap_check.report.build import build_report

if TYPE_CHECKING:  # most reports do not look back
    from ismap_check.report.since import Earlier


def build_comment(result: AssessmentResult, words: Words, asked: Asked, earlier: Earlier | None = None) -> Report:
    """Return the executive page followed by each catalogue's sections, whatever level was asked for."""
    page = build_report(result, words, asked._replace(level=Level.EXECUTIVE, only=()), earlier)
    whole = build_report(result, words, asked._replace(level=Level.MANAGER), earlier)
    return page._replace(sections=tuple(filter(_is_about_catalogue, whole.sections)))


def _is_about_catalogue(section: Section) -> bool:
    """Return whether the anchor names a catalogue; sections about the whole report are too much for a comment."""
    return section.anchor.count("/") > 1
