"""A run that may be remembered looks at nothing without a note: otherwise it could be remembered wrongly.

What opens, lists, writes or starts something is caught while the tool runs (``sources.watching``). What only looks
whether something is there raises no audit event; this test listens to those looks.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from ismap_check.cli import recalling
from ismap_check.sources import watching
from tests.acceptance.test_remembered_runs import AS_OF, REPORT, cache_of, lay_out
from tests.unit.cli.program import ismap_check

LOOKS = ("stat", "lstat", "readlink", "access")
RUNS = {
    "assess": ("assess", *REPORT[1:]),
    "to standard output": REPORT,
    "to files": (*REPORT, "-o", "report.md", "-o", "report.html", "-o", "report.json"),
    "a catalogue by its file": ("report", "vendor/profile.yaml", "--catalogue", "controls/example/2026"),
    "another edition": ("report", "vendor/profile.yaml", "--edition", "example@2026"),
}


class Looks:
    """Listens to looks at files that stand where no program does, and that no note accounts for."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self.unnoted: list[str] = []
        self._folder = str(folder)
        for name in LOOKS:
            monkeypatch.setattr(os, name, self._listening(name, getattr(os, name)))

    def _listening(self, name: str, real: Any) -> Any:
        def look(path: Any, *rest: Any, **named: Any) -> Any:
            watched = watching._watches and not watching._accounted and not isinstance(path, int)
            if watched and os.path.join(os.getcwd(), os.fspath(path)).startswith(self._folder):  # noqa: PTH109, PTH118 -- pathlib would look
                self.unnoted.append(f"{name} {os.fspath(path)}")
            return real(path, *rest, **named)

        return look


@pytest.mark.parametrize("arguments", RUNS.values(), ids=RUNS)
def test_every_look_is_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]) -> None:
    folder = lay_out(tmp_path / "work")
    monkeypatch.setattr(recalling, "unseen_libraries", set)
    with monkeypatch.context() as patched:
        looks = Looks(patched, folder)
        done = ismap_check(
            *arguments, *AS_OF, "--exit-zero", folder=folder, environment={"ISMAP_CHECK_CACHE": cache_of(folder)}
        )
    assert (done.code, looks.unnoted) == (0, [])
    assert len(list(Path(cache_of(folder), "runs").iterdir())) == 1
