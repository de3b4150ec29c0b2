"""Rows of vendors, as judging small profiles would give them."""

from __future__ import annotations

from datetime import date

from ismap_check.model.gate import Outcome
from ismap_check.model.portfolio import EvidenceDays, RegistrationDay, RowPart, VendorRow
from tests.acceptance.bundled import bundled

AS_OF = date(2026, 11, 15)
REF = "genai-procurement@2026-06"


def vendor(
    number: int,
    *,
    gaps: int = 0,
    name: str = "Service",
    registrations: tuple[RegistrationDay, ...] = (),
    evidence: EvidenceDays | None = None,
) -> VendorRow:
    """Return the row of a vendor with its first ``gaps`` leaves missing."""
    catalogue = bundled(REF)
    leaves = len(catalogue.leaves)
    outcome = Outcome.DOES_NOT_MEET if gaps else Outcome.MEETS
    part = RowPart(
        baseline=None,
        catalogue=REF,
        sha256=catalogue.sha256,
        outcome=outcome,
        best_outcome=outcome,
        possible=2 * leaves,
        claimed=2 * (leaves - gaps),
        best_possible=2 * leaves,
        best_claimed=2 * leaves,
        evidenced=leaves,
        in_scope=leaves,
        answered=leaves,
        gaps=gaps,
        best_gaps=gaps,
        missed=("mandatory_gaps",) if gaps else (),
        marks="N" * gaps + "s" * (leaves - gaps),
    )
    return VendorRow(
        file=f"vendor-{number}.yaml",
        vendor=f"Company {number}",
        service=f"service-{number}",
        name=name,
        outcome=outcome,
        best_outcome=outcome,
        parts=(part,),
        registrations=registrations,
        evidence=evidence or EvidenceDays(),
    )
