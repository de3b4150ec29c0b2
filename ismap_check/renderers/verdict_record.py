"""The judgements inside the record of a result: groups, controls, findings, actions.

``documents.verdict_read`` reads them back.
"""

from __future__ import annotations

from typing import Any

from ismap_check.model.diagnostic import Param
from ismap_check.model.finding import Finding
from ismap_check.model.plain.pieces import Plain, write_text
from ismap_check.model.result import Action, CatalogueResult, ControlResult, GroupResult, Judgement, Standing
from ismap_check.model.text import Term, Text
from ismap_check.renderers import assessor_record
from ismap_check.renderers.numbers_record import write_condition, write_numbers


def write_judgement(judgement: Judgement) -> Plain:
    """Return all catalogues judged under one baseline."""
    return {
        "baseline": judgement.baseline,
        "outcome": str(judgement.outcome),
        "best_outcome": str(judgement.best_outcome),
        **({"verified_outcome": str(judgement.verified_outcome)} if judgement.verified_outcome else {}),
        "catalogues": [_catalogue_result(judged) for judged in judgement.catalogues],
    }


def _catalogue_result(judged: CatalogueResult) -> Plain:
    return {
        "catalogue": judged.catalogue,
        "edition": judged.edition,
        "outcome": str(judged.outcome),
        "best_outcome": str(judged.best_outcome),
        "attainable": judged.attainable,
        "low": write_numbers(judged.low),
        "high": write_numbers(judged.high),
        "conditions": [write_condition(condition) for condition in judged.conditions],
        "groups": [_group(group) for group in judged.groups],
        "controls": [_control(control) for control in judged.controls],
        "findings": [write_finding(finding) for finding in judged.findings],
        "actions": [_action(action) for action in judged.actions],
        **assessor_record.on_catalogue(judged),
    }


def _group(group: GroupResult) -> Plain:
    return {
        "id": group.id,
        "verdict": group.verdict and str(group.verdict),
        "best": group.best and str(group.best),
        "low": write_numbers(group.low),
        "high": write_numbers(group.high),
    }


def _control(control: ControlResult) -> Plain:
    return {
        "id": control.id,
        "requirement": str(control.requirement),
        "weight": control.weight,
        "possible_halves": control.possible,
        "out_by": control.out_by and str(control.out_by),
        "answered": control.answered,
        "rough": control.rough,
        "low": write_standing(control.low),
        "high": write_standing(control.high),
    }


def write_standing(standing: Standing) -> Plain:
    """Return how a control stands at one end."""
    return {
        "verdict": standing.verdict and str(standing.verdict),
        "earned_halves": standing.earned,
        "evidenced_halves": standing.evidenced,
        "gap": standing.gap,
        **({"waived": True} if standing.waived else {}),
    }


def write_finding(finding: Finding) -> Plain:
    """Return a finding."""
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "control": finding.control,
        "params": {name: _param(value) for name, value in finding.params.items()},
    }


def _param(value: Param) -> Any:
    match value:
        case Term():
            return {"term": value.key}
        case Text():
            return write_text(value)
        case tuple():
            return [_param(item) for item in value]
        case _:
            return value


def _action(action: Action) -> Plain:
    return {
        "control": action.control,
        "gain_halves": action.gain,
        "closes_gap": action.closes_gap,
        "flips_outcome": action.flips_outcome,
        "codes": list(action.codes),
    }
