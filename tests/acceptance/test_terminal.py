"""The program on a real terminal of 80 columns, and on pipes: the same words, colour only where it belongs."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import pytest

from ismap_check.i18n.width import width_of
from tests.unit.cli.program import AS_OF
from tests.unit.workflow.small import PROFILE, write_small

pytestmark = pytest.mark.needs("posix")

CODES = re.compile(r"\x1b\[[0-9;]*m")


def on_terminal(folder: Path, *arguments: str, **environment: str) -> str:
    """Return what a run shows on a terminal of 80 columns."""
    fcntl, pty, termios = (import_module(name) for name in ("fcntl", "pty", "termios"))  # not there on Windows
    main, other = pty.openpty()
    fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    command = [sys.executable, "-m", "ismap_check", *arguments]
    surroundings = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.environ["PYTHONPATH"],
        "TERM": "xterm",
        "ISMAP_CHECK_LANG": "ja",
        "LANG": "C.UTF-8",
        **environment,
    }
    with subprocess.Popen(command, cwd=folder, env=surroundings, stdin=other, stdout=other, stderr=other) as process:
        os.close(other)
        shown = b""
        with suppress(OSError):  # what Linux says when the last writer is gone
            while block := os.read(main, 65_536):
                shown += block
        os.close(main)
        process.wait(timeout=60)
    return shown.decode("utf-8").replace("\r\n", "\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_small(tmp_path)
    return tmp_path


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_outcome_fits_80_columns(folder: Path, language: str) -> None:
    arguments = ("assess", "profile.yaml", "--catalogue", "catalogue.yaml", *AS_OF, "-q", "--lang", language)
    shown = on_terminal(folder, *arguments)
    assert CODES.search(shown)
    lines = CODES.sub("", shown).split("\n")
    assert max(width_of(line) for line in lines) == 80
    piped = subprocess.run(
        [sys.executable, "-m", "ismap_check", *arguments], cwd=folder, capture_output=True, check=False
    )
    assert piped.stdout.decode() == CODES.sub("", shown)


def test_no_colour_when_it_is_not_wanted(folder: Path) -> None:
    arguments = ("assess", "profile.yaml", "--catalogue", "catalogue.yaml", *AS_OF)
    assert "\x1b" not in on_terminal(folder, *arguments, NO_COLOR="1")
    assert "\x1b" not in on_terminal(folder, *arguments, TERM="dumb")


def test_the_caret_stands_under_the_mistake(folder: Path) -> None:
    text = PROFILE.replace("measure: 年に2回。", "measure: 年に2回。, 理由: なし")
    (folder / "profile.yaml").write_text(text, encoding="utf-8")
    shown = on_terminal(folder, "validate", "profile.yaml", "--catalogue", "catalogue.yaml", NO_COLOR="1").split("\n")
    line = next(n for n, one in enumerate(shown) if " | " in one)
    assert width_of(shown[line].partition("理由")[0]) == width_of(shown[line + 1].partition("^")[0])


def test_catalogue_pages_are_wrapped_on_a_terminal_only(folder: Path) -> None:
    arguments = ("catalogue", "show", "ismap", "9.2.3")
    shown = on_terminal(folder, *arguments)
    assert max(width_of(line) for line in shown.split("\n")) <= 80
    piped = subprocess.run([sys.executable, "-m", "ismap_check", *arguments], capture_output=True, check=True)
    assert max(width_of(line) for line in piped.stdout.decode().split("\n")) > 80
