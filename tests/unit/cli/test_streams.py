"""Streams: consoles keep their encoding, files and pipes are UTF-8, and whatever happens there is no traceback."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ismap_check.cli import boundary
from ismap_check.cli.streams import columns, wants_colour
from tests.unit.cli.program import Stream, ismap_check

if TYPE_CHECKING:
    from typing_extensions import Buffer

LIST = ("catalogue", "list", "--lang", "ja")


def run(*arguments: str, **keywords: object) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONIOENCODING": "cp932", "ISMAP_CHECK_LANG": "ja"}
    command = [sys.executable, "-m", "ismap_check", *arguments]
    return subprocess.run(command, env=environment, check=False, stderr=subprocess.PIPE, **keywords)  # type: ignore[call-overload,no-any-return]


def test_a_pipe_is_utf_8_whatever_the_locale() -> None:
    done = run(*LIST, stdout=subprocess.PIPE)
    assert "管理基準" in done.stdout.decode("utf-8")
    assert b"\r" not in done.stdout


def test_a_console_replaces_what_it_cannot_show(monkeypatch: pytest.MonkeyPatch) -> None:
    class Console(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    out = Console(io.BytesIO(), encoding="ascii", write_through=True)
    monkeypatch.setattr(sys, "stdout", out)
    assert boundary.run(["explain", "gap", "--lang", "ja"]) == 0
    written = out.buffer
    assert isinstance(written, io.BytesIO)
    assert written.getvalue().startswith(b"gap (????)\n")


@pytest.mark.needs("posix")
def test_a_reader_that_goes_away_is_no_accident() -> None:
    command = [sys.executable, "-m", "ismap_check", "catalogue", "show", "ismap"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.read(10)
    process.stdout.close()
    _, err = process.communicate(timeout=60)
    assert (process.returncode in {0, 4}, err) == (True, b"")


@pytest.mark.needs("posix")
@pytest.mark.parametrize(
    "arguments", [LIST, ("--version",), ("--help",), ("report", "profiles/aoba-cloud/profile.yaml", "-f", "md")]
)
def test_a_full_disk_behind_standard_output(arguments: tuple[str, ...]) -> None:
    if not Path("/dev/full").exists():
        return
    with Path("/dev/full").open("wb") as full:
        done = run(*arguments, stdout=full)
    assert done.returncode == 4
    assert b"Traceback" not in done.stderr


def test_a_disk_that_fills_up_half_way_is_told_without_a_buffer_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """``PYTHONUNBUFFERED`` makes standard output a raw file, whose write may take less than it is given."""

    class Filling(io.RawIOBase):
        room = 10

        def writable(self) -> bool:
            return True

        def write(self, data: Buffer, /) -> int:
            if not self.room:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            taken = min(memoryview(data).nbytes, self.room)
            self.room -= taken
            return taken

    raw: Any = Filling()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="utf-8", write_through=True))
    monkeypatch.setattr("ismap_check.cli.streams.silence", lambda _: None)
    assert boundary.run(["explain", "gap", "--lang", "ja"]) == 4


@pytest.mark.needs("posix")
@pytest.mark.parametrize("closed", ["1>&-", "2>&-", "0<&-", "1>&- 2>&-"])
def test_closed_streams(closed: str) -> None:
    command = f'exec "{sys.executable}" -m ismap_check catalogue list {closed}'
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert done.returncode == (4 if "1>" in closed else 0)
    assert b"Traceback" not in done.stderr


def test_columns() -> None:
    assert columns(None) == columns(Stream(terminal=False)) == 80


@pytest.mark.parametrize(("wanted", "given"), [("40", 60), ("72", 72), ("200", 100)])
def test_columns_of_a_terminal(wanted: str, given: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", wanted)
    assert columns(Stream(terminal=True)) == given


@pytest.mark.parametrize(
    ("platform", "environment", "wanted"),
    [
        ("linux", {"TERM": "xterm"}, True),
        ("linux", {"TERM": "xterm", "NO_COLOR": ""}, True),
        ("linux", {"TERM": "xterm", "NO_COLOR": "1"}, False),
        ("linux", {"TERM": "dumb"}, False),
        ("linux", {}, False),
        ("win32", {"WT_SESSION": "x"}, True),
        ("win32", {}, False),
    ],
)
def test_colour(platform: str, environment: dict[str, str], wanted: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert wants_colour(Stream(terminal=True), environment) is wanted
    assert not wants_colour(Stream(terminal=False), environment)
    assert not wants_colour(None, environment)


def test_an_odd_file_name_can_be_told(tmp_path: Path) -> None:
    done = ismap_check("validate", "bad\udcff.yaml", "--messages", "json", folder=tmp_path)
    assert done.code == 4
    assert "bad\\udcff.yaml" in done.err
    assert "bad" in ismap_check("validate", "bad\udcff.yaml", folder=tmp_path).err
