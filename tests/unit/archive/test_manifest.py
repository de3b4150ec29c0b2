"""A manifest comes back as it was written, and fits the published schema."""

from __future__ import annotations

import json
from datetime import date

from ismap_check.archive.manifest import (
    Demands,
    Kept,
    Manifest,
    Observation,
    Sealed,
    Subject,
    Wanted,
    manifest_bytes,
    read_manifest,
)
from ismap_check.documents.gate import first_complaint
from ismap_check.model.evidence import EvidenceFact, Seen
from ismap_check.model.gate import Condition
from ismap_check.model.result import RunOptions
from ismap_check.model.text import Language

HASH = "0" * 64
OPTIONS = RunOptions(
    with_options=("gold",),
    thresholds={Condition.SCORE: 800},
    fail_under=700,
    fail_on=("mandatory",),
    editions={"example": "2026"},
)
MANIFEST = Manifest(
    version="1.2.3",
    created=date(2026, 11, 15),
    with_evidence=False,
    demands=Demands(
        date(2026, 11, 14), OPTIONS, ("strict",), ("inputs/s.yaml",), ("inputs/c.yaml",), ("inputs/m.yaml",)
    ),
    wanted=Wanted(Language.EN, "full", "buyer", ("gaps",), "CONFIDENTIAL", ("html", "md")),
    subjects=(
        Subject(
            service="example",
            profile="inputs/profile.yaml",
            result="results/example.json",
            reports={"html": "reports/example.en.html", "md": "reports/example.en.md"},
            reviews=("inputs/review.yaml",),
            waivers=("inputs/waivers.yaml",),
            evidence=(
                Observation(EvidenceFact(id="log", seen=Seen.FILE, size=3, sha256=HASH), "証跡/log.txt"),
                Observation(EvidenceFact(id="page", seen=Seen.ADDRESS)),
            ),
        ),
    ),
    kept_out=(Kept("inputs/c.yaml", HASH),),
    members=(Sealed("inputs/c.yaml", 3, HASH),),
)


def test_a_manifest_comes_back() -> None:
    assert read_manifest(json.loads(manifest_bytes(MANIFEST))) == MANIFEST


def test_a_manifest_fits_its_schema() -> None:
    assert first_complaint("sealed-case", json.loads(manifest_bytes(MANIFEST))) is None
