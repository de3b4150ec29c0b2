"""Draw a sample that anyone can draw again: by numbers that SHA-256 gives, in whole numbers only.

Every candidate has as many tickets as its weight says, every ticket the number that SHA-256 gives for
``ismap-check sample 1|<seed>|<name>|<ticket>``. A candidate counts by its lowest number, and the candidates with the
lowest are drawn. The lowest of w uniform numbers is distributed as the key that Efraimidis and Spirakis ("Weighted
random sampling with a reservoir", 2006) give to a weight of w: it is their sampling without replacement, and exact.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

from ismap_check.assessment.risk import Candidate

FORM = "ismap-check sample 1"
"""Begins what is hashed; another number for another way of drawing."""


class Drawn(NamedTuple):
    """A candidate with its best ticket: which it is, counted from 1, and the number in hexadecimal."""

    candidate: Candidate
    ticket: int
    number: str


class Drawing(NamedTuple):
    """A sample with all that is needed to draw it again; ``population`` is in the candidates' order, drawn or not."""

    seed: str
    size: int
    population: tuple[Candidate, ...]
    drawn: tuple[Drawn, ...]


def draw(population: Iterable[Candidate], size: int, seed: str) -> Drawing:
    """Return a sample of ``size``, all where there are no more; the population's order makes no difference."""
    every = tuple(population)
    best = sorted((_best(one, seed) for one in every), key=lambda one: (one.number, one.candidate.name))
    return Drawing(seed=seed, size=size, population=every, drawn=tuple(best[:size]))


def ticket_text(seed: str, name: str, ticket: int) -> str:
    """Return the text whose hash is a ticket's number."""
    return f"{FORM}|{seed}|{name}|{ticket}"


def _best(candidate: Candidate, seed: str) -> Drawn:
    numbers = (
        (sha256(ticket_text(seed, candidate.name, ticket).encode()).hexdigest(), ticket)
        for ticket in range(1, candidate.tickets + 1)
    )
    number, ticket = min(numbers)
    return Drawn(candidate, ticket, number)
