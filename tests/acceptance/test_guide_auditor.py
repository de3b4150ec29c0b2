"""An auditor's whole way, run from the guide: every command of its section, in the order in which it stands there."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.acceptance.bundled import ROOT
from tests.unit.cli.program import ismap_check

GUIDES = {"docs/guide-auditor.md": "en", "docs/guide-auditor.ja.md": "ja"}
SECTION = re.compile(r"^## 6\. .*?(?=^## 7\. )", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
REVIEWED = '\nreviewed_on: "2026-11-12"\nresults:'


def commands(guide: str) -> list[list[str]]:
    (section,) = SECTION.findall((ROOT / guide).read_text(encoding="utf-8"))
    return [shlex.split(line) for block in BLOCK.findall(section) for line in block.splitlines()]


def play_the_auditor(folder: Path) -> None:
    """Write results into the review as a person would in an editor: one fails, the rest pass, the day is noted."""
    path = folder / "review.yaml"
    text = path.read_text(encoding="utf-8").replace("not-tested\n", "pass\n").replace("\nresults:", REVIEWED)
    path.write_text(text.replace("operation: pass", "operation: fail", 1), encoding="utf-8")


def run(line: list[str], language: str, folder: Path) -> str:
    if line[0] == "cp":
        shutil.copytree(ROOT / line[2], folder / line[3])
        return ""
    assert line[0] == "ismap-check"
    done = ismap_check(*line[1:], "--lang", language, folder=folder)
    assert done.code == 0, (line, done.err)
    return done.out


@pytest.mark.parametrize("guide", GUIDES)
def test_the_way_can_be_walked_as_it_stands(guide: str, tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    folder, said = tmp_path / "here", ""
    received = {path.name: path.read_bytes() for path in (ROOT / "profiles/kasumi-genai").iterdir() if path.is_file()}
    for line in commands(guide):
        if "--update" in line:
            play_the_auditor(folder)
        said += run(line, GUIDES[guide], folder)
    assert "2026-11-15  [" in said
    assert {path.name for path in folder.iterdir()} >= {
        *(
            "review.yaml",
            "sample.html",
            "sample.csv",
            "report.html",
            "result.json",
            "history",
            "history.html",
            "case.zip",
        )
    }
    assert {name: (folder / "received" / name).read_bytes() for name in received} == received
    assert "operation: fail" in (folder / "review.yaml").read_text(encoding="utf-8")
    assert len((folder / "history" / "history.jsonl").read_bytes().splitlines()) == 2
    shutil.copytree(
        folder, tmp_path / "elsewhere", ignore=lambda _, names: [name for name in names if name != "case.zip"]
    )
    assert ismap_check("verify", "case.zip", folder=tmp_path / "elsewhere").code == 0


def test_both_guides_tell_the_same_way() -> None:
    named = ("--reviewer", "--organisation")

    def bare(line: list[str]) -> list[str]:
        return [one for place, one in enumerate(line) if place == 0 or line[place - 1] not in named]

    japanese, english = (list(map(bare, commands(guide))) for guide in GUIDES)
    assert japanese == english
    assert len(english) >= 13
