"""A baseline as the plain data of its document."""

from __future__ import annotations

from collections.abc import Mapping

from ismap_check.model.baseline import Baseline, Confirmation, Selection
from ismap_check.model.gate import Condition, Gate
from ismap_check.model.plain.pieces import SCHEMA_VERSION, Plain, given, write_title

COMMON = "default"
"""The key of a gate's thresholds that hold for every catalogue."""


def write_baseline(baseline: Baseline) -> Plain:
    """Return the document; hash and origin are no part of it."""
    return {
        "kind": "baseline",
        "schema": SCHEMA_VERSION,
        "id": baseline.id,
        "title": write_title(baseline.title),
        **given(
            {
                "programme": baseline.programme,
                "notice": write_title(baseline.notice) if baseline.notice else None,
            }
        ),
        "uses": dict(baseline.uses),
        **given(
            {
                "select": {key: _write_selection(selection) for key, selection in baseline.select.items()},
                "mandatory": {key: list(ids) for key, ids in baseline.mandatory.items()},
                "weights": {key: dict(factors) for key, factors in baseline.weights.items()},
                "gate": write_gate(baseline.gate),
                "confirmations": [_write_confirmation(one) for one in baseline.confirmations],
            }
        ),
    }


def write_share(tenths: int) -> int | str:
    """Return tenths of a percent as documents write them: ``80``, or ``"80.5"``."""
    whole, tenth = divmod(tenths, 10)
    return f"{whole}.{tenth}" if tenth else whole


def _write_selection(selection: Selection) -> Plain:
    return given({"include": list(selection.include or ()), "exclude": list(selection.exclude)})


def _write_confirmation(confirmation: Confirmation) -> Plain:
    return {"by": str(confirmation.by), "text": write_title(confirmation.text)}


def write_gate(gate: Gate) -> Plain:
    """Return thresholds by catalogue, those of all catalogues first."""
    common = {COMMON: _write_thresholds(gate.default)} if gate.default else {}
    return {**common, **{key: _write_thresholds(thresholds) for key, thresholds in gate.catalogues.items()}}


def _write_thresholds(thresholds: Mapping[Condition, int]) -> Plain:
    return {
        str(condition): value if condition is Condition.MANDATORY_EXCLUSIONS else write_share(value)
        for condition, value in thresholds.items()
    }
