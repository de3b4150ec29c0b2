"""A program that is asked to end from outside takes away what is half-written, says so, and ends with its own code."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ismap_check.cli.stopping import StoppedError, heed_signals
from tests.acceptance.bundled import ROOT

SLOW_DISK = """
import os, sys, time
os.fsync = lambda _: time.sleep(600)
from ismap_check.__main__ import main
main()
"""
PROFILE = ROOT / "profiles" / "kasumi-genai" / "profile.yaml"


def writing(folder: Path) -> subprocess.Popen[bytes]:
    """Start to write a result over an old file, and come back once the new one lies half-written beside it."""
    (folder / "out.json").write_text("old", encoding="utf-8")
    command = [sys.executable, "-c", SLOW_DISK, "report", str(PROFILE), "--no-cache", "-o", "out.json"]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    until = time.monotonic() + 120
    while not list(folder.glob(".ismap-check-*")):
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.02)
    return process


@pytest.mark.needs("posix")
@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_signal_to_end_leaves_the_old_file_and_nothing_else(name: str, code: int, tmp_path: Path) -> None:
    process = writing(tmp_path)
    process.send_signal(getattr(signal, name))
    out, err = process.communicate(timeout=120)
    assert (process.returncode, out) == (code, b"")
    assert "error: Stopped from outside." in err.decode() or "外部からの指示" in err.decode()
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]
    assert (tmp_path / "out.json").read_text(encoding="utf-8") == "old"


@pytest.mark.needs("posix")
def test_a_signal_that_is_ignored_already_stays_so() -> None:
    """As under nohup."""
    numbers = (signal.SIGTERM, signal.SIGHUP)
    before = [signal.getsignal(number) for number in numbers]
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        heed_signals()
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
        with pytest.raises(StoppedError) as stopped:
            signal.raise_signal(signal.SIGTERM)
        assert stopped.value.exit_code == 143
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
