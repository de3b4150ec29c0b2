"""Where rows are kept, and that two runs never write to one log."""

from __future__ import annotations

import subprocess
import sys
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from ismap_check.errors import FileAccessError
from ismap_check.workflow.portfolio import holding as module
from ismap_check.workflow.portfolio.holding import holding
from ismap_check.workflow.portfolio.keeping import MOST_LOGS, Keeping, kept
from ismap_check.workflow.portfolio.shards import Shard

DIES_HOLDING = """
import os, pathlib, sys
from ismap_check.workflow.portfolio.holding import holding
with holding(pathlib.Path(sys.argv[1])) as free:
    os._exit(0 if free else 1)
"""


def keeping(folder: Path, *, state: str | None = None, place: str = "market") -> AbstractContextManager[Keeping]:
    return kept(state, [place], Shard(), {"ISMAP_CHECK_CACHE": str(folder / "cache")}, cached=True)


def test_a_second_run_in_the_same_folder_is_refused_until_the_first_has_ended(tmp_path: Path) -> None:
    state = str(tmp_path / "rows")
    with keeping(tmp_path, state=state):
        with pytest.raises(FileAccessError) as raised, keeping(tmp_path, state=state):
            pass
        assert (raised.value.code, raised.value.params) == ("portfolio-state-in-use", {"path": state})
    with keeping(tmp_path, state=state) as again:
        assert again.lasts


def test_parts_in_one_folder_do_not_hinder_each_other(tmp_path: Path) -> None:
    with kept(str(tmp_path), [], Shard(1, 2), {}, cached=True), kept(str(tmp_path), [], Shard(2, 2), {}, cached=True):
        assert len([*tmp_path.iterdir()]) == 2


def test_a_second_run_of_the_same_places_remembers_nothing_but_goes_on(tmp_path: Path) -> None:
    with keeping(tmp_path) as first, keeping(tmp_path) as second:
        assert first.lasts
        assert not second.lasts
        assert first.path != second.path


def test_a_process_that_died_holds_nothing(tmp_path: Path) -> None:
    log = tmp_path / "rows.jsonl"
    subprocess.run([sys.executable, "-c", DIES_HOLDING, log], check=True)
    with holding(log) as free:
        assert free


def test_a_file_system_without_locks_is_used_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unsupported(_: object) -> None:
        raise OSError(95, "not supported")

    monkeypatch.setattr(module, "_lock_of_system", unsupported)
    with holding(tmp_path / "rows.jsonl") as free:
        assert free


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileAccessError), holding(tmp_path / "none" / "rows.jsonl"):
        pass


def test_the_oldest_portfolios_leave_the_cache_with_their_locks(tmp_path: Path) -> None:
    for number in range(MOST_LOGS + 3):
        with keeping(tmp_path, place=str(number)) as one:
            one.path.touch()
    left = [*(tmp_path / "cache" / "portfolios").iterdir()]
    logs = [path for path in left if path.suffix == ".jsonl"]
    assert len(left) == 2 * len(logs)
    assert MOST_LOGS <= len(logs) <= MOST_LOGS + 1
