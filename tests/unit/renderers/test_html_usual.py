"""Long lists of cards say once what most of them share; short lists and rare facts stay as they are."""

from __future__ import annotations

from ismap_check.model.text import Language
from ismap_check.renderers.html_usual import MANY, cards_of, usual_once
from ismap_check.report.blocks import ControlCard, Fact, Facts, Prose, Report, Section
from tests.unit.report import sample

OWN = Fact("出典", (("独自",),))
OTHER = Fact("出典", (("推定",),))


def card(number: int, *facts: Fact) -> ControlCard:
    """Return a card with facts."""
    return ControlCard(f"c/{number}", str(number), "t", "k", (), "", "", (Fact("回答", ((str(number),),)), *facts))


def report(*cards: ControlCard) -> Report:
    """Return a report with one list of cards, in a chapter."""
    chapter = Section("c/ch", "chapter", blocks=cards)
    listed = Section("section/c/controls", "list", sections=(chapter,))
    return sample.report("empty", Language.JA)._replace(sections=(Section("section/c", "part", sections=(listed,)),))


def listed(shown: Report) -> Section:
    """Return the section that holds the list."""
    return shown.sections[0].sections[0]


def test_a_fact_of_most_cards_moves_above_the_list() -> None:
    cards = (*(card(number, OWN) for number in range(MANY)), card(MANY, OTHER))
    section = listed(usual_once(report(*cards)))
    assert isinstance(section.blocks[0], Prose)
    assert section.blocks[1] == Facts((OWN,))
    shown = tuple(cards_of(section))
    assert all(OWN not in one.facts and len(one.facts) == 1 for one in shown[:-1])
    assert shown[-1].facts == cards[-1].facts


def test_what_is_lacking_somewhere_stays_where_it_is() -> None:
    shown = report(*(card(number, OWN) for number in range(MANY)), card(MANY))
    assert usual_once(shown) == shown


def test_short_lists_and_mixed_ones_stay_as_they_are() -> None:
    short = report(*(card(number, OWN) for number in range(MANY - 1)))
    mixed = report(*(card(number, OWN if number % 2 else OTHER) for number in range(MANY)))
    assert usual_once(short) == short
    assert usual_once(mixed) == mixed
