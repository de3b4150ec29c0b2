"""Put a case's result together from its demands and its bids."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ismap_check.model.baseline import Baseline
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.procurement import ProcurementCase
from ismap_check.procurement.bids import JudgedBid, facts_that_differ, parts_of
from ismap_check.procurement.case_result import CaseFile, CaseResult
from ismap_check.procurement.comparison import judged_bids, side_by_side
from ismap_check.procurement.duties import confirmations, contract_points, duties, orders, own_tasks
from ismap_check.procurement.points import awards
from ismap_check.procurement.promises import conditionals, outlook, plans
from ismap_check.procurement.questions import questions
from ismap_check.procurement.registrations import registration_checks
from ismap_check.procurement.risk import axis_hints
from ismap_check.procurement.specification import specification


class CaseRequest(NamedTuple):
    """A case with everything it takes: catalogues demanded, baselines as named and as tightened, bids as judged."""

    case: ProcurementCase
    catalogues: tuple[Catalogue, ...]
    named: tuple[Baseline, ...]
    demands: tuple[Baseline, ...]
    bids: tuple[JudgedBid, ...]
    as_of: date
    tool_version: str
    inputs: tuple[CaseFile, ...] = ()


def build_case(request: CaseRequest) -> CaseResult:
    """Return the result of a case; every bid was judged by the same ``demands``, with the case's facts."""
    case, bids = request.case, request.bids
    specified = specification(
        case, request.demands, request.catalogues, as_of=request.as_of, tool_version=request.tool_version
    )
    parts, judged, contract = parts_of(request.demands, specified), judged_bids(bids), case.project.contract
    planned = {bid.bid.id: plans(bid, parts, contract.start if contract else None) for bid in bids}
    listed = duties(case, parts, specified, judged)
    return CaseResult(
        case=case,
        as_of=request.as_of,
        tool_version=request.tool_version,
        inputs=request.inputs,
        catalogues=request.catalogues,
        named=request.named,
        demands=request.demands,
        parts=parts,
        specified=specified,
        bids=bids,
        axes=axis_hints(case, request.catalogues),
        facts_differ={bid.bid.id: facts_that_differ(bid, case.facts) for bid in bids},
        compared=tuple(side_by_side(part, specified, judged) for part in parts) if judged else (),
        registrations=tuple(row for bid in bids for row in registration_checks(bid, contract)),
        conditionals=tuple(row for bid in bids for row in conditionals(bid, parts)),
        plans=tuple(row for rows in planned.values() for row in rows),
        outlooks=tuple(outlook(bid, planned[bid.bid.id]) for bid in bids if bid.result is not None),
        questions=questions(case, bids, parts),
        duties=listed,
        own_tasks=own_tasks(case, listed),
        orders=orders(bids),
        confirmations=confirmations(parts),
        contract_points=contract_points(case.demands.settle, parts, specified, judged),
        awards=awards(case.points, parts, bids),
        failed_on={bid.bid.id: bid.result.failed_on for bid in bids if bid.result and bid.result.failed_on},
    )
