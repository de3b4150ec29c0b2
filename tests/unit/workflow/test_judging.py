"""From documents to a result: evidence, inputs, options."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from ismap_check.errors import UsageError
from ismap_check.model.evidence import Seen
from ismap_check.model.gate import Condition, Outcome
from ismap_check.model.result import AssessmentResult, InputRole, RunOptions
from ismap_check.sources.limits import Limits
from ismap_check.workflow.documents_of_run import Named, load_all
from ismap_check.workflow.judging import Terms, empty_words, judge
from ismap_check.workflow.shelf import Shelf
from tests.unit.workflow.small import PROFILE, write_small

AS_OF = date(2026, 11, 1)


def judged(profile: Path, options: RunOptions | None = None, limits: Limits | None = None) -> AssessmentResult:
    shelf = Shelf([[str(profile.parent / "catalogue.yaml")]], (), Limits())
    documents = load_all(Named(profile=str(profile), baselines=["pilot"]), shelf, Limits())
    documents_alone = load_all(Named(profile=str(profile)), shelf, Limits()) if options else documents
    assert documents_alone.profile is not None
    terms = Terms(as_of=AS_OF, options=options or RunOptions(), limits=limits or Limits())
    return judge(str(profile), documents_alone, documents_alone.profile, terms)


def test_evidence_beside_the_profile_is_seen_and_hashed(tmp_path: Path) -> None:
    result = judged(write_small(tmp_path))
    fact = result.evidence[0].fact
    assert (fact.id, fact.seen, fact.sha256) == ("rule", Seen.FILE, hashlib.sha256(b"rule").hexdigest())


def test_the_inputs_are_named_from_the_profile_and_bundled_ones_by_name(tmp_path: Path) -> None:
    inputs = judged(write_small(tmp_path)).inputs
    by_role = {role: [one.path for one in inputs if one.role is role] for role in InputRole}
    assert by_role[InputRole.PROFILE] == ["profile.yaml"]
    assert by_role[InputRole.CATALOGUE][0] == "catalogue.yaml"
    assert all(path.startswith("bundled:genai-procurement/2026-06/") for path in by_role[InputRole.CATALOGUE][1:])
    assert by_role[InputRole.BASELINE] == ["bundled:baselines/pilot.yaml"]
    assert by_role[InputRole.EVIDENCE] == ["evidence/rule.txt"]
    assert inputs[0].sha256 == hashlib.sha256((tmp_path / "profile.yaml").read_bytes()).hexdigest()


def test_options_narrow_the_range(tmp_path: Path) -> None:
    profile = write_small(tmp_path)
    without = judged(profile, RunOptions(thresholds={Condition.SCORE: 0}))
    assert (without.outcome, without.best_outcome) == (Outcome.DOES_NOT_MEET, Outcome.MEETS)
    assert judged(profile, RunOptions(with_options=("plus",))).outcome is Outcome.MEETS


def test_the_limit_of_evidence_holds(tmp_path: Path) -> None:
    result = judged(write_small(tmp_path), limits=Limits(evidence_bytes=3))
    assert result.evidence[0].fact.seen is Seen.TOO_LARGE


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (RunOptions(with_options=("plus", "minus")), "option-not-declared"),
        (RunOptions(fail_on=("mandatory", "nonsense")), "fail-on-unknown"),
    ],
)
def test_options_that_lead_nowhere_are_usage_errors(tmp_path: Path, options: RunOptions, code: str) -> None:
    with pytest.raises(UsageError, match=code):
        judged(write_small(tmp_path), options)


def test_a_profile_without_options_says_so(tmp_path: Path) -> None:
    plain = PROFILE.replace("  options: {plus: {title: {ja: 追加, en: Plus}}}\n", "").replace(
        "      condition: {option: plus, otherwise: not-implemented}\n", ""
    )
    with pytest.raises(UsageError, match="option-none-declared"):
        judged(write_small(tmp_path, plain), RunOptions(with_options=("plus",)))


def test_words_that_say_nothing_are_those_of_both_languages() -> None:
    assert {"なし", "該当なし", "N/A", "-"} <= empty_words()
