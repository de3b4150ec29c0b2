"""The result of an assessment as a JSON document (``kind: assessment-result``): a frozen shape, not a dump of classes.

Every number is whole: points are half-points, shares are pairs of counts; percentages stand beside them as text.
``documents.result_document`` reads it back; the schema is ``schemas/assessment-result.schema.json``.
"""

from __future__ import annotations

from ismap_check.model.baseline import Baseline
from ismap_check.model.carried import CarriedAnswers
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.plain.baseline import write_baseline
from ismap_check.model.plain.catalogue import write_catalogue
from ismap_check.model.plain.pieces import SCHEMA_VERSION, Plain
from ismap_check.model.plain.profile import write_profile
from ismap_check.model.plain.response import write_response
from ismap_check.model.profile import VendorProfile
from ismap_check.model.result import AssessmentResult, EvidenceResult, Input, RunOptions
from ismap_check.renderers import assessor_record
from ismap_check.renderers.json_text import TOOL, json_bytes
from ismap_check.renderers.verdict_record import write_finding, write_judgement


def render(result: AssessmentResult) -> bytes:
    """Return the result as UTF-8 JSON, one control or answer per line so that it shows well in a diff."""
    return json_bytes(write_result(result))


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
        "judgements": [write_judgement(judgement) for judgement in result.judgements],
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
