"""The benchmark of portfolios runs, on a market too small to say anything."""

from __future__ import annotations

from pathlib import Path

from benchmarks.make_portfolio import write_market
from benchmarks.portfolio import table


def test_every_run_is_in_the_table(tmp_path: Path) -> None:
    write_market(tmp_path / "market", 2, catalogue="ai-safety")
    lines = table(2, 1, tmp_path).splitlines()
    assert [line.split(",")[1].split("|")[0].strip() for line in lines[2:]] == ["new", "new", "unchanged"]
