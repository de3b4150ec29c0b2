"""The two whole ways of the guide for officers: three bids and a market, every command in the order it stands there."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.acceptance.bundled import ROOT
from tests.unit.cli.program import ismap_check

GUIDES = {"docs/guide-procurement.md": "en", "docs/guide-procurement.ja.md": "ja"}
BLOCK = re.compile(r"^```(sh|yaml)\n(.*?)^```", re.MULTILINE | re.DOTALL)
THREE_BIDS, THOUSAND = 12, 13
ONE_PROCESS = ("--jobs", "1")
"""A pool of processes has tests of its own; starting one for each command would take half a minute here."""


def blocks(guide: str, number: int) -> list[tuple[str, str]]:
    text = (ROOT / guide).read_text(encoding="utf-8")
    (section,) = re.findall(rf"^## {number}\. .*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return BLOCK.findall(section)


def commands(guide: str, number: int) -> list[list[str]]:
    return [shlex.split(line) for kind, text in blocks(guide, number) if kind == "sh" for line in text.splitlines()]


def walk(guide: str, number: int, folder: Path) -> str:
    """Write the case file and run the commands in ``folder`` as they stand; returns all that was shown."""
    for kind, text in blocks(guide, number):
        if kind == "yaml":
            (folder / "case.yaml").write_text(text, encoding="utf-8")
    return "".join(run(line, GUIDES[guide], folder) for line in commands(guide, number))


def run(line: list[str], language: str, folder: Path) -> str:
    if line[0] == "cp":
        shutil.copytree(ROOT / line[2], folder / line[3])
        return ""
    assert line[0] == "ismap-check"
    jobs = ONE_PROCESS if line[1] == "portfolio" and line[2] != "merge" else ()
    environment = {"ISMAP_CHECK_CACHE": str(folder / "cache")}
    done = ismap_check(*line[1:], *jobs, "--lang", language, folder=folder, environment=environment)
    assert done.code == 0, (line, done.err)
    return done.out


@pytest.mark.parametrize("guide", GUIDES)
def test_three_bids_are_judged_compared_and_kept_as_the_guide_says(guide: str, tmp_path: Path) -> None:
    said = walk(guide, THREE_BIDS, tmp_path)
    assert "84.06 % ->   96.87 %" in said
    pages = {"report.html", "change.html", "without.html", "with.html", "as-decided.html"}
    assert {path.name for path in tmp_path.iterdir()} >= {*pages, "annex.xlsx", "questions", "with.csv", "decision.zip"}
    record = json.loads(ismap_check("compare", "decision.zip", "-f", "json", folder=tmp_path).out)
    gaps = [one["low"]["gaps"] for one in record["grounds"][0]["standings"].values()]
    assert gaps == [0, 2, 4], "the guide says so under “Judge and ask”"


@pytest.mark.parametrize("guide", GUIDES)
def test_a_market_is_judged_shared_and_looked_into_as_the_guide_says(guide: str, tmp_path: Path) -> None:
    walk(guide, THOUSAND, tmp_path)
    for suffix, whole in (("html", "summary.html"), ("csv", "vendors.csv")):
        assert (tmp_path / f"merged.{suffix}").read_bytes() == (tmp_path / whole).read_bytes()
    assert (tmp_path / "shortlist.html").is_file()


@pytest.mark.parametrize("number", [THREE_BIDS, THOUSAND])
def test_both_guides_tell_the_same_way(number: int) -> None:
    japanese, english = (commands(guide, number) for guide in GUIDES)
    assert japanese == english
