"""The mechanism of tests/conftest.py for missing system programs, tried in a run of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent.parent
SUITE = """
import pytest

@pytest.mark.needs("absent")
def test_with_absent() -> None: ...

@pytest.mark.needs("absent", "python")
def test_with_both() -> None: ...

@pytest.mark.needs("python")
def test_with_python() -> None: ...
"""
TABLE = """# a table
absent | program no-such-program | - | nothing at all
python | module sys | - | running
"""


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    """A small repository: the real conftest, a table of its own and three tests."""
    for folder in ("tests", "tools"):
        (tmp_path / folder).mkdir()
    shutil.copy(REPOSITORY / "tests" / "conftest.py", tmp_path / "tests")
    (tmp_path / "tools" / "system-programs.txt").write_text(TABLE, encoding="utf-8")
    (tmp_path / "tests" / "test_suite.py").write_text(SUITE, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = needs(*programs): a program\n", encoding="utf-8")
    return tmp_path


def run(suite: Path, *arguments: str, ci: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    # The plugins of this environment are no part of what is tried; importing them would take most of the time.
    environment = {**os.environ, "CI": ci, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return subprocess.run(command, cwd=suite, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("workers", [(), ("-p", "xdist", "-n", "1")])
def test_a_missing_program_is_named_once_at_the_end(suite: Path, workers: tuple[str, ...]) -> None:
    done = run(suite, *workers, ci="")
    assert done.returncode == 0
    assert done.stdout.count("left out for want of absent: 2 tests (nothing at all)") == 1
    assert "1 passed, 2 skipped" in done.stdout


def test_under_ci_a_missing_program_fails(suite: Path) -> None:
    done = run(suite, ci="true")
    assert done.returncode == 1
    assert "missing: absent" in done.stdout
    assert "2 errors" in done.stdout or "2 failed" in done.stdout


def test_a_name_outside_the_table_is_refused(suite: Path) -> None:
    (suite / "tools" / "system-programs.txt").write_text("python | module sys | - | running\n", encoding="utf-8")
    done = run(suite, ci="")
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "not in tools/system-programs.txt: absent" in done.stderr + done.stdout
