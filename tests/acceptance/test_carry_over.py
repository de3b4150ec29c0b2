"""``carry-over`` as a user runs it: a valid new file, the old one untouched, nothing replaced by mistake."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.unit.cli.program import Done, ismap_check

DAY = ("--as-of", "2026-12-15")


def run(*arguments: str | Path) -> Done:
    return ismap_check("--lang", "en", *arguments)


def test_the_next_period_starts_with_proposals_only(tmp_path: Path) -> None:
    folder = tmp_path / "kasumi-genai"
    shutil.copytree("profiles/kasumi-genai", folder)
    old, new = folder / "profile.yaml", folder / "next.yaml"
    before = old.read_bytes()
    told = run("carry-over", old, "-o", new, *DAY)
    assert (told.code, old.read_bytes()) == (0, before)
    assert "answers were taken along" in told.err
    assert "Evidence about earlier periods: training-record" in told.err
    assert "still in" not in told.err  # the files lie beside it
    assert run("validate", new).code == 0
    judged = run("assess", new, *DAY, "--exit-zero")
    assert "0.0 %" in judged.out
    again = run("carry-over", old, "-o", new, *DAY)
    assert (again.code, "--force" in again.err) == (2, True)
    assert run("carry-over", old, "-o", new, *DAY, "--force").code == 0


def test_inputs_stay_and_streams_are_refused(tmp_path: Path) -> None:
    old = Path("profiles/kasumi-genai/profile.yaml")
    assert run("carry-over", old, "-o", old, "--force").code == 2
    assert run("carry-over", "-", "-o", tmp_path / "x.yaml").code == 2
    elsewhere = run("carry-over", old, "-o", tmp_path / "x.yaml", *DAY)
    assert (elsewhere.code, "still in" in elsewhere.err) == (0, True)


def test_a_file_with_errors_gives_nothing(tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text("kind: vendor-profile\nschema: 1\n", encoding="utf-8")
    told = run("carry-over", tmp_path / "old.yaml", "-o", tmp_path / "new.yaml")
    assert (told.code, (tmp_path / "new.yaml").exists()) == (3, False)
