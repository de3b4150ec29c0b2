"""What the pages of every kind of report share: numbers of sections, and the words around the blocks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from ismap_check.report.blocks import CardLabels, PageWords, Section, Tone
from ismap_check.report.filtering import filter_words
from ismap_check.report.voice import Voice


class Produced(Protocol):
    """Anything that a version of the tool made on some day."""

    @property
    def tool_version(self) -> str:
        """The version."""

    @property
    def as_of(self) -> date:
        """The day of judging."""


def numbered(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Give sections and those directly beneath their numbers; deeper ones carry ids or names of their own."""
    return tuple(_numbered(section, str(place)) for place, section in enumerate(sections, start=1))


def _numbered(section: Section, number: str) -> Section:
    below = section.sections
    if "." not in number:
        below = tuple(_numbered(part, f"{number}.{place}") for place, part in enumerate(below, start=1))
    return section._replace(number=number, sections=below)


def page_words(voice: Voice, result: Produced) -> PageWords:
    """Return the words around the blocks."""
    return PageWords(
        contents=voice("page.contents"),
        skip=voice("page.skip"),
        top=voice("page.top"),
        produced=voice("page.produced", version=result.tool_version, day=voice.day(result.as_of)),
        card=CardLabels(*(voice(f"page.card.{name}") for name in CardLabels._fields)),
        as_of=voice("page.as-of", day=voice.day(result.as_of)),
        cut=voice("page.cut"),
        day=result.as_of,
        filter=filter_words(voice),
        marks=tuple((tone, voice.badge("", tone).mark) for tone in Tone),
    )
