"""Facts that most controls of a long list share, said once above the list: they would be a tenth of the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ismap_check.report.blocks import ControlCard, Fact, Facts, Prose, Report, Section

MANY = 100
"""Shorter lists say everything on every card."""
MOST = 60
"""Percent of the cards that share a fact word for word."""


def usual_once(report: Report) -> Report:
    """Return a report whose long lists of cards say what is usual once, and on a card only what differs from it.

    Only facts whose label stands on every card are taken, so that a card without the label can mean one thing only.
    """
    words = report.words.filter
    if words is None:
        return report
    parts = tuple(
        part._replace(sections=tuple(_shortened(section, words.labels.usual) for section in part.sections))
        for part in report.sections
    )
    return report._replace(sections=parts)


def _shortened(section: Section, intro: str) -> Section:
    cards = tuple(cards_of(section))
    usual = _usual(cards) if len(cards) >= MANY else ()
    if not usual:
        return section
    short = _without(section, frozenset(usual))
    return short._replace(blocks=(Prose(((intro,),)), Facts(usual), *short.blocks))


def _usual(cards: tuple[ControlCard, ...]) -> tuple[Fact, ...]:
    labels = Counter(label for card in cards for label in {fact.label for fact in card.facts})
    shared = Counter(fact for card in cards for fact in card.facts if labels[fact.label] == len(cards))
    return tuple(fact for fact, times in shared.items() if times * 100 >= len(cards) * MOST)


def _without(section: Section, usual: frozenset[Fact]) -> Section:
    blocks = tuple(
        block._replace(facts=tuple(fact for fact in block.facts if fact not in usual))
        if isinstance(block, ControlCard)
        else block
        for block in section.blocks
    )
    return section._replace(blocks=blocks, sections=tuple(_without(part, usual) for part in section.sections))


def cards_of(section: Section) -> Iterator[ControlCard]:
    """Yield every card of a section and of those beneath."""
    yield from (block for block in section.blocks if isinstance(block, ControlCard))
    for part in section.sections:
        yield from cards_of(part)
