"""What the pages of every kind of report share: numbers of sections, and the words around the blocks."""

from __future__ import annotations

from ismap_check.model.result import AssessmentResult
from ismap_check.report.blocks import CardLabels, PageWords, Section
from ismap_check.report.voice import Voice


def numbered(section: Section, number: str) -> Section:
    """Give a section and those directly beneath their numbers; deeper ones carry ids or names of their own."""
    below = section.sections
    if "." not in number:
        below = tuple(numbered(part, f"{number}.{place}") for place, part in enumerate(below, start=1))
    return section._replace(number=number, sections=below)


def page_words(voice: Voice, result: AssessmentResult) -> PageWords:
    """Return the words around the blocks."""
    return PageWords(
        contents=voice("page.contents"),
        skip=voice("page.skip"),
        top=voice("page.top"),
        produced=voice("page.produced", version=result.tool_version, day=voice.day(result.as_of)),
        card=CardLabels(*(voice(f"page.card.{name}") for name in CardLabels._fields)),
    )
