"""The tool for Python programs, at the package root."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import ismap_check
from ismap_check import Condition, InvalidDocumentError, Outcome, UsageError
from tests.unit.workflow.small import write_small

AS_OF = date(2026, 11, 1)
RUN = "import sys; before = set(sys.modules); import ismap_check; print(*sorted(set(sys.modules) - before))"


def test_importing_it_imports_nothing_else() -> None:
    done = subprocess.run([sys.executable, "-c", RUN], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) <= {"ismap_check", "__future__"}


def test_every_public_name_is_there_and_documented() -> None:
    for name in ismap_check.__all__:
        value = getattr(ismap_check, name)
        assert isinstance(value, str) or value.__doc__
    assert dir(ismap_check) == sorted(ismap_check.__all__)
    with pytest.raises(AttributeError, match="nothing"):
        ismap_check.nothing  # noqa: B018 -- the look-up is the test


def test_from_files_to_reports(tmp_path: Path) -> None:
    profile = write_small(tmp_path)
    catalogue, baseline = tmp_path / "catalogue.yaml", tmp_path / "baseline.yaml"
    assert ismap_check.load_catalogue(catalogue).ref == "small@2026-01"
    assert ismap_check.load_baseline(baseline).id == "strict"
    assert ismap_check.load_profile(profile, catalogues=[catalogue]).service.id == "trial"
    result = ismap_check.assess(
        profile, as_of=AS_OF, catalogues=[catalogue], baselines=[baseline], with_options=["plus"]
    )
    assert result.outcome is Outcome.MEETS
    assert ismap_check.build_report(result, "en").language == "en"
    assert ismap_check.render(result, "html", "ja").lower().startswith(b"<!doctype html>")
    (tmp_path / "result.json").write_bytes(ismap_check.render(result, "json"))
    again = ismap_check.load_result(tmp_path / "result.json")
    assert ismap_check.render(again, "md", "en") == ismap_check.render(result, "md", "en")


def test_bundled_documents_by_name() -> None:
    assert ismap_check.load_catalogue("ismap@2024-07").edition == "2024-07"
    assert ismap_check.load_catalogue("genai-procurement").edition == "2026-06"
    assert ismap_check.load_baseline("pilot").id == "pilot"


def test_thresholds_are_kept(tmp_path: Path) -> None:
    profile = write_small(tmp_path)
    judged = ismap_check.assess(
        profile,
        as_of=AS_OF,
        catalogues=[tmp_path / "catalogue.yaml"],
        with_options=["plus"],
        thresholds={Condition.EVIDENCED: 900},
    )
    assert (judged.outcome, judged.passed) == (Outcome.DOES_NOT_MEET, False)


def test_trouble_names_its_places(tmp_path: Path) -> None:
    profile = write_small(tmp_path)
    profile.write_text(profile.read_text(encoding="utf-8").replace("trial", "Trial!"), encoding="utf-8")
    with pytest.raises(InvalidDocumentError) as caught:
        ismap_check.load_profile(profile, catalogues=[tmp_path / "catalogue.yaml"])
    assert [one.code for one in caught.value.diagnostics] == ["wrong-form"]
    assert str(caught.value) == f"{profile}:6:7: wrong-form"
    assert (caught.value.exit_code, caught.value.params) == (3, {"count": 1})


def test_names_that_lead_nowhere(tmp_path: Path) -> None:
    result = ismap_check.assess(write_small(tmp_path), as_of=AS_OF, catalogues=[tmp_path / "catalogue.yaml"])
    with pytest.raises(UsageError, match="format-unknown"):
        ismap_check.render(result, "odt")
    with pytest.raises(UsageError, match="catalogue-unknown"):
        ismap_check.load_catalogue("nothing")
    with pytest.raises(InvalidDocumentError, match="file-missing"):
        ismap_check.load_catalogue(tmp_path / "none.yaml")
    with pytest.raises(InvalidDocumentError, match=r"small.json|file-missing"):
        ismap_check.load_result("small.json")


def test_a_result_that_was_edited_is_refused(tmp_path: Path) -> None:
    result = ismap_check.assess(write_small(tmp_path), as_of=AS_OF, catalogues=[tmp_path / "catalogue.yaml"])
    data = json.loads(ismap_check.render(result, "json"))
    data["judgements"][0]["catalogues"][0]["low"]["claimed_halves"] += 1
    (tmp_path / "r.json").write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(InvalidDocumentError) as caught:
        ismap_check.load_result(tmp_path / "r.json")
    assert [one.code for one in caught.value.diagnostics] == ["result-sums-differ"]


def test_a_report_can_be_asked_for_less(tmp_path: Path) -> None:
    result = ismap_check.assess(write_small(tmp_path), as_of=AS_OF, catalogues=[tmp_path / "catalogue.yaml"])
    whole, page = ismap_check.render(result, "md", "en"), ismap_check.render(result, "md", "en", level="executive")
    assert len(page) < len(whole)
    assert ismap_check.build_report(result, "en", audience="public").title == "Report for the public"
    with pytest.raises(UsageError, match="record-is-whole"):
        ismap_check.render(result, "json", audience="buyer")
    with pytest.raises(UsageError, match="only-filter-unknown"):
        ismap_check.build_report(result, only=["everything"])
