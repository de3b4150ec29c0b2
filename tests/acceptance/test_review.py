"""An assessor's way with the sample: review and waivers beside the profile, two outcomes, nothing passed by mistake."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.bundled import ROOT
from tests.unit.cli.program import Done, ismap_check

SAMPLE = ROOT / "profiles" / "kasumi-genai"
TERMS = ("--baseline", "pilot", "--as-of", "2026-11-15")
REVIEW, WAIVERS = ("--review", "kasumi/review.yaml"), ("--waivers", "kasumi/waivers.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLE, tmp_path / "kasumi")
    return tmp_path


def assess(folder: Path, *arguments: str, environment: dict[str, str] | None = None) -> Done:
    given = ("assess", "kasumi/profile.yaml", *TERMS, *arguments)
    return ismap_check(*given, folder=folder, environment=environment or {})


def result(folder: Path, *arguments: str) -> Any:
    done = ismap_check("report", "kasumi/profile.yaml", *TERMS, *arguments, "-f", "json", folder=folder)
    return json.loads(done.out)


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / "kasumi" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_exit_code_follows_the_review_and_the_waiver_lifts_its_gap(folder: Path) -> None:
    assert assess(folder).code == 0
    reviewed = assess(folder, *REVIEW)
    assert reviewed.code == 1
    assert "Conclusion: meets the conditions\nAs verified: does not meet the conditions\n" in reviewed.out
    waived = assess(folder, *REVIEW, *WAIVERS)
    assert waived.code == 0
    assert "As verified: meets the conditions with waivers" in waived.out


def test_the_result_holds_the_inputs_and_both_documents(folder: Path) -> None:
    written = result(folder, *REVIEW, *WAIVERS)
    assert [(one["role"], one["path"]) for one in written["inputs"] if one["role"] in ("review", "waivers")] == [
        ("review", "review.yaml"),
        ("waivers", "waivers.yaml"),
    ]
    assert written["reviews"][0]["origin"] == "review.yaml"
    assert written["verified_outcome"] == "meets-with-waivers"


def test_without_an_assessor_a_result_has_none_of_the_keys(folder: Path) -> None:
    text = json.dumps(result(folder))
    assert not any(f'"{key}"' in text for key in ("verified_outcome", "reviews", "waived", "verified"))


def test_one_document_named_in_two_ways_counts_once(folder: Path) -> None:
    again = ("--review", "./kasumi/review.yaml", "--review", str((folder / "kasumi/review.yaml").absolute()))
    assert result(folder, *REVIEW, *again) == result(folder, *REVIEW)


def test_a_copy_under_another_name_counts_once(folder: Path) -> None:
    shutil.copy(folder / "kasumi/review.yaml", folder / "copy.yaml")
    assert result(folder, *REVIEW, "--review", "copy.yaml") == result(folder, *REVIEW)


def test_the_stored_result_gives_the_same_report(folder: Path) -> None:
    given = (*REVIEW, *WAIVERS, "-o", "a.json", "-o", "a.md")
    assert ismap_check("report", "kasumi/profile.yaml", *TERMS, *given, folder=folder).code == 0
    assert ismap_check("report", "a.json", "-o", "b.md", folder=folder).code == 0
    assert (folder / "a.md").read_bytes() == (folder / "b.md").read_bytes()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"verified_halves": 293', '"verified_halves": 334'),
        ('"verified_outcome": "meets-with-waivers"', '"verified_outcome": "meets"'),
        (
            '"state": "corrected", "claim": "satisfied", "verdict": "partial"',
            '"state": "confirmed", "claim": "satisfied", "verdict": "satisfied"',
        ),
        ('"state": "unused"', '"state": "active"'),
    ],
)
def test_an_edited_result_is_refused(folder: Path, old: str, new: str) -> None:
    text = ismap_check("report", "kasumi/profile.yaml", *TERMS, *REVIEW, *WAIVERS, "-f", "json", folder=folder).out
    assert old in text
    (folder / "edited.json").write_text(text.replace(old, new), encoding="utf-8")
    done = ismap_check("report", "edited.json", "-f", "md", folder=folder)
    assert done.code == 3
    assert "result-sums-differ" in done.err


def test_a_changed_answer_and_changed_evidence_make_results_stale(folder: Path) -> None:
    change(folder, "profile.yaml", "デジタル推進課長をかすみのAI責任者に充て", "課長補佐をかすみのAI責任者に充て")
    change(folder, "evidence/bias-test.csv", "\n", "\n ")
    (judged,) = result(folder, *REVIEW, "--exit-zero")["judgements"][0]["catalogues"]
    stale = {one["id"] for one in judged["verified"]["controls"] if one["state"] == "stale"}
    assert stale == {"GP-GOV-01", "GP-BIAS-01", "GP-MIS-05"}


def test_a_document_for_another_service_is_refused(folder: Path) -> None:
    change(folder, "review.yaml", "service: kasumi-genai", "service: kasumi")
    change(folder, "waivers.yaml", "service: kasumi-genai", "service: kasumi")
    done = assess(folder, *REVIEW, *WAIVERS)
    assert done.code == 3
    assert done.err.count("other-service") == 2


def test_a_review_of_another_edition_is_refused(folder: Path) -> None:
    change(folder, "review.yaml", 'genai-procurement: "2026-06"', 'genai-procurement: "2025-05"')
    done = assess(folder, *REVIEW)
    assert done.code == 3
    assert "review-other-edition" in done.err


def test_a_waiver_for_an_unknown_control_is_named_by_the_run_itself(folder: Path) -> None:
    """The profile decides what is unknown, so ``validate`` of the waivers alone cannot say it."""
    change(folder, "waivers.yaml", "GP-LOG-01", "GP-LOG-99")
    done = assess(folder, *WAIVERS)
    assert done.code == 0
    assert "waiver-unknown-control" in done.err
    assert "GP-LOG-99" in done.err
    assert "validate" not in done.err


def test_a_result_is_reviewed_already(folder: Path) -> None:
    (folder / "a.json").write_text(json.dumps(result(folder)), encoding="utf-8")
    assert ismap_check("report", "a.json", *REVIEW, "-f", "md", folder=folder).code == 2


def test_a_missing_review_is_told(folder: Path) -> None:
    assert assess(folder, "--review", "kasumi/nothing.yaml").code == 4


def test_a_remembered_run_sees_that_the_review_has_changed(folder: Path) -> None:
    environment = {"ISMAP_CHECK_CACHE": str(folder / "cache")}
    codes = [assess(folder, *REVIEW, environment=environment).code for _ in range(2)]
    change(folder, "review.yaml", "operation: fail", "operation: pass")
    assert [*codes, assess(folder, *REVIEW, environment=environment).code] == [1, 1, 0]


def test_the_report_shows_both_texts_of_a_disagreement(folder: Path) -> None:
    text = ismap_check(
        "--lang", "ja", "report", "kasumi/profile.yaml", *TERMS, *REVIEW, *WAIVERS, "-f", "md", folder=folder
    ).out
    row = next(line for line in text.splitlines() if line.startswith("| [GP-INC-01") and "第一報を入れる" in line)
    assert "夜間に判断する者が決まっていなかった" in row
    assert "期限：2026-11-10 × 期限超過" in text
    assert "例外承認（2026-12-31 まで）" in text
    assert "榊 みどり（架空）" in text


def test_a_history_shows_the_verified_score_beside_the_claimed_one(folder: Path) -> None:
    assert assess(folder, "--record", "history").code == 0
    assert assess(folder, *REVIEW, "--record", "history").code == 1
    shown = ismap_check("history", "history", folder=folder)
    assert shown.code == 0
    assert shown.out.count("96.1 %") == 2
    assert shown.out.count("(Verified: 87.7 %)") == 1
    assert shown.out.count("(Conclusion as verified: does not meet the conditions)") == 1
    page = ismap_check("history", "history", "-f", "md", folder=folder).out
    assert "| Conclusion | Conclusion as verified |" in page
    row = next(line for line in page.splitlines() if "87.7 %" in line)
    assert "does not meet the conditions" in row
