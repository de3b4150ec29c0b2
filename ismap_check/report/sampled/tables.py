"""The tables of a sample."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from ismap_check.assessment.risk import TICKETS, Candidate, Risk
from ismap_check.assessment.sampling import Drawing
from ismap_check.model.catalogue import Catalogue
from ismap_check.report.blocks import Code, Column, Line, Table
from ismap_check.report.numbers import DASH
from ismap_check.report.voice import Voice

NUMBER_SHOWN = 16
"""Hexadecimal digits of a number that are shown; more than any two of a population have in common."""

Titles = Mapping[str, Catalogue]
"""Catalogues by ``id@edition``."""


def drawn_table(voice: Voice, drawing: Drawing, titles: Titles) -> Table:
    """Return the controls drawn, in the order in which they were."""
    rows = tuple(
        (
            (str(place),),
            *_named(voice, one.candidate, titles),
            (voice.verdict(one.candidate.verdict),),
            (str(one.candidate.tickets),),
            (_reasons(voice, one.candidate),),
            (str(one.ticket),),
            (Code(one.number[:NUMBER_SHOWN]),),
        )
        for place, one in enumerate(drawing.drawn, start=1)
    )
    names = ("place", "catalogue", "control", "name", "requirement", "claim", "tickets", "reasons", "ticket", "number")
    return _table(voice, "drawn", names, rows)


def stratum_table(voice: Voice, drawing: Drawing, titles: Titles) -> Table:
    """Return how many were drawn of how many, mandatory and selectable apart in each catalogue."""
    drawn = {one.candidate.name for one in drawing.drawn}
    strata: dict[tuple[str, str, str], list[Candidate]] = {}
    for one in drawing.population:
        strata.setdefault((one.catalogue, one.edition, one.requirement), []).append(one)
    rows = tuple(
        (
            (voice.text(titles[f"{catalogue}@{edition}"].title),),
            (voice.term("requirement", requirement),),
            *_counts(members, drawn),
        )
        for (catalogue, edition, requirement), members in strata.items()
    )
    return _table(voice, "strata", ("catalogue", "requirement", "population", "tickets", "drawn"), rows)


def risk_table(voice: Voice, drawing: Drawing) -> Table:
    """Return what each reason adds, and how many controls have it."""
    drawn = {one.candidate.name for one in drawing.drawn}
    rows = tuple(
        ((voice.term("risk", risk),), (f"+{TICKETS[risk]}",), *_counts(members, drawn))
        for risk in Risk
        if (members := [one for one in drawing.population if risk in one.risks])
    )
    return _table(voice, "risks", ("reason", "adds", "population", "tickets", "drawn"), rows)


def population_table(voice: Voice, drawing: Drawing) -> Table:
    """Return everything that could have been drawn, with its tickets: what is needed to draw again."""
    rows = tuple(((Code(one.name),), (str(one.tickets),), (_reasons(voice, one),)) for one in drawing.population)
    return _table(voice, "population", ("full-name", "tickets", "reasons"), rows)


NUMERIC = frozenset({"place", "tickets", "ticket", "population", "drawn", "adds"})


def _table(voice: Voice, name: str, columns: Iterable[str], rows: tuple[tuple[Line, ...], ...]) -> Table:
    return Table(
        caption=voice(f"sample.{name}.caption"),
        columns=tuple(Column(voice(f"sample.column.{one}"), numeric=one in NUMERIC) for one in columns),
        rows=rows,
    )


def _named(voice: Voice, one: Candidate, titles: Titles) -> tuple[Line, ...]:
    catalogue = titles[f"{one.catalogue}@{one.edition}"]
    control = catalogue.control_by_id[one.control]
    requirement = voice.term("requirement", one.requirement)
    return ((Code(catalogue.ref),), (Code(one.control),), (voice.title(control) or DASH,), (requirement,))


def _reasons(voice: Voice, one: Candidate) -> str:
    return voice.words.say(tuple(voice.term("risk", risk) for risk in one.risks)) if one.risks else DASH


def _counts(members: Iterable[Candidate], drawn: Collection[str]) -> tuple[Line, Line, Line]:
    """Return how many there are, their tickets, and how many of them were drawn."""
    listed = list(members)
    taken = sum(one.name in drawn for one in listed)
    return (str(len(listed)),), (str(sum(one.tickets for one in listed)),), (str(taken),)
