"""The bar over control cards: which choices it offers, and the keys on the cards that it goes by.

A card carries its keys in one short attribute, ``data-k=state.requirement.lost.weight.findings``: places of the first
two in the order of their enumerations, half-points lost, weight, and the findings' codes with commas between.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ismap_check.model.catalogue import Requirement
from ismap_check.model.result import OutBy, Verdict
from ismap_check.renderers.html_attribute import attribute
from ismap_check.renderers.html_usual import cards_of
from ismap_check.report.blocks import Notice, Report
from ismap_check.report.keys import BarLabels, CardKeys, FilterWords, State

_STATES: tuple[State, ...] = (*Verdict, None, *OutBy)
_PLACE_OF_STATE = {state: place for place, state in enumerate(_STATES)}
_PLACE_OF_REQUIREMENT = {requirement: place for place, requirement in enumerate(Requirement)}


class Choice(NamedTuple):
    """One line of a list to choose from; ``key`` is what the cards carry, ``value`` what a link carries."""

    value: str
    key: str
    label: str


class Bar(NamedTuple):
    """What the bar shows: its words, the conclusion beside the subject, and choices where there are cards to filter."""

    words: BarLabels
    conclusion: Notice | None
    states: tuple[Choice, ...] = ()
    requirements: tuple[Choice, ...] = ()
    findings: tuple[Choice, ...] = ()


def card_keys(keys: CardKeys | None) -> str:
    """Return the attribute with a card's keys; nothing for a card without."""
    if keys is None:
        return ""
    places = f"{_PLACE_OF_STATE[keys.state]}.{_PLACE_OF_REQUIREMENT[keys.requirement]}"
    codes = f".{','.join(keys.findings)}" if keys.findings else ""
    return attribute("data-k", f"{places}.{keys.lost}.{keys.weight}{codes}")


def bar(report: Report) -> Bar | None:
    """Return the bar of a report, offering only what its cards carry; None where the report has no words for it."""
    words = report.words.filter
    if words is None:
        return None
    keys = [card.keys for part in report.sections for card in cards_of(part) if card.keys]
    return Bar(
        words.labels,
        _conclusion(report),
        tuple(_states(words, {key.state for key in keys})),
        tuple(_requirements(words, {key.requirement for key in keys})),
        tuple(_findings(words, {code for key in keys for code in key.findings})),
    )


def _conclusion(report: Report) -> Notice | None:
    """Return the conclusion that weighs most, the last: as verified where there is one."""
    notices = [block for block in report.cover if isinstance(block, Notice)]
    return next((one for one in reversed(notices) if one.concludes), notices[0] if notices else None)


def _states(words: FilterWords, used: set[State]) -> Iterator[Choice]:
    for state, label in words.states:
        if state in used:
            yield Choice(state or "none", str(_PLACE_OF_STATE[state]), label)


def _requirements(words: FilterWords, used: set[Requirement]) -> Iterator[Choice]:
    for requirement, label in words.requirements:
        if requirement in used:
            yield Choice(requirement, str(_PLACE_OF_REQUIREMENT[requirement]), label)


def _findings(words: FilterWords, used: set[str]) -> Iterator[Choice]:
    for code, label in words.findings:
        if code in used:
            yield Choice(code, code, label)
