"""What a bid holds out beyond today: answers that hang on an option, and plans with their day. Both outside the score.

A plan counts as kept in time if its day is not after the first day of the contract.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ismap_check.model.catalogue import Control
from ismap_check.model.profile import Response, Status
from ismap_check.model.result import AssessmentResult, ControlResult
from ismap_check.procurement.bids import JudgedBid, Part, each_catalogue

OPEN = frozenset({Status.PLANNED, Status.PARTIAL, Status.NOT_IMPLEMENTED})
"""Statuses of what is not done yet; with a day they are a promise."""


class Conditional(NamedTuple):
    """An answer that holds only with an option."""

    bid: str
    part: Part
    control: Control
    option: str
    bought: bool
    status: Status | None
    otherwise: Status


class Plan(NamedTuple):
    """A leaf that is to be met by a day; ``in_time`` None: that day or the contract's first day is not known."""

    bid: str
    part: Part
    control: Control
    status: Status
    due: date | None
    owner: str | None
    gap: bool
    in_time: bool | None


class Outlook(NamedTuple):
    """The mandatory gaps of a bid today, and those left if every plan is kept in time."""

    bid: str
    gaps: int
    left: int


def conditionals(bid: JudgedBid, parts: tuple[Part, ...]) -> tuple[Conditional, ...]:
    """Return the conditional answers to what is demanded."""
    return tuple(
        Conditional(
            bid=bid.bid.id,
            part=part,
            control=control,
            option=response.condition.option,
            bought=response.condition.option in bid.bid.options,
            status=response.status,
            otherwise=response.condition.otherwise,
        )
        for part, control, _, response in _answers(bid, parts)
        if response.condition
    )


def plans(bid: JudgedBid, parts: tuple[Part, ...], start: date | None) -> tuple[Plan, ...]:
    """Return what the vendor says will be done: planned answers, and unfinished ones that name a day."""
    return tuple(
        Plan(
            bid=bid.bid.id,
            part=part,
            control=control,
            status=status,
            due=response.due,
            owner=response.owner,
            gap=judged.low.gap,
            in_time=_in_time(response.due, start),
        )
        for part, control, judged, response in _answers(bid, parts)
        if (status := _promised(bid, response))
    )


def outlook(bid: JudgedBid, planned: tuple[Plan, ...]) -> Outlook:
    """Return how many musts would be left unmet at the start of the contract."""
    closed = {(plan.part.catalogue.id, plan.control.id) for plan in planned if plan.in_time}
    return Outlook(bid.bid.id, len(bid.gaps), sum(gap not in closed for gap in bid.gaps))


def _promised(bid: JudgedBid, response: Response) -> Status | None:
    """Return the status in force of an answer that is to get better; None for any other."""
    status = response.status
    if response.condition and response.condition.option not in bid.bid.options:
        status = response.condition.otherwise
    if status is Status.PLANNED:
        return status
    return status if status in OPEN and response.due else None


def _in_time(due: date | None, start: date | None) -> bool | None:
    return None if due is None or start is None else due <= start


def _answers(bid: JudgedBid, parts: tuple[Part, ...]) -> Iterator[tuple[Part, Control, ControlResult, Response]]:
    """Yield each answered leaf in scope once, with its standing and the answer; proposals are no answers."""
    if bid.result is None:
        return
    for first in each_catalogue(parts):
        seen: set[str] = set()
        same = [part for part in parts if part.catalogue.ref == first.catalogue.ref]
        for part, control, judged in _each_leaf(same, bid.result):
            response = bid.result.responses(part.catalogue).get(control.id)
            if control.id not in seen and response and response.recheck is None:
                seen.add(control.id)
                yield part, control, judged, response


def _each_leaf(parts: list[Part], result: AssessmentResult) -> Iterator[tuple[Part, Control, ControlResult]]:
    for part in parts:
        for control, judged in part.leaves(result):
            yield part, control, judged
