"""Every way a run can end is an exit code and a short message."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ismap_check import __main__
from ismap_check.cli import boundary, explaining
from ismap_check.version import __version__
from tests.unit.cli.program import ismap_check

MORE_THAN_A_PIPE_HOLDS = 1 << 20


def raising(error: BaseException) -> object:
    def run(*_: object, **__: object) -> int:
        raise error

    return run


class Panic(BaseException):
    """What stands for ``pyo3_runtime.PanicException``, which is no ``Exception``."""


@pytest.mark.parametrize(
    "error",
    [
        RuntimeError("secret"),
        KeyError("x"),
        RecursionError(),
        MemoryError(),
        OSError(errno.EPIPE, "x"),
        Panic("secret"),
    ],
)
def test_a_defect_has_an_apology_and_no_traceback(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boundary, "_invoke", raising(error))
    done = ismap_check("catalogue", "list")
    assert (done.code, done.out) == (70, "")
    assert done.err.startswith(
        f"error: Sorry, the tool cannot go on because of a defect of its own ({type(error).__name__}"
    )
    assert __version__ in done.err
    assert "Traceback" not in done.err
    assert "secret" not in done.err


def test_a_folder_that_is_closed_is_no_defect(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boundary, "_invoke", raising(PermissionError(errno.EACCES, "x", "closed/x.html")))
    done = ismap_check("catalogue", "list")
    assert (done.code, done.out) == (4, "")
    assert done.err.startswith("error: closed/x.html cannot be looked at: permission denied.")


def test_the_traceback_is_there_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explaining, "explain", raising(RuntimeError("inside")))
    done = ismap_check("explain", "gap", "-v")
    assert done.code == 70
    assert "RuntimeError: inside" in done.err


def test_a_message_that_cannot_be_told_is_still_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boundary, "_invoke", raising(RuntimeError()))
    monkeypatch.setattr(boundary, "told", raising(KeyError("words")))
    done = ismap_check("catalogue", "list")
    assert (done.code, done.err) == (70, "ismap-check: internal error (70)\n")


def test_an_interrupt_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boundary, "_invoke", raising(KeyboardInterrupt()))
    done = ismap_check("catalogue", "list")
    assert (done.code, done.err) == (130, "error: Interrupted. No half-written file is left behind.\n")


@pytest.mark.needs("posix")
def test_ctrl_c_in_the_middle_ends_with_130() -> None:
    command = [sys.executable, "-m", "ismap_check", "assess", "-"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(b"#" * MORE_THAN_A_PIPE_HOLDS)  # comes to its end only once the process reads
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert err.decode() in {
        "エラー: 中断しました。書きかけのファイルは残していません。\n",
        "error: Interrupted. No half-written file is left behind.\n",
    }


def test_version_alone_imports_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["ismap-check", "--version"])
    __main__.main()
    assert capsys.readouterr().out == f"ismap-check {__version__}\n"


@pytest.mark.parametrize(
    "arguments", [["--version", "--lang", "ja"], ["--lang", "en", "--version"], ["-v", "--version"]]
)
def test_version_with_other_options(arguments: list[str]) -> None:
    assert ismap_check(*arguments).out == f"ismap-check {__version__}\n"


def test_the_console_script_and_the_module_end_with_the_same_code() -> None:
    by_module = subprocess.run([sys.executable, "-m", "ismap_check", "nothing"], capture_output=True, check=False)
    assert by_module.returncode == 2


def test_the_environment_of_the_tests_does_not_leak(tmp_path: Path) -> None:
    assert "ISMAP_CHECK_CATALOGUES" not in os.environ
    assert ismap_check("catalogue", "list", folder=tmp_path).code == 0


@pytest.mark.needs("posix")
def test_a_version_that_cannot_be_written_is_told() -> None:
    if not Path("/dev/full").exists():
        return
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "ismap_check", "--version"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env={"ISMAP_CHECK_LANG": "en"}, check=False)
    assert done.returncode == 4
    assert done.stderr.decode() == "error: Standard output cannot be written (the disk is full).\n"
