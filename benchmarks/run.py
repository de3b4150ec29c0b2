"""Print how long whole commands take, as multiples of `python -c pass` measured in the same run.

Every round runs the base and each command once, in turn, so that a machine that drifts drifts for all of them.
A ratio is the median over the rounds of (command ÷ base of that round). Nothing is judged here: the last column
is the limit the project set itself for each command.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.synthetic import write_inputs

AS_OF = "2026-11-15"
BASE = (sys.executable, "-c", "pass")
VENDORS = 10
"""So many stand side by side; the project wants them on a page within three seconds, 395 times the usual base."""
NOTHING, CATALOGUE, ALL, UNCHANGED = "nothing", "catalogue", "all", "unchanged"


@dataclass(frozen=True, kw_only=True)
class Measured:
    """A command to time: what the table calls it, its limit as a ratio (None: no limit set), the command.

    ``cache`` says what an earlier run has left in the cache: nothing, the catalogue, all documents, or also what the
    same command came to.
    """

    name: str
    must: float | None
    command: tuple[str, ...]
    cache: str = NOTHING


@dataclass(frozen=True, kw_only=True)
class Run:
    """One run of a command: wall seconds, and the most memory it held in MiB."""

    seconds: float
    memory: float


def commands(catalogue: Path, profile: Path, folder: Path) -> list[Measured]:
    """Return the commands of the table, on the synthetic catalogue and profile."""
    tool = str(Path(sys.executable).parent / "ismap-check")
    judge = (str(profile), "--catalogue", str(catalogue), "--as-of", AS_OF, "--exit-zero")
    report = (tool, "report", *judge, "-o")
    compare = (tool, "compare", *map(str, rivals(profile, VENDORS)), "--catalogue", str(catalogue), "--as-of", AS_OF)
    return [
        Measured(name="`--version`", must=2.0, command=(tool, "--version")),
        Measured(name="`--help`", must=8, command=(tool, "--help")),
        Measured(name="`validate` the catalogue", must=25, command=(tool, "validate", str(catalogue))),
        Measured(name="`assess` → terminal", must=35, command=(tool, "assess", *judge)),
        Measured(name="`report` → Markdown", must=35, command=(*report, str(folder / "report.md"))),
        Measured(name="… catalogue cached", must=22, command=(*report, str(folder / "report.md")), cache=CATALOGUE),
        Measured(name="… all documents cached", must=None, command=(*report, str(folder / "report.md")), cache=ALL),
        Measured(
            name="… unchanged, run before", must=12, command=(*report, str(folder / "report.md")), cache=UNCHANGED
        ),
        Measured(name="`report` → HTML", must=40, command=(*report, str(folder / "report.html"))),
        Measured(name="… all documents cached", must=28, command=(*report, str(folder / "report.html")), cache=ALL),
        Measured(
            name="… unchanged, run before", must=28, command=(*report, str(folder / "report.html")), cache=UNCHANGED
        ),
        Measured(name="`report` → JSON", must=None, command=(*report, str(folder / "result.json"))),
        Measured(
            name=f"`compare` {VENDORS} vendors → HTML", must=395, command=(*compare, "-o", str(folder / "compare.html"))
        ),
    ]


def rivals(profile: Path, count: int) -> list[Path]:
    """Write a profile so many times, each for another service and with answers of its own; return the files."""
    text = profile.read_text(encoding="utf-8")
    paths = [profile.with_name(f"rival-{number}.yaml") for number in range(count)]
    for number, path in enumerate(paths):
        own = text.replace("{id: synthetic-cloud, name: Synthetic Cloud", f"{{id: rival-{number}, name: Rival {number}")
        path.write_text(own.replace("measure: ", f"measure: {number} "), encoding="utf-8")
    return paths


class Caches:
    """The states of the cache before a run, each prepared once and laid out anew for every run."""

    def __init__(self, catalogue: Path, profile: Path, folder: Path) -> None:
        self.in_use = folder / "cache"
        self._states = {state: folder / f"cache-{state}" for state in (NOTHING, CATALOGUE, ALL)}
        for path in self._states.values():
            path.mkdir(mode=0o700)
        tool = str(Path(sys.executable).parent / "ismap-check")
        self._fill(CATALOGUE, (tool, "validate", str(catalogue)), folder)
        self._fill(ALL, (tool, "assess", str(profile), "--catalogue", str(catalogue), "--exit-zero"), folder)
        shutil.rmtree(self._states[ALL] / "runs", ignore_errors=True)  # a run that compiles modules is not remembered

    def lay_out(self, state: str) -> None:
        """Put the cache into a state."""
        shutil.rmtree(self.in_use, ignore_errors=True)
        shutil.copytree(self._states[state], self.in_use)

    def _fill(self, state: str, command: Sequence[str], folder: Path) -> None:
        run_once(command, folder, {"ISMAP_CHECK_CACHE": str(self._states[state])})


def run_once(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Run:
    """Run a command to its end; one that fails ends the benchmark with what it said."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            stdout=said,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            cwd=folder,
            env={**os.environ, **environment},
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            said.seek(0)
            sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{said.read().decode(errors='replace')}")
    return Run(seconds=seconds, memory=usage.ru_maxrss / 1024)


Figures = dict[Measured, list[tuple[float, float]]]
"""(Ratio to the base, MiB) of every command in every round."""


def measure(measured: Sequence[Measured], caches: Caches, rounds: int, folder: Path) -> Figures:
    """Run everything in turn, round by round; the first round is not counted."""
    found: Figures = {one: [] for one in measured}
    environment = {"ISMAP_CHECK_CACHE": str(caches.in_use)}
    for number in range(rounds + 1):
        base = run_once(BASE, folder, environment).seconds
        for one in measured:
            caches.lay_out(ALL if one.cache == UNCHANGED else one.cache)
            if one.cache == UNCHANGED:
                run_once(one.command, folder, environment)
            run = run_once(one.command, folder, environment)
            if number:
                found[one].append((run.seconds / base, run.memory))
    return found


def table(measured: Sequence[Measured], found: Figures) -> str:
    """Return the Markdown table."""
    lines = ["| command | × `python -c pass` | must | peak memory |", "|---|---|---|---|"]
    for one in measured:
        ratio = median(ratio for ratio, _ in found[one])
        memory = max(memory for _, memory in found[one])
        must = "–" if one.must is None else f"{one.must:g}"
        lines.append(f"| {one.name} | {ratio:.1f} | {must} | {memory:.0f} MiB |")
    return "\n".join(lines)


def main() -> None:
    """Lay out the inputs, measure, print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15, help="rounds that are counted (default: 15)")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        catalogue, profile = write_inputs(folder)
        measured = commands(catalogue, profile, folder)
        print(table(measured, measure(measured, Caches(catalogue, profile, folder), rounds, folder)))


if __name__ == "__main__":
    main()
