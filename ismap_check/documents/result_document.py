"""Valid plain data to the result of an assessment: the way back from ``renderers.json_record``."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from typing import Any

from ismap_check.documents.baseline_read import read_baseline
from ismap_check.documents.catalogue_read import read_catalogue
from ismap_check.documents.profile_read import read_profile
from ismap_check.documents.response_read import read_response
from ismap_check.documents.verdict_read import read_finding, read_judgement
from ismap_check.model.carried import CarriedAnswers
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.evidence import EvidenceFact, Seen
from ismap_check.model.gate import Condition, Outcome
from ismap_check.model.profile import Response, VendorProfile
from ismap_check.model.result import AssessmentResult, EvidenceResult, Input, InputRole, RunOptions

Row = Mapping[str, Any]


def read_result(data: Row) -> AssessmentResult:
    """Return the result of a document that fits the schema; keys of a newer version are not looked at."""
    return AssessmentResult(
        tool_version=data["tool"]["version"],
        as_of=date.fromisoformat(data["as_of"]),
        options=_read_options(data["options"]),
        inputs=tuple(
            Input(role=InputRole(row["role"]), path=row["path"], sha256=row["sha256"]) for row in data["inputs"]
        ),
        profile=_read_profile(data),
        catalogues=tuple(_read_catalogue(row) for row in data["catalogues"]),
        baselines=tuple(
            read_baseline(row["document"], origin=row["origin"], sha256=row["sha256"]) for row in data["baselines"]
        ),
        evidence=tuple(_read_evidence(row) for row in data["evidence"]),
        judgements=tuple(read_judgement(row) for row in data["judgements"]),
        findings=tuple(read_finding(row) for row in data["findings"]),
        outcome=Outcome(data["outcome"]),
        best_outcome=Outcome(data["best_outcome"]),
        failed_on=tuple(data["failed_on"]),
        passed=data["passed"],
        carried=tuple(_read_carried(row, data["origins"]) for row in data.get("carried", ())),
        verified_outcome=Outcome(data["verified_outcome"]) if data.get("verified_outcome") else None,
        **_read_assessors(data),
    )


def _read_assessors(data: Row) -> dict[str, Any]:
    """Return the reviews and waivers that the result was judged with, if there were any."""
    if not data.get("reviews") and not data.get("waivers"):
        return {}
    from ismap_check.documents.assessor_read import read_reviews, read_waiver_documents  # rare

    return {
        "reviews": read_reviews(data.get("reviews", ())),
        "waivers": read_waiver_documents(data.get("waivers", ())),
    }


def _read_options(row: Row) -> RunOptions:
    return RunOptions(
        with_options=tuple(row["with_options"]),
        thresholds={Condition(name): value for name, value in row["thresholds"].items()},
        fail_under=row["fail_under"],
        fail_on=tuple(row["fail_on"]),
        editions=dict(row.get("editions", {})),
    )


def _read_profile(data: Row) -> VendorProfile:
    """Return the profile with the files that its answers and evidence came from."""
    profile = read_profile(data["profile"])
    origins, evidence_origins = data["origins"], data["evidence_origins"]
    responses = {
        catalogue: {
            control: dataclasses.replace(response, origin=origins.get(catalogue, {}).get(control))
            for control, response in answers.items()
        }
        for catalogue, answers in profile.responses.items()
    }
    evidence = {
        key: dataclasses.replace(item, origin=evidence_origins.get(key)) for key, item in profile.evidence.items()
    }
    return dataclasses.replace(profile, responses=responses, evidence=evidence)


def _read_carried(row: Row, origins: Mapping[str, Mapping[str, str]]) -> CarriedAnswers:
    files = origins.get(row["catalogue"], {})
    return CarriedAnswers(
        catalogue=row["catalogue"],
        edition=row["edition"],
        answered=row["answered"],
        kept=tuple(row["kept"]),
        proposals={control: _read_proposal(response, files) for control, response in row["proposals"].items()},
        added=tuple(row["added"]),
        removed=tuple(row["removed"]),
    )


def _read_proposal(row: Row, files: Mapping[str, str]) -> Response:
    """Return a proposal with the file that the answer it was made from came from."""
    proposal = read_response(row)
    source = proposal.recheck.control if proposal.recheck else ""
    return dataclasses.replace(proposal, origin=files.get(source))


def _read_catalogue(row: Row) -> Catalogue:
    """Return the catalogue with the digests it was judged by."""
    catalogue = read_catalogue(row["document"], origin=row["origin"], sha256=row["sha256"])
    withheld = bool(row.get("withheld"))
    return dataclasses.replace(
        catalogue, structure=row["structure"], derived_from=row["derived_from"], withheld=withheld
    )


def _read_evidence(row: Row) -> EvidenceResult:
    return EvidenceResult(
        fact=EvidenceFact(id=row["id"], seen=Seen(row["seen"]), size=row["size"], sha256=row["sha256"]),
        valid=row["valid"],
        hash_checked=row["hash_checked"],
        codes=tuple(row["codes"]),
        used_by=tuple(row["used_by"]),
    )
