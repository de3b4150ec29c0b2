"""The result of an assessment as a JSON document (``kind: assessment-result``): a frozen shape, not a dump of classes.

Every number is whole: points are half-points, shares are pairs of counts; percentages stand beside them as text.
``documents.result_document`` reads it back; the schema is ``schemas/assessment-result.schema.json``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ismap_check.model.baseline import Baseline
from ismap_check.model.carried import CarriedAnswers
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Param
from ismap_check.model.finding import Finding
from ismap_check.model.plain.baseline import write_baseline
from ismap_check.model.plain.catalogue import write_catalogue
from ismap_check.model.plain.pieces import SCHEMA_VERSION, Plain, write_text
from ismap_check.model.plain.profile import write_profile
from ismap_check.model.plain.response import write_response
from ismap_check.model.profile import VendorProfile
from ismap_check.model.result import (
    Action,
    AssessmentResult,
    CatalogueResult,
    ConditionResult,
    ControlResult,
    EvidenceResult,
    GroupResult,
    Input,
    Judgement,
    Numbers,
    RunOptions,
    Standing,
)
from ismap_check.model.text import Term, Text
from ismap_check.renderers import assessor_record

TOOL = "ismap-check"

BROKEN_LEVELS = 4
"""Mappings are written over several lines down to this level, lists one level further; all else stands on one line."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": ")).encode


def render(result: AssessmentResult) -> bytes:
    """Return the result as UTF-8 JSON, one control or answer per line so that it shows well in a diff."""
    return json_bytes(write_result(result))


def json_bytes(record: Plain) -> bytes:
    """Return a record as UTF-8 JSON, broken into lines as far as people compare them."""
    return ("".join(_lines(record, 0)) + "\n").encode()


def write_result(result: AssessmentResult) -> Plain:
    """Return the result as plain data."""
    return {
        "kind": "assessment-result",
        "schema": SCHEMA_VERSION,
        "tool": {"name": TOOL, "version": result.tool_version},
        "as_of": result.as_of.isoformat(),
        "options": _options(result.options),
        "outcome": str(result.outcome),
        "best_outcome": str(result.best_outcome),
        "passed": result.passed,
        "failed_on": list(result.failed_on),
        "inputs": [_input(one) for one in result.inputs],
        "judgements": [_judgement(judgement) for judgement in result.judgements],
        "findings": [write_finding(finding) for finding in result.findings],
        "evidence": [_evidence(one) for one in result.evidence],
        "profile": write_profile(result.profile),
        "origins": _origins(result.profile),
        "evidence_origins": {key: item.origin for key, item in result.profile.evidence.items() if item.origin},
        "carried": [_carried(one) for one in result.carried],
        "catalogues": [_catalogue(catalogue) for catalogue in result.catalogues],
        "baselines": [_baseline(baseline) for baseline in result.baselines],
        **assessor_record.documents(result),
    }


def percent(part: int, whole: int) -> str | None:
    """Return a share in percent, rounded down to one decimal; None if there is nothing to divide by."""
    if whole == 0:
        return None
    tenths = part * 1000 // whole
    return f"{tenths // 10}.{tenths % 10}"


def _options(options: RunOptions) -> Plain:
    return {
        "with_options": list(options.with_options),
        "thresholds": {str(condition): value for condition, value in options.thresholds.items()},
        "fail_under": options.fail_under,
        "fail_on": list(options.fail_on),
        "editions": dict(options.editions),
    }


def _input(one: Input) -> Plain:
    return {"role": str(one.role), "path": one.path, "sha256": one.sha256}


def _origins(profile: VendorProfile) -> Plain:
    """Return where answers came from, for those that did not come from the profile itself."""
    origins = {
        catalogue: {control: response.origin for control, response in responses.items() if response.origin}
        for catalogue, responses in profile.responses.items()
    }
    return {catalogue: controls for catalogue, controls in origins.items() if controls}


def _carried(one: CarriedAnswers) -> Plain:
    return {
        "catalogue": one.catalogue,
        "edition": one.edition,
        "answered": one.answered,
        "kept": list(one.kept),
        "proposals": {control: write_response(response) for control, response in one.proposals.items()},
        "added": list(one.added),
        "removed": list(one.removed),
    }


def _catalogue(catalogue: Catalogue) -> Plain:
    return {
        "origin": catalogue.origin,
        "sha256": catalogue.sha256,
        "structure": catalogue.structure,
        "derived_from": catalogue.derived_from,
        **({"withheld": True} if catalogue.withheld else {}),
        "document": write_catalogue(catalogue),
    }


def _baseline(baseline: Baseline) -> Plain:
    return {"origin": baseline.origin, "sha256": baseline.sha256, "document": write_baseline(baseline)}


def _evidence(one: EvidenceResult) -> Plain:
    return {
        "id": one.fact.id,
        "seen": str(one.fact.seen),
        "size": one.fact.size,
        "sha256": one.fact.sha256,
        "valid": one.valid,
        "hash_checked": one.hash_checked,
        "codes": list(one.codes),
        "used_by": list(one.used_by),
    }


def _judgement(judgement: Judgement) -> Plain:
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
        "conditions": [_condition(condition) for condition in judged.conditions],
        "groups": [_group(group) for group in judged.groups],
        "controls": [_control(control) for control in judged.controls],
        "findings": [write_finding(finding) for finding in judged.findings],
        "actions": [_action(action) for action in judged.actions],
        **assessor_record.on_catalogue(judged, write_numbers, _condition),
    }


def write_numbers(numbers: Numbers) -> Plain:
    """Return the numbers of a set of leaves."""
    return {
        "possible_halves": numbers.possible,
        "claimed_halves": numbers.claimed,
        "evidenced_halves": numbers.evidenced,
        "in_scope": numbers.in_scope,
        "answered": numbers.answered,
        "rough": numbers.rough,
        "selectable": numbers.selectable,
        "selected": numbers.selected,
        "mandatory": numbers.mandatory,
        "gaps": numbers.gaps,
        "exclusions": numbers.exclusions,
        "percent": {
            "score": percent(numbers.claimed, numbers.possible),
            "evidenced": percent(numbers.evidenced, numbers.possible),
            "completeness": percent(numbers.answered, numbers.in_scope),
            "selected": percent(numbers.selected, numbers.selectable),
        },
        **({"waived": numbers.waived} if numbers.waived else {}),
        **({"verified": assessor_record.points(numbers.verified)} if numbers.verified else {}),
    }


def _condition(condition: ConditionResult) -> Plain:
    return {
        "condition": condition.condition,
        "threshold": condition.threshold,
        "part": condition.part,
        "whole": condition.whole,
        "best_part": condition.best_part,
        "best_whole": condition.best_whole,
        "holds": condition.holds,
        "best_holds": condition.best_holds,
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


def _lines(value: Any, level: int) -> Iterator[str]:
    """Yield JSON text, broken into lines near the root and compact further down, where Python's C encoder is fast."""
    indent = "\n" + " " * level
    if isinstance(value, Mapping) and value and level <= BROKEN_LEVELS:
        opening = "{"
        for key, item in value.items():
            yield f"{opening}{indent} {_encode(key)}: "
            yield from _lines(item, level + 1)
            opening = ","
        yield indent + "}"
    elif isinstance(value, list) and value and level <= BROKEN_LEVELS + 1 and isinstance(value[0], Mapping):
        opening = "["
        for item in value:
            yield f"{opening}{indent} "
            yield from _lines(item, level + 1)
            opening = ","
        yield indent + "]"
    else:
        yield _encode(value)
