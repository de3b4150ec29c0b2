"""A small made-up market, and the parts of a run put together as the command does."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import Executor
from pathlib import Path

from benchmarks.make_portfolio import DAY, write_market
from ismap_check.model.plain.portfolio import read_row
from ismap_check.model.portfolio import VendorRow
from ismap_check.workflow.judging import Terms
from ismap_check.workflow.portfolio.names import named_profiles
from ismap_check.workflow.portfolio.run import Plan, run
from ismap_check.workflow.portfolio.terms import MarketTerms

SMALL = "genai-procurement"
TERMS = MarketTerms(Terms(as_of=DAY))


def small_market(folder: Path, vendors: int, unreadable: int = 0) -> tuple[str, ...]:
    """Write a market and return its files."""
    write_market(folder, vendors, unreadable=unreadable, catalogue=SMALL)
    return named_profiles([str(folder)]).names


def rows_of(files: Sequence[str], executor: Executor, under_way: int = 4) -> list[VendorRow]:
    """Run all files and return their rows."""
    plan = Plan(TERMS, f"test {under_way}", under_way)
    return [row_in(done.line) for done in run(files, plan, executor) if done.line is not None]


def row_in(line: str) -> VendorRow:
    """Return the row in a line."""
    return read_row(json.loads(line)[2])
