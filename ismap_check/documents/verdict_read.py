"""Valid plain data to the judgements inside a result: groups, controls, findings, actions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ismap_check.documents.numbers_read import read_condition, read_numbers
from ismap_check.documents.pieces import read_text
from ismap_check.model.catalogue import Requirement
from ismap_check.model.diagnostic import Param
from ismap_check.model.finding import Finding, FindingSeverity
from ismap_check.model.gate import Outcome
from ismap_check.model.result import (
    Action,
    CatalogueResult,
    ControlResult,
    GroupResult,
    Judgement,
    OutBy,
    Standing,
    Verdict,
)
from ismap_check.model.text import Term

Row = Mapping[str, Any]

# Looked up thousands of times: a dictionary is ten times faster than calling the enum.
_VERDICT: Mapping[str | None, Verdict] = {str(member): member for member in Verdict}
_OUT_BY: Mapping[str | None, OutBy] = {str(member): member for member in OutBy}
_REQUIREMENT = {str(member): member for member in Requirement}


def read_judgement(row: Row) -> Judgement:
    """Return all catalogues judged under one baseline."""
    return Judgement(
        baseline=row["baseline"],
        outcome=Outcome(row["outcome"]),
        best_outcome=Outcome(row["best_outcome"]),
        catalogues=tuple(_read_catalogue(judged) for judged in row["catalogues"]),
        verified_outcome=Outcome(row["verified_outcome"]) if row.get("verified_outcome") else None,
    )


def read_finding(row: Row) -> Finding:
    """Return one finding with its parameters."""
    return Finding(
        code=row["code"],
        severity=FindingSeverity(row["severity"]),
        control=row["control"],
        params={name: _read_param(value) for name, value in row["params"].items()},
    )


def _read_catalogue(row: Row) -> CatalogueResult:
    return CatalogueResult(
        catalogue=row["catalogue"],
        edition=row["edition"],
        low=read_numbers(row["low"]),
        high=read_numbers(row["high"]),
        attainable=row["attainable"],
        outcome=Outcome(row["outcome"]),
        best_outcome=Outcome(row["best_outcome"]),
        conditions=tuple(read_condition(condition) for condition in row["conditions"]),
        groups=tuple(_read_group(group) for group in row["groups"]),
        controls=tuple(_read_control(control) for control in row["controls"]),
        findings=tuple(read_finding(finding) for finding in row["findings"]),
        actions=tuple(_read_action(action) for action in row["actions"]),
        **_read_assessor(row),
    )


def _read_assessor(row: Row) -> dict[str, Any]:
    """Return what reviews and waivers added, if there were any."""
    if not row.get("verified") and not row.get("waivers"):
        return {}
    from ismap_check.documents.assessor_read import read_verified, read_waiver_result  # rare

    verified = row.get("verified")
    return {
        "verified": read_verified(verified) if verified else None,
        "waivers": tuple(read_waiver_result(one) for one in row.get("waivers", ())),
    }


def _read_group(row: Row) -> GroupResult:
    return GroupResult(
        id=row["id"],
        low=read_numbers(row["low"]),
        high=read_numbers(row["high"]),
        verdict=_VERDICT.get(row["verdict"]),
        best=_VERDICT.get(row["best"]),
    )


def _read_control(row: Row) -> ControlResult:
    return ControlResult(
        id=row["id"],
        requirement=_REQUIREMENT[row["requirement"]],
        weight=row["weight"],
        possible=row["possible_halves"],
        low=_read_standing(row["low"]),
        high=_read_standing(row["high"]),
        out_by=_OUT_BY.get(row["out_by"]),
        answered=row["answered"],
        rough=row["rough"],
    )


def _read_standing(row: Row) -> Standing:
    return Standing(
        verdict=_VERDICT.get(row["verdict"]),
        earned=row["earned_halves"],
        evidenced=row["evidenced_halves"],
        gap=row["gap"],
        waived=row.get("waived", False),
    )


def _read_action(row: Row) -> Action:
    return Action(
        control=row["control"],
        gain=row["gain_halves"],
        closes_gap=row["closes_gap"],
        flips_outcome=row["flips_outcome"],
        codes=tuple(row["codes"]),
    )


def _read_param(value: Any) -> Param:
    match value:
        case {"term": key}:
            return Term(key)
        case {"ja": _, "en": _}:
            return read_text(value)
        case list():
            return tuple(_read_param(item) for item in value)  # type: ignore[misc]
        case _:
            return value  # type: ignore[no-any-return]
