"""What falls to the agency itself: functions to use, information to read, options to order, points to settle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ismap_check.model.baseline import Party
from ismap_check.model.catalogue import Control, Responsibility
from ismap_check.model.procurement import ProcurementCase, RecordedTask
from ismap_check.model.profile import Option
from ismap_check.model.result import AssessmentResult, Verdict
from ismap_check.model.text import Text
from ismap_check.procurement.bids import JudgedBid, Part, is_must
from ismap_check.procurement.comparison import Judged

Standing = Mapping[str, Verdict | None]
"""A leaf's verdict by bid."""


class Duty(NamedTuple):
    """Something to do about a control whose customer has a part in it; ``record`` is what the case says of it."""

    part: Part
    control: Control
    bids: Standing
    record: RecordedTask | None


class Order(NamedTuple):
    """An option that is to be ordered with a bid, because answers hang on it."""

    bid: str
    option: Option


class ToConfirm(NamedTuple):
    """Something that a demanded baseline has the buyer confirm."""

    baseline: Text
    text: Text


class ContractPoint(NamedTuple):
    """A leaf of a catalogue to be settled in the contract that at least one bid does not meet."""

    part: Part
    control: Control
    must: bool
    bids: Standing


def duties(
    case: ProcurementCase, parts: tuple[Part, ...], specified: AssessmentResult, judged: Judged
) -> tuple[Duty, ...]:
    """Return the demanded leaves in which the customer has a part, each once."""
    recorded = {(one.topic.catalogue, one.topic.node): one for one in case.tasks if one.topic}
    found: dict[tuple[str, str], Duty] = {}
    for part, control in _leaves(parts, specified):
        place = (part.catalogue.id, control.id)
        if control.responsibility not in (None, Responsibility.PROVIDER) and place not in found:
            found[place] = Duty(part, control, _standing(part, control, judged), recorded.get(place))
    return tuple(found.values())


def own_tasks(case: ProcurementCase, listed: Iterable[Duty]) -> tuple[RecordedTask, ...]:
    """Return the tasks that the case records beside the listed duties."""
    known = [duty.record for duty in listed]
    return tuple(task for task in case.tasks if task not in known)


def orders(bids: Iterable[JudgedBid]) -> tuple[Order, ...]:
    """Return the options that would be bought, bid by bid."""
    return tuple(
        Order(one.bid.id, one.result.profile.service.options[option])
        for one in bids
        if one.result is not None
        for option in one.bid.options
    )


def confirmations(parts: tuple[Part, ...]) -> tuple[ToConfirm, ...]:
    """Return what the demanded baselines have the buyer confirm."""
    demands = {part.demand.id: part.demand for part in parts}.values()
    return tuple(
        ToConfirm(demand.title, one.text) for demand in demands for one in demand.confirmations if one.by is Party.BUYER
    )


def contract_points(
    settle: Iterable[str], parts: tuple[Part, ...], specified: AssessmentResult, judged: Judged
) -> tuple[ContractPoint, ...]:
    """Return the unmet leaves of the catalogues that the case settles in the contract, each once."""
    wanted = [part for part in parts if part.catalogue.id in frozenset(settle)]
    found: dict[tuple[str, str], ContractPoint] = {}
    for part, control in _leaves(wanted, specified):
        standing = _standing(part, control, judged)
        if any(verdict not in (Verdict.SATISFIED, None) for verdict in standing.values()):
            must = is_must(part.judged(specified).control_by_id[control.id])
            found.setdefault((part.catalogue.id, control.id), ContractPoint(part, control, must, standing))
    return tuple(found.values())


def _leaves(parts: Iterable[Part], specified: AssessmentResult) -> Iterator[tuple[Part, Control]]:
    return ((part, control) for part in parts for control, _ in part.leaves(specified))


def _standing(part: Part, control: Control, judged: Judged) -> Standing:
    return {bid: part.judged(result).control_by_id[control.id].low.verdict for bid, result in judged.items()}
