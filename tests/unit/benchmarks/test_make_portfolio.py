"""The made-up market: always the same, readable, and as mixed as a real one."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import ismap_check
from benchmarks.make_portfolio import DAY, main, write_market
from tests.acceptance.bundled import ROOT

SMALL = "genai-procurement"


def test_the_bytes_are_always_the_same_and_every_profile_can_be_judged(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_market(tmp_path / name, 12, unreadable=1, catalogue=SMALL)
    files = sorted(path for path in (tmp_path / "a").rglob("*") if path.is_file())
    twins = [tmp_path / "b" / path.relative_to(tmp_path / "a") for path in files]
    assert [path.read_bytes() for path in files] == [path.read_bytes() for path in twins]
    profiles = [path for path in files if path.name == "profile.yaml"]
    results = [ismap_check.assess(path, as_of=DAY) for path in profiles]
    assert len(results) == 12
    assert len({result.judgements[0].catalogues[0].low.claimed for result in results}) > 6


def test_more_vendors_leave_the_first_ones_as_they_are(tmp_path: Path) -> None:
    for name, vendors in (("few", 2), ("more", 3)):
        write_market(tmp_path / name, vendors, catalogue=SMALL)
    few, more = (tmp_path / name / "vendor-00002" / "profile.yaml" for name in ("few", "more"))
    assert few.read_bytes() == more.read_bytes()
    assert date(2026, 11, 15) == DAY


def test_it_is_run_as_a_script(tmp_path: Path) -> None:
    command = [sys.executable, "benchmarks/make_portfolio.py", "1", str(tmp_path), "--catalogue", SMALL]
    subprocess.run(command, cwd=ROOT, check=True)
    assert (tmp_path / "vendor-00001" / "profile.yaml").is_file()


@pytest.mark.parametrize("arguments", [["1", "market", "--catalogue", "none"], ["--", "-1", "market"]])
def test_what_cannot_be_made_is_refused_without_a_traceback(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["make_portfolio.py", *arguments])
    with pytest.raises(SystemExit) as raised:
        main()
    assert (raised.value.code, [*tmp_path.iterdir()]) == (2, [])
