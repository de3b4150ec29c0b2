"""Portfolios from Python, with an executor of the caller's."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import ismap_check
from benchmarks.make_portfolio import DAY
from tests.unit.workflow.portfolio.market import small_market


def test_rows_come_from_an_executor_of_the_callers_which_stays_open(tmp_path: Path) -> None:
    files = small_market(tmp_path, 3, unreadable=1)
    with ThreadPoolExecutor(1) as executor:
        rows = list(ismap_check.judge_portfolio([tmp_path], as_of=DAY, executor=executor))
        assert executor.submit(len, rows).result() == 4
    assert [row.file for row in rows] == [*files]
    assert [row.outcome is None for row in rows] == [row.trouble is not None for row in rows]
    demanded = list(ismap_check.judge_portfolio([tmp_path], as_of=DAY, baselines=["pilot"]))
    assert {part.baseline for row in demanded for part in row.parts} == {"pilot"}


def test_what_cannot_be_judged_by_is_refused_at_once(tmp_path: Path) -> None:
    small_market(tmp_path, 1)
    (tmp_path / "catalogue.yaml").write_text("kind: catalogue\n", encoding="utf-8")
    with pytest.raises(ismap_check.InvalidDocumentError):
        ismap_check.judge_portfolio([tmp_path], as_of=DAY, catalogues=[tmp_path / "catalogue.yaml"])
    with pytest.raises(ismap_check.UsageError):
        ismap_check.judge_portfolio([tmp_path], as_of=DAY, baselines=["none"])
    with pytest.raises(ismap_check.UsageError):
        ismap_check.judge_portfolio([tmp_path / "none*"], as_of=DAY)
