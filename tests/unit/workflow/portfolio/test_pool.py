"""Processes that judge run the program, and nothing that lies in the folder they are started in."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ismap_check.workflow.portfolio.pool import Pool
from tests.unit.workflow.portfolio.market import small_market


def test_python_files_among_the_profiles_are_not_run(tmp_path: Path) -> None:
    """``python -c`` looks in the current folder first, and so does what multiprocessing starts."""
    market, script = tmp_path / "market", tmp_path / "bin" / "ismap-check"
    small_market(market, 3)
    for name in ("selectors", "struct", "yaml", "ismap_check"):
        (market / f"{name}.py").write_text("raise SystemExit(print('hostile'))\n", encoding="utf-8")
    script.parent.mkdir()
    script.write_text("from ismap_check.__main__ import main\nmain()\n", encoding="utf-8")  # as pip makes one
    command = [sys.executable, str(script), "portfolio", ".", "--jobs", "2", "--no-cache", "-o", "rows.csv"]
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    done = subprocess.run(command, cwd=market, env=surroundings, capture_output=True, text=True, check=False)
    assert "hostile" not in done.stdout + done.stderr
    assert (market / "rows.csv").read_text(encoding="utf-8").count("\nvendor-0000") == 3, done.stderr


@pytest.mark.parametrize("mine", [None, "", "1"])
def test_the_environment_stays_as_it_was(mine: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    if mine is not None:
        monkeypatch.setenv("PYTHONSAFEPATH", mine)
    with Pool(1) as pool:
        assert pool.submit(len, "abc").result() == 3
    assert os.environ.get("PYTHONSAFEPATH") == mine


def test_a_second_ctrl_c_does_not_disturb_what_the_first_began() -> None:
    class Impatient(Pool):
        def shutdown(self, *args: Any, **named: Any) -> None:
            signal.raise_signal(signal.SIGINT)
            super().shutdown(*args, **named)

    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt, match="the first"), Impatient(1):
        raise KeyboardInterrupt("the first")
    assert signal.getsignal(signal.SIGINT) == before
