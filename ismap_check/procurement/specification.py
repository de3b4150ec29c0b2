"""What a case asks before anybody has answered: the assessment of a profile that says nothing but the case's facts."""

from __future__ import annotations

from datetime import date

from ismap_check.assessment import AssessmentRequest, assess
from ismap_check.model.baseline import Baseline
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.procurement import ProcurementCase
from ismap_check.model.profile import AssessmentScope, Service, Vendor, VendorProfile
from ismap_check.model.result import AssessmentResult


def specification(
    case: ProcurementCase,
    demands: tuple[Baseline, ...],
    catalogues: tuple[Catalogue, ...],
    *,
    as_of: date,
    tool_version: str,
) -> AssessmentResult:
    """Return the requirements in scope, with what each demands and weighs; a fact left open lets a control apply."""
    nobody = VendorProfile(
        language="ja",
        vendor=Vendor(name=""),
        service=Service(id="", name="", facts=case.facts),
        assessment=AssessmentScope(catalogues={}),
    )
    return assess(
        AssessmentRequest(
            profile=nobody, catalogues=catalogues, as_of=as_of, tool_version=tool_version, baselines=demands
        )
    )
