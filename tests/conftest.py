"""How the tests treat a system program that is not there, and the options the whole suite shares.

A test that needs one says ``@pytest.mark.needs("chromium")``; the names are those of tools/system-programs.txt.
Where a program is missing its tests are left out and counted in one line at the end; under ``CI=true`` they fail.
Any other way of skipping is refused by tests/architecture/test_skips.py.
"""

from __future__ import annotations

import gc
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# What a test reads comes from its files, and nothing is left on the machine; tests of the cache name a folder.
os.environ["ISMAP_CHECK_CACHE"] = "off"
# Hundreds of tests start the program anew: without compiled files beside it, each start takes twice as long.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
ROOT = Path(__file__).parent.parent
# Processes that tests start run the code beside these tests, and so do theirs, wherever else some is installed.
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
# A shell starts what it runs in the background with Ctrl-C ignored, and children inherit that: then none would heed it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
# A law is broken by an example, never by a machine that is slow or has much else to do.
settings.register_profile("patient", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

TABLE = ROOT / "tools" / "system-programs.txt"
LEFT_OUT = "left out for want of"
FEW_COLLECTIONS = 100_000
"""Allocations between two looks for cycles; the program itself looks more rarely still."""


@dataclass(frozen=True, kw_only=True)
class Program:
    """One line of the table: ``kind`` is program, font, module or system, ``probe`` what is looked for."""

    name: str
    kind: str
    probe: str
    package: str
    purpose: str


@lru_cache
def programs() -> dict[str, Program]:
    """Read the table of system programs."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    return {
        name: Program(
            name=name, kind=seen.split()[0], probe=seen.split(maxsplit=1)[1], package=package, purpose=purpose
        )
        for name, seen, package, purpose in rows
    }


@lru_cache
def is_there(name: str) -> bool:
    """Look for a program, a font, a Python module or a kind of system; an unknown name is a defect of the test."""
    program = programs()[name]
    match program.kind:
        case "program":
            return shutil.which(program.probe) is not None
        case "font":
            return program.probe in _font_families()
        case "system":
            return os.name == program.probe
        case _:
            return importlib.util.find_spec(program.probe) is not None


def _font_families() -> str:
    """Return what fontconfig lists, or nothing where there is no fontconfig."""
    if shutil.which("fc-list") is None:
        return ""
    return subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=True).stdout


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--update-golden``, which writes the golden files and sample reports anew instead of comparing."""
    parser.addoption("--update-golden", action="store_true", help="write golden files anew instead of comparing")


@pytest.fixture(scope="session", autouse=True)
def _parsed_once() -> Iterator[None]:
    """Parse the documents of the checkout once; imported here, so that plain ``pytest --help`` needs no package."""
    with importlib.import_module("tests.parsed_once").parsed_once():
        yield


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are written anew in this run."""
    return bool(request.config.getoption("--update-golden"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse markers that name a program the table does not know."""
    wanted = {name for item in items for mark in item.iter_markers("needs") for name in mark.args}
    if unknown := sorted(wanted - set(programs())):
        raise pytest.UsageError(f"not in tools/system-programs.txt: {', '.join(unknown)}")


def pytest_collection_finish() -> None:
    """Look for cycles seldom, and only among what tests make: to look at all there is took a sixth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(FEW_COLLECTIONS)


def pytest_unconfigure() -> None:
    """Let the interpreter take apart what it looked past: libraries in machine code report what is left as leaked."""
    gc.unfreeze()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave a test out where a program it needs is missing; under CI fail it."""
    missing = [name for mark in item.iter_markers("needs") for name in mark.args if not is_there(name)]
    if not missing:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"missing: {', '.join(missing)} (tools/setup-system installs system programs)", pytrace=False)
    item.user_properties.extend((LEFT_OUT, name) for name in missing)
    pytest.skip(f"{LEFT_OUT} {', '.join(missing)}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """End with one line per program left out."""
    skipped = terminalreporter.stats.get("skipped", [])
    counts = Counter(str(name) for report in skipped for key, name in report.user_properties if key == LEFT_OUT)
    for name, count in sorted(counts.items()):
        tests = "1 test" if count == 1 else f"{count} tests"
        terminalreporter.write_line(f"{LEFT_OUT} {name}: {tests} ({programs()[name].purpose})")
