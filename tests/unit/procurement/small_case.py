"""A small case for the tests of this room: two chapters, four leaves, bids written as answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from ismap_check.model.baseline import Baseline
from ismap_check.model.catalogue import Catalogue, Responsibility, Rules
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.procurement import Bid, Demands, ProcurementCase, Project
from ismap_check.model.profile import Option, Period, Response, Status, VendorProfile
from ismap_check.model.review import Review
from ismap_check.procurement.bids import JudgedBid, with_facts
from ismap_check.procurement.build import CaseRequest, build_case
from ismap_check.procurement.case_result import CaseResult
from ismap_check.procurement.demands import demands_of
from tests.unit.assessment.builders import AS_OF, catalogue, control, judge, profile

CATALOGUE: Catalogue = catalogue(
    [
        control("M1 must g1"),
        control("M2 must g1", responsibility=Responsibility.CUSTOMER_FUNCTION),
        control("S1 - g1"),
        control("S2 - g2", applies_when={"agents": (True,)}),
    ],
    groups=("g1", "g2"),
    facts=("agents",),
    rules=Rules(),
)
DONE = Response(status=Status.IMPLEMENTED, measure="毎年行う。")
PLANNED = Response(status=Status.PLANNED, due=date(2027, 3, 31), owner="品質課")
NOT_DONE = Response(status=Status.NOT_IMPLEMENTED)
CONTRACT = Period(date(2027, 4, 1), date(2028, 3, 31))
WHOLE = Demands(catalogues={"test": "1"})
ALL_DONE = {"M1": DONE, "M2": DONE, "S1": DONE, "S2": DONE}
PLUS = Option(id="plus", title=CATALOGUE.title)


def case_of(demands: Demands = WHOLE, **changes: Any) -> ProcurementCase:
    """Return a case with a contract period that demands the whole catalogue."""
    values: dict[str, Any] = {"project": Project(contract=CONTRACT), "demands": demands, "facts": {"agents": True}}
    return ProcurementCase(**values | changes)


def offer(answers: Mapping[str, Response], **changes: Any) -> VendorProfile:
    """Return a bidder's profile; further keywords are the profile's."""
    return profile(answers, facts={"agents": False}, options=[PLUS], **changes)


def judged_case(
    case: ProcurementCase,
    offers: Mapping[str, VendorProfile | None],
    *baselines: Baseline,
    bids: Iterable[Bid] = (),
    catalogues: Iterable[Catalogue] = (CATALOGUE,),
    reviews: Mapping[str, Review] = MappingProxyType({}),
) -> CaseResult:
    """Judge a case; an offer of None is a profile that could not be read.

    ``bids`` and ``reviews`` say more of some of them.
    """
    told = {bid.id: bid for bid in bids}
    listed = {key: told.get(key, Bid(id=key, profile=f"{key}.yaml")) for key in offers}
    whole = replace(case, bids=tuple(listed.values()))
    loaded = tuple(catalogues)
    demands = demands_of(whole.demands, baselines, loaded)
    request = CaseRequest(
        case=whole,
        catalogues=loaded,
        named=baselines,
        demands=demands,
        bids=tuple(
            _judged(listed[key], one, whole, demands, loaded, review=reviews.get(key)) for key, one in offers.items()
        ),
        as_of=AS_OF,
        tool_version="1",
    )
    return build_case(request)


def _judged(
    bid: Bid,
    offered: VendorProfile | None,
    case: ProcurementCase,
    demands: tuple[Baseline, ...],
    catalogues: tuple[Catalogue, ...],
    *,
    review: Review | None,
) -> JudgedBid:
    if offered is None:
        trouble = Diagnostic(code="file-missing", document=bid.profile)
        return JudgedBid(bid=bid, result=None, trouble=(trouble,))
    used = with_facts(offered, case.facts)
    given = (review,) if review else ()
    result = judge(used, *catalogues, baselines=demands, with_options=bid.options, reviews=given)
    return JudgedBid(bid=bid, result=result, declared=offered.service.facts)
