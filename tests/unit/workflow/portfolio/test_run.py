"""Chunks go out, rows come back in order, whoever runs them and whoever dies."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from ismap_check.workflow.portfolio.desk import Chunk, Done, work
from ismap_check.workflow.portfolio.pool import Pool, cores
from ismap_check.workflow.portfolio.run import WORKER_DIED
from tests.unit.workflow.portfolio.market import rows_of, small_market

KILLERS = ("vendor-00003", "vendor-00012")


def deadly(chunk: Chunk) -> list[Done]:
    """Judge, unless a file is one that ends the process at once."""
    if any(killer in task.file for task in chunk.tasks for killer in KILLERS):
        os._exit(9)
    return work(chunk)


class DeadlyPool(Pool):
    """A pool that some profiles kill the processes of."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        assert fn is work
        return super().submit(deadly, *args)


def test_rows_come_in_order_from_any_executor(tmp_path: Path) -> None:
    files = small_market(tmp_path, 20, unreadable=1)
    with ThreadPoolExecutor(1) as one, ThreadPoolExecutor(3) as three, Pool(2) as pool:
        found = [rows_of(files, executor) for executor in (one, three, pool)]
    assert found[0] == found[1] == found[2]
    assert [row.file for row in found[0]] == [*files]
    assert [row.trouble.code for row in found[0] if row.trouble] == ["yaml-bracket-open"]


def test_a_file_that_kills_its_process_is_a_row_and_nothing_is_lost(tmp_path: Path) -> None:
    files = small_market(tmp_path, 40)
    with DeadlyPool(2) as pool:
        rows = rows_of(files, pool, under_way=6)
    assert [row.file for row in rows] == [*files]
    died = [Path(row.file).parent.name for row in rows if row.trouble]
    assert died == [*KILLERS]
    assert {row.trouble.code for row in rows if row.trouble} == {WORKER_DIED}


def test_there_is_at_least_one_core() -> None:
    assert cores() >= 1
