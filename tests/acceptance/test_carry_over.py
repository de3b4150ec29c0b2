"""``carry-over`` as a user runs it: a valid new file, the old one untouched, nothing replaced by mistake."""

from __future__ import annotations

import itertools
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
    assert "Comments" not in told.err
    assert "the last day of the period" in told.err
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


def test_comments_and_layout_come_along_in_a_profile_of_one_file(tmp_path: Path) -> None:
    """Whoever answers next year finds the file as it was: only what the new period changes is changed."""
    folder = tmp_path / "kasumi-genai"
    shutil.copytree("profiles/kasumi-genai", folder)
    assert run("carry-over", folder / "profile.yaml", "-o", folder / "next.yaml", *DAY).code == 0
    old, new = ((folder / name).read_text(encoding="utf-8").splitlines() for name in ("profile.yaml", "next.yaml"))
    gone = [line for line, _ in itertools.groupby(old) if line not in set(new)]
    assert [line.split(":")[0].strip() for line in gone] == ["period", "previous_period", "prepared_on", "prepared_by"]
    assert run("carry-over", folder / "profile.yaml", "-o", tmp_path / "away.yaml", *DAY).code == 0
    away = (tmp_path / "away.yaml").read_text(encoding="utf-8").splitlines()
    assert away == new[1:]  # the editor's line names the schema by a path from the old folder


def test_several_files_become_one_without_comments(tmp_path: Path) -> None:
    folder = tmp_path / "tsubaki-ai"
    shutil.copytree("profiles/tsubaki-ai", folder)
    told = run("carry-over", folder / "profile.yaml", "-o", folder / "next.yaml", *DAY)
    assert (told.code, "Comments were not taken along." in told.err) == (0, True)
    assert run("validate", folder / "next.yaml").code == 0
    assert run("carry-over", folder / "next.yaml", "-o", folder / "next.txt").code == 2
