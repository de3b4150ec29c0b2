"""With and without the cache every command says and writes the same, and the cache can be turned off."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.acceptance.bundled import ROOT
from tests.unit.cli.program import AS_OF, Done, ismap_check

PROFILE = str(ROOT / "profiles" / "kasumi-genai" / "profile.yaml")
COMMANDS = {
    "validate": ("validate", PROFILE, str(ROOT / "controls" / "genai-procurement" / "2026-06")),
    "assess": ("assess", PROFILE, "--baseline", "pilot", *AS_OF, "--exit-zero"),
    "report": ("report", PROFILE, *AS_OF, "--exit-zero", "-f", "json"),
    "show": ("catalogue", "show", "genai-procurement@2025-05", "GP-GOV-01"),
    "wrong": ("validate", "typed.yaml", "broken.yaml"),
}
TYPED = """\
kind: catalogue-part
schema: 1
controls:
  - {id: 1.10, title: あ, text: い, provenance: own, requirement: no}
"""


def run(folder: Path, cache: str, *arguments: str) -> Done:
    (folder / "typed.yaml").write_text(TYPED, encoding="utf-8")
    (folder / "broken.yaml").write_text("kind: catalogue\nschema: 1\nid: [", encoding="utf-8")
    return ismap_check(*arguments, folder=folder, environment={"ISMAP_CHECK_CACHE": cache})


@pytest.mark.parametrize("name", COMMANDS)
def test_cold_and_warm_are_alike(tmp_path: Path, name: str) -> None:
    without = run(tmp_path, "off", *COMMANDS[name])
    cold, warm = (run(tmp_path, str(tmp_path / "cache"), *COMMANDS[name]) for _ in range(2))
    assert cold == warm == without


def test_what_was_kept_is_used_and_only_where_it_is_wanted(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    run(tmp_path, str(cache), "validate", PROFILE, "--no-cache")
    assert not cache.exists()
    run(tmp_path, str(cache), "validate", PROFILE)
    kept = {path: path.stat().st_mtime_ns for path in (cache / "documents").iterdir()}
    run(tmp_path, str(cache), "validate", PROFILE)
    assert len(kept) > 1
    assert {path: path.stat().st_mtime_ns for path in (cache / "documents").iterdir()} == kept


def test_damaged_entries_are_mended(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = run(tmp_path, str(cache), *COMMANDS["report"])
    kept = {path: path.read_bytes() for path in (cache / "documents").iterdir()}
    for path, entry in kept.items():
        path.write_bytes(entry[: len(entry) // 2])
    shutil.rmtree(cache / "runs", ignore_errors=True)  # a run that compiled modules was not remembered
    assert run(tmp_path, str(cache), *COMMANDS["report"]) == first
    assert {path: path.read_bytes() for path in (cache / "documents").iterdir()} == kept
