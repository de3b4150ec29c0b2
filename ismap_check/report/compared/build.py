"""Build the report on several vendors: what decides first, then chapters, controls, and what each answers."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.comparison.compare import Comparison
from ismap_check.i18n.words import Words
from ismap_check.report.asked import Level
from ismap_check.report.blocks import Report, Section
from ismap_check.report.compared.answers import answers_section
from ismap_check.report.compared.cover import cover_blocks
from ismap_check.report.compared.matrix import chapters_section, controls_section, musts_section
from ismap_check.report.compared.order import ranking_section
from ismap_check.report.compared.rest import alone_section, files_section, unusable_section
from ismap_check.report.compared.telling import Telling
from ismap_check.report.pages import numbered, page_words


def build_comparison(found: Comparison, words: Words, level: Level = Level.FULL) -> Report:
    """Return the report in the language of ``words``: one page, without the answers, or everything."""
    telling = Telling(found, words)
    return Report(
        language=words.language,
        title=telling.say("title"),
        subject=telling.subject,
        cover=tuple(cover_blocks(telling)),
        sections=numbered(_sections(telling, level)),
        words=page_words(telling.voice, found),
    )


def _sections(telling: Telling, level: Level) -> Iterator[Section]:
    found, full = telling.found, level is Level.FULL
    if found.grounds and found.ranked:
        yield ranking_section(telling)
    if found.grounds and level is not Level.EXECUTIVE:
        yield musts_section(telling)
        yield chapters_section(telling)
        yield controls_section(telling, all_of_them=full, linked=full)
    if found.grounds and full:
        yield answers_section(telling)
    if found.alone:
        yield alone_section(telling)
    if found.unusable:
        yield unusable_section(telling)
    if level is not Level.EXECUTIVE:
        yield files_section(telling)
