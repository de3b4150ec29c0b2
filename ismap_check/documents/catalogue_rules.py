"""A catalogue's own rules of judging: plain data to model (JUDGING, section 3)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ismap_check.model.catalogue import Inheritance, MandatoryExclusion, PeriodRule, Rules


def read_rules(data: Mapping[str, Any], base: Rules | None) -> Rules:
    """Return the rules; what is not given is the base edition's, or the default."""
    kept = base or Rules()
    return Rules(
        mandatory_exclusion=MandatoryExclusion(_or(data.get("mandatory_exclusion"), kept.mandatory_exclusion)),
        selection=_or(data.get("selection"), kept.selection),
        measure_required=_or(_is_required(data.get("measure")), kept.measure_required),
        inheritance=Inheritance(_or(data.get("inheritance"), kept.inheritance)),
        period=_read_period(data["period"]) if data.get("period") else kept.period,
        id_suffixes=tuple(_or(data.get("id_suffixes"), kept.id_suffixes)),
    )


def _read_period(data: Mapping[str, int]) -> PeriodRule:
    return PeriodRule(
        max_months=data["max_months"], min_months=data["min_months"], validity_months=data["validity_months"]
    )


def _is_required(measure: str | None) -> bool | None:
    return None if measure is None else measure == "required"


def _or(value: Any, inherited: Any) -> Any:
    return inherited if value is None else value
