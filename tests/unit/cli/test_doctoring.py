"""``doctor`` tells how things stand, in the reader's language, and writes a problem report."""

from __future__ import annotations

from pathlib import Path

import pytest

from ismap_check.workflow.doctor import places
from tests.unit.cli.program import ismap_check


@pytest.mark.parametrize(
    ("lang", "said"), [("ja", "表示の言語：日本語（--langによる）"), ("en", "messages: English (--lang)")]
)
def test_how_things_stand(tmp_path: Path, lang: str, said: str) -> None:
    done = ismap_check("doctor", "--lang", lang, folder=tmp_path, environment={"ISMAP_CHECK_CACHE": "off"})
    assert done.code == 0
    assert said in done.out
    assert str(tmp_path) in done.out
    assert "ISMAP_CHECK_CACHE" in done.out
    assert "doctor." not in done.out


def test_what_the_tool_cannot_do_without_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "bundled_catalogues", dict)
    done = ismap_check("doctor", folder=tmp_path)
    assert done.code == 1
    assert "NO    The bundled catalogues cannot be found." in done.out
    assert "      Install ismap-check anew." in done.out


def test_a_problem_report_is_written_even_if_the_settings_are_broken(tmp_path: Path) -> None:
    (tmp_path / "ismap-check.yaml").write_text("secret: [\n", encoding="utf-8")
    (tmp_path / "secret.yaml").write_text("kind: vendor-profile\n", encoding="utf-8")
    done = ismap_check("doctor", "--report", "secret.yaml", "-o", "problem.txt", folder=tmp_path)
    assert done.code == 0
    report = (tmp_path / "problem.txt").read_text(encoding="utf-8")
    assert "  settings: lacking (unreadable)" in report
    assert "file 1: .yaml vendor-profile 21 bytes" in report
    assert "secret" not in report
    assert str(tmp_path) not in report
    assert ismap_check("doctor", "--report", folder=tmp_path).out.startswith("ismap-check problem report 1\n")


def test_an_input_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("kind: vendor-profile\n", encoding="utf-8")
    assert ismap_check("doctor", "--report", "a.yaml", "-o", "a.yaml", folder=tmp_path).code == 2
    assert ismap_check("doctor", "a.yaml", folder=tmp_path).code == 2
