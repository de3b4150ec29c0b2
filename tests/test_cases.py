"""Every folder of tests/cases with an ``expected.yaml`` is a test: documents in, numbers and findings out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import pytest

from ismap_check.assessment import AssessmentRequest, assess
from ismap_check.assessment.sums import check_sums
from ismap_check.documents.baseline_check import check_baseline
from ismap_check.documents.baseline_load import load_baseline
from ismap_check.documents.baseline_read import read_share
from ismap_check.documents.catalogue_load import load_catalogue
from ismap_check.documents.profile_load import load_profile
from ismap_check.documents.profile_resolve import resolve_profile
from ismap_check.evidence.observe import observe_evidence
from ismap_check.i18n.words import load_words
from ismap_check.model.baseline import Baseline
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Loaded
from ismap_check.model.gate import Condition
from ismap_check.model.profile import VendorProfile
from ismap_check.model.result import AssessmentResult, CatalogueResult, RunOptions
from ismap_check.model.text import Language
from ismap_check.sources.files import read_source
from ismap_check.sources.limits import Limits

CASES = Path(__file__).parent / "cases"
FOLDERS = sorted(path.parent for path in CASES.rglob("expected.yaml"))
OPTIONS = {"baselines", "with_options", "thresholds", "fail_on", "fail_under"}
LIMITS = Limits()
T = TypeVar("T")


def value(loaded: Loaded[T]) -> T:
    """Return what was loaded; a case's own documents have nothing to complain about."""
    assert [d.code for d in loaded.diagnostics if d.is_error] == []
    assert loaded.value is not None
    return loaded.value


def expected(folder: Path) -> dict[str, Any]:
    """Read what a case expects, as strictly as any document."""
    found: dict[str, Any] = value(read_source(folder / "expected.yaml", "expected.yaml", LIMITS)).data
    return found


def documents(folder: Path) -> tuple[VendorProfile, tuple[Catalogue, ...], dict[str, Baseline]]:
    """Load a case's documents."""
    files = [
        *sorted(folder.glob("catalogue*.yaml")),
        *(folder / path for path in expected(folder).get("catalogues", ())),
    ]
    catalogues = tuple(value(load_catalogue(path, name=path.name, limits=LIMITS)) for path in files)
    loaded = [
        value(load_baseline(path, name=path.name, limits=LIMITS)) for path in sorted(folder.glob("baseline*.yaml"))
    ]
    for baseline in loaded:
        assert check_baseline(baseline, catalogues) == ()
    profile = value(load_profile(folder / "profile.yaml", name="profile.yaml", limits=LIMITS))
    return value(resolve_profile(profile, catalogues)), catalogues, {baseline.id: baseline for baseline in loaded}


def run_options(run: Mapping[str, Any]) -> RunOptions:
    """Return the options of a run; thresholds are written as in a baseline."""
    limits = {Condition(name): limit for name, limit in run.get("thresholds", {}).items()}
    return RunOptions(
        with_options=tuple(run.get("with_options", ())),
        thresholds={
            name: limit if name is Condition.MANDATORY_EXCLUSIONS else read_share(limit)
            for name, limit in limits.items()
        },
        fail_under=read_share(run["fail_under"]) if "fail_under" in run else None,
        fail_on=tuple(run.get("fail_on", ())),
    )


def seen(result: AssessmentResult) -> dict[str, Any]:
    """Return a result in the words of ``expected.yaml``."""
    catalogues = [judged for judgement in result.judgements for judged in judgement.catalogues]
    return {
        "outcome": result.outcome,
        "best_outcome": result.best_outcome,
        "passed": result.passed,
        "failed_on": list(result.failed_on),
        "findings": [finding.code for finding in result.findings],
        "catalogues": {judged.catalogue: seen_catalogue(judged) for judged in catalogues},
    }


def seen_catalogue(judged: CatalogueResult) -> dict[str, Any]:
    """Return one catalogue's result in the words of ``expected.yaml``."""
    low, high = judged.low, judged.high
    return {
        "outcome": judged.outcome,
        "best_outcome": judged.best_outcome,
        "score": [low.claimed, low.possible],
        "best_score": [high.claimed, high.possible],
        "evidenced": [low.evidenced, low.possible],
        "completeness": [low.answered, low.in_scope],
        "selected": [low.selected, low.selectable],
        "rough": low.rough,
        "exclusions": low.exclusions,
        "gaps": [one.id for one in judged.controls if one.low.gap],
        "best_gaps": [one.id for one in judged.controls if one.high.gap],
        "verdicts": {one.id: one.low.verdict for one in judged.controls},
        "best_verdicts": {one.id: one.high.verdict for one in judged.controls},
        "out": {one.id: one.out_by for one in judged.controls if one.out_by},
        "conditions": {one.condition: one.holds for one in judged.conditions},
        "findings": findings(judged),
    }


def findings(judged: CatalogueResult) -> dict[str, list[str]]:
    """Return the codes by control; the catalogue itself is the empty name."""
    codes: dict[str, list[str]] = {"": [], **{one.id: [] for one in judged.controls}}
    for finding in judged.findings:
        codes[finding.control or ""].append(finding.code)
    return codes


def named(want: Any, got: Any) -> Any:
    """Return the part of ``got`` that ``want`` names; ``out`` and ``conditions`` and lists are compared whole."""
    if not isinstance(want, dict):
        return got
    return {key: got[key] if key in ("out", "conditions") else named(want[key], got[key]) for key in want}


def runs() -> Iterator[Any]:
    for folder in FOLDERS:
        for number, run in enumerate(expected(folder)["runs"], 1):
            yield pytest.param(folder, run, id=f"{folder.relative_to(CASES).as_posix()}-{number}")


@pytest.mark.parametrize(("folder", "run"), tuple(runs()))
def test_case(folder: Path, run: dict[str, Any]) -> None:
    profile, catalogues, baselines = documents(folder)
    result = assess(
        AssessmentRequest(
            profile=profile,
            catalogues=catalogues,
            as_of=date.fromisoformat(expected(folder)["as_of"]),
            tool_version="test",
            baselines=tuple(baselines[name] for name in run.get("baselines", ())),
            evidence=observe_evidence(profile.evidence, folder, LIMITS.evidence_bytes),
            options=run_options(run),
            empty_words=frozenset(word for one in Language for word in load_words(one).items("empty-words")),
        )
    )
    want = {key: item for key, item in run.items() if key not in OPTIONS}
    assert named(want, seen(result)) == want
    assert check_sums(result) == ()


def test_there_are_cases() -> None:
    assert len(FOLDERS) >= 11
