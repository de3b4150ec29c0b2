"""``answer`` on a real terminal of 80 by 24, with someone who types."""

from __future__ import annotations

import codecs
import os
import re
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import pytest

from ismap_check.i18n.width import width_of
from tests.unit.workflow.answering.grounds import CATALOGUE, HEAD

pytestmark = pytest.mark.needs("posix")

CODES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")
PATIENCE = 120


class Terminal:
    """A run on a terminal: what it shows, and what is typed."""

    def __init__(self, process: subprocess.Popen[bytes], main: int) -> None:
        self.process = process
        self.shown = ""
        self._unseen = ""
        self._main = main
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")  # a block may end within a character

    def until(self, text: str) -> None:
        """Read until a text is shown, after the one waited for before or after what was typed since."""
        self.shown = self._unseen
        end = time.monotonic() + PATIENCE
        while text not in self.shown:
            assert time.monotonic() < end, self.shown
            self._take(1)
        self._unseen = self.shown.partition(text)[2]

    def interrupt(self) -> None:
        """Press Ctrl-C until the run ends: one that comes just before the wait for a key is noticed with the next."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < end:
            self.process.send_signal(signal.SIGINT)
            self._take(0.5)

    def type(self, *lines: str) -> None:
        """Type lines."""
        self._unseen = ""
        os.write(self._main, "".join(f"{line}\n" for line in lines).encode())

    def end(self) -> int:
        """Read to the end and return the exit code."""
        end = time.monotonic() + PATIENCE
        while self._take(1) or self.process.poll() is None:
            assert time.monotonic() < end, self.shown
        return self.process.wait(timeout=PATIENCE)

    def _take(self, patience: float) -> bool:
        """Wait for output and take it; tell whether there was any."""
        if not select.select([self._main], [], [], patience)[0]:
            return False
        try:
            block = os.read(self._main, 65_536)
        except OSError:  # what Linux says when the last writer is gone
            return False
        self.shown += CODES.sub("", self._decoder.decode(block)).replace("\r\n", "\n")
        return bool(block)


@contextmanager
def terminal(folder: Path, *arguments: str, language: str = "en") -> Iterator[Terminal]:
    fcntl, pty, termios = (import_module(name) for name in ("fcntl", "pty", "termios"))  # not there on Windows
    main, other = pty.openpty()
    fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    command = [sys.executable, "-m", "ismap_check", "answer", *arguments]
    environment = {**os.environ, "TERM": "xterm", "ISMAP_CHECK_LANG": language, "LANG": "C.UTF-8"}
    with subprocess.Popen(command, cwd=folder, env=environment, stdin=other, stdout=other, stderr=other) as process:
        os.close(other)
        try:
            yield Terminal(process, main)
        finally:
            process.kill()
            os.close(main)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "catalogue.yaml").write_text(CATALOGUE, encoding="utf-8")
    (tmp_path / "profile.yaml").write_text(HEAD, encoding="utf-8")
    return tmp_path


SMALL = ("profile.yaml", "--catalogue", "catalogue.yaml")


def profile(folder: Path) -> str:
    return (folder / "profile.yaml").read_text(encoding="utf-8")


def test_answers_mistakes_and_the_end(folder: Path) -> None:
    with terminal(folder, *SMALL, language="ja") as run:
        run.until("状況> ")
        run.type("まだ")
        run.until("状況として読み取れません")
        run.type("実施済み", "保存データを暗号化する。", "鍵は年1回替える。", "", "")
        run.until("保存しました：small/1.1.2.PB")
        assert "鍵は年1回替える。" in profile(folder)
        run.type("h")
        run.until("状況> ")
        run.type("q")
        assert run.end() == 0
        assert "回答を1件保存しました。" in run.shown
    with terminal(folder, *SMALL) as run:
        run.until("status> ")
        assert "small/2.1.2" in run.shown


def test_an_interruption_loses_nothing_that_was_saved(folder: Path) -> None:
    with terminal(folder, *SMALL) as run:
        run.until("status> ")
        run.type("6")
        run.until("status> ")
        run.type("1", "Half a sen")
        run.until("sen\n> ")
        run.interrupt()
        assert run.end() == 130
        assert "saved 1 answer" in run.shown
    assert profile(folder).count("status:") == 1


def test_a_terminal_that_is_closed_loses_nothing_that_was_saved(folder: Path) -> None:
    with terminal(folder, *SMALL) as run:
        run.until("status> ")
        run.type("6")
        run.until("saved: ")
        run.process.kill()
    assert profile(folder).count("status: not-implemented") == 1
    assert not list(folder.glob(".ismap-check-*"))


def test_somebody_else_changes_the_file(folder: Path) -> None:
    with terminal(folder, *SMALL) as run:
        run.until("status> ")
        (folder / "profile.yaml").write_text(f"# memo\n{HEAD}", encoding="utf-8")
        run.type("6")
        run.until("had been changed meanwhile")
        assert "# memo" in profile(folder)
        run.until("status> ")
        changed = profile(folder) + '    2.1.2:\n      status: partial\n      measure: "Theirs."\n'
        (folder / "profile.yaml").write_text(changed, encoding="utf-8")
        run.type("1", "Mine.", "", "")
        run.until("status> ")
        assert "Theirs." in run.shown
        assert "Mine." in run.shown
        run.type("y")
        run.until("saved: small/2.1.2")
        assert "Mine." in profile(folder)
        run.type("q")
        assert run.end() == 0


def test_a_broken_file_keeps_the_answer_waiting(folder: Path) -> None:
    with terminal(folder, *SMALL) as run:
        run.until("status> ")
        (folder / "profile.yaml").write_text("{", encoding="utf-8")
        run.type("6")
        run.until("q to quit> ")
        (folder / "profile.yaml").write_text(HEAD, encoding="utf-8")
        run.type("")
        run.until("saved: small/1.1.2.PB")
        run.type("q")
        assert run.end() == 0


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_control_fits_the_screen(tmp_path: Path, language: str) -> None:
    head = HEAD.replace('small: "1"', 'ismap: "2024-07"')
    (tmp_path / "profile.yaml").write_text(head, encoding="utf-8")
    with terminal(tmp_path, "profile.yaml", language=language) as run:
        run.until("> ")
        run.type("j 9.2.3.11")
        run.until("> ")
        lines = run.shown.split("\n")
        assert max(map(width_of, lines)) <= 80
        assert len(lines) < 24
        run.type("p")
        run.until("ismap 18")
        run.type("q")
        assert run.end() == 0
