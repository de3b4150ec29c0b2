"""Everything a case's report says, language-neutral: the case, its demands, its bids, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from ismap_check.model.baseline import Baseline
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.procurement import ProcurementCase, RecordedTask
from ismap_check.model.result import AssessmentResult
from ismap_check.procurement.bids import FactDifference, JudgedBid, Part
from ismap_check.procurement.comparison import SideBySide
from ismap_check.procurement.duties import ContractPoint, Duty, Order, ToConfirm
from ismap_check.procurement.points import Award
from ismap_check.procurement.promises import Conditional, Outlook, Plan
from ismap_check.procurement.questions import Question
from ismap_check.procurement.registrations import RegistrationCheck
from ismap_check.procurement.risk import AxisHint


class FileRole(StrEnum):
    """What a file of a case was used as."""

    CASE = "case"
    CATALOGUE = "catalogue"
    BASELINE = "baseline"
    PROFILE = "profile"
    REVIEW = "review"
    WAIVERS = "waivers"
    MAPPING = "mapping"


class CaseFile(NamedTuple):
    """A file that was read for a case, its path seen from the case's folder; ``bid`` names the bid it belongs to."""

    role: FileRole
    path: str
    sha256: str
    bid: str | None = None


@dataclass(frozen=True, kw_only=True)
class CaseResult:
    """One case judged at ``as_of``.

    ``specified`` is the assessment of a profile that says nothing: what is in scope, what is a must, what it weighs.
    ``named`` are the demanded baselines as they were published, ``demands`` those judged by, tightened; every result
    has one judgement per demand, in this order.
    """

    case: ProcurementCase
    as_of: date
    tool_version: str
    inputs: tuple[CaseFile, ...]
    catalogues: tuple[Catalogue, ...]
    named: tuple[Baseline, ...]
    demands: tuple[Baseline, ...]
    parts: tuple[Part, ...]
    specified: AssessmentResult
    bids: tuple[JudgedBid, ...]
    axes: tuple[AxisHint, ...]
    facts_differ: Mapping[str, tuple[FactDifference, ...]]
    compared: tuple[SideBySide, ...]
    registrations: tuple[RegistrationCheck, ...]
    conditionals: tuple[Conditional, ...]
    plans: tuple[Plan, ...]
    outlooks: tuple[Outlook, ...]
    questions: tuple[Question, ...]
    duties: tuple[Duty, ...]
    own_tasks: tuple[RecordedTask, ...]
    orders: tuple[Order, ...]
    confirmations: tuple[ToConfirm, ...]
    contract_points: tuple[ContractPoint, ...]
    awards: tuple[Award, ...]
    failed_on: Mapping[str, tuple[str, ...]]

    @cached_property
    def judged(self) -> tuple[JudgedBid, ...]:
        """The bids that have a result."""
        return tuple(bid for bid in self.bids if bid.result is not None)
