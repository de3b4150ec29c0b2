"""tools/setup-system installs what is missing and nothing else; apt-get is a stand-in here that only takes notes."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent.parent.parent / "tools" / "setup-system"

pytestmark = pytest.mark.needs("posix")


def run(tmp_path: Path, *rows: str) -> tuple[subprocess.CompletedProcess[str], str]:
    """Run the script on a table of its own; return what it did and what apt-get was asked."""
    shutil.copy(SCRIPT, tmp_path)
    (tmp_path / "system-programs.txt").write_text("# a table\n" + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    stand_ins = tmp_path / "bin"
    stand_ins.mkdir()
    notes = tmp_path / "notes"
    for name, body in (("apt-get", f'echo "$@" >>"{notes}"'), ("sudo", '"$@"')):
        (stand_ins / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        (stand_ins / name).chmod(0o755)
    environment = {**os.environ, "PATH": f"{stand_ins}:{os.environ['PATH']}"}
    command = ["bash", str(tmp_path / "setup-system")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return done, notes.read_text(encoding="utf-8") if notes.exists() else ""


def test_only_what_is_missing_is_installed(tmp_path: Path) -> None:
    done, asked = run(
        tmp_path, "shell | program sh | dash | a shell", "absent | program no-such-program | absent-package | it"
    )
    assert done.returncode == 0, done.stderr
    assert "absent-package" in asked
    assert "dash" not in asked


def test_nothing_is_asked_where_everything_is_there(tmp_path: Path) -> None:
    done, asked = run(tmp_path, "shell | program sh | dash | a shell", "module | module no_such_module | - | a module")
    assert done.returncode == 0
    assert asked == ""
