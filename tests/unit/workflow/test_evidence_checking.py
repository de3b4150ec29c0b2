"""Checking the evidence of a profile: what counts, what is noted, which files nobody names."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from ismap_check.sources.limits import Limits
from ismap_check.workflow.evidence_checking import Evidence, check_evidence, hashes_written, without_hash
from ismap_check.workflow.profile_editing import OpenProfile, open_profile, write_changes
from tests.unit.workflow.editable import HEAD, shelf, write

AS_OF = date(2026, 11, 1)
HASH = hashlib.sha256(b"good").hexdigest()
ITEMS = f"""\
responses:
  small:
    "1.1.1": {{status: implemented, evidence: [good, bare, gone, outside]}}
evidence:
  good: {{title: 良, file: evidence/good.pdf, sha256: "{HASH}", expires: 2027-01-15}}
  bare: {{title: 裸, file: papers/bare.pdf}}   # 後で埋める
  gone: {{title: 無, file: evidence/gone.pdf}}
  outside: {{title: 外, file: ../inbox/secret.pdf}}
  spare: {{title: 余, url: "https://example.jp/", issued: 2026-01-01}}
"""


@pytest.fixture
def name(tmp_path: Path) -> str:
    """The name of a profile whose evidence is of every kind."""
    write(tmp_path, profile=HEAD + ITEMS)
    for file in ("evidence/good.pdf", "papers/bare.pdf", "evidence/forgotten.pdf", "notes.txt"):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_bytes(Path(file).stem.encode())
    return str(tmp_path / "profile.yaml")


def opened(name: str) -> OpenProfile:
    loaded = open_profile(name, shelf(Path(name).parent), Limits())
    assert loaded.value is not None
    return loaded.value


def told(evidence: Evidence) -> list[tuple[str, object]]:
    return [(one.code, one.params.get("evidence") or one.params["file"]) for one in evidence.findings]


def test_all_is_said_of_every_item_and_of_files_that_no_item_names(name: str) -> None:
    evidence = check_evidence(opened(name), name, AS_OF, 30)
    assert [one.fact.id for one in evidence.invalid] == ["gone", "outside"]
    assert told(evidence) == [
        ("evidence-unhashed", "bare"),
        ("evidence-missing-file", "gone"),
        ("evidence-outside", "outside"),
        ("evidence-unused", "spare"),
        ("evidence-unlisted", "evidence/forgotten.pdf"),
    ]


def test_how_far_ahead_to_look_is_asked_for(name: str) -> None:
    assert ("evidence-expiring", "good") in told(check_evidence(opened(name), name, AS_OF, 75))
    assert ("evidence-expiring", "good") not in told(check_evidence(opened(name), name, AS_OF, 74))


def test_missing_hashes_are_written_by_position(name: str) -> None:
    profile = opened(name)
    items = without_hash(check_evidence(profile, name, AS_OF, 30))
    assert list(items) == ["bare"]
    changes = hashes_written(profile, items)
    assert changes.value is not None, changes.diagnostics
    write_changes(changes.value)
    text = Path(name).read_text(encoding="utf-8")
    assert "# 後で埋める" in text
    assert hashlib.sha256(b"bare").hexdigest() in text
    assert without_hash(check_evidence(opened(name), name, AS_OF, 30)) == {}


@pytest.mark.needs("posix")
def test_two_files_whose_names_look_the_same_are_told(name: str) -> None:
    folder = Path(name).parent / "evidence"
    for form in ("が.pdf", "か\u3099.pdf"):
        (folder / form).write_bytes(form.encode())
    if len({path.name for path in folder.iterdir()}) == 4:  # a file system of macOS keeps one of them
        found = told(check_evidence(opened(name), name, AS_OF, 30))
        assert ("evidence-name-twice", "evidence/が.pdf") in found
