"""The benchmark of portfolios runs, on a market too small to say anything."""

from __future__ import annotations

from pathlib import Path

from benchmarks.make_portfolio import write_market
from benchmarks.portfolio import table


def test_every_run_is_in_the_table(tmp_path: Path) -> None:
    write_market(tmp_path / "market", 2, catalogue="ai-safety")
    small, large = (table(2, 1, tmp_path, large=large).splitlines()[2:] for large in (False, True))
    assert [line.split(",")[1].split("|")[0].strip() for line in small] == ["new", "new", "unchanged"]
    assert "every answer as Parquet" in large[-1]
