"""Valid plain data to numbers and conditions: the way back from ``renderers.numbers_record``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ismap_check.model.verdict import ConditionResult, Numbers, VerifiedPoints

Row = Mapping[str, Any]


def read_numbers(row: Row) -> Numbers:
    """Return the numbers of a set of leaves."""
    return Numbers(
        possible=row["possible_halves"],
        claimed=row["claimed_halves"],
        evidenced=row["evidenced_halves"],
        in_scope=row["in_scope"],
        answered=row["answered"],
        rough=row["rough"],
        selectable=row["selectable"],
        selected=row["selected"],
        mandatory=row["mandatory"],
        gaps=row["gaps"],
        exclusions=row["exclusions"],
        waived=row.get("waived", 0),
        verified=_read_points(row["verified"]) if row.get("verified") else None,
    )


def _read_points(row: Row) -> VerifiedPoints:
    return VerifiedPoints(
        possible=row["possible_halves"],
        earned=row["verified_halves"],
        corrected=row["corrected_halves"],
        reviewed=row["reviewed_halves"],
    )


def read_condition(row: Row) -> ConditionResult:
    """Return a condition of the gate and how far it was met."""
    return ConditionResult(
        condition=row["condition"],
        threshold=row["threshold"],
        part=row["part"],
        whole=row["whole"],
        best_part=row["best_part"],
        best_whole=row["best_whole"],
        holds=row["holds"],
        best_holds=row["best_holds"],
    )
