"""Print how long a market takes: judged anew, unchanged, with one process and with all; and how much memory.

Times are given in seconds and as multiples of ``python -c pass`` measured in the same run. Memory is the most that any
process of the run held, told apart into the one that was started and the largest of those it started (Linux only).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.make_portfolio import CATALOGUE, DAY, write_market
from benchmarks.run import BASE

TOOL = str(Path(sys.executable).parent / "ismap-check")
PAUSE = 0.1
"""Seconds between two looks at the memory of a run."""
SESSION_FIELD = 3
"""The place of the session in ``/proc/<id>/stat``, behind the name in brackets."""


class Run(NamedTuple):
    """One run: seconds, and MiB of the parent and of the largest other process."""

    seconds: float
    parent: float
    worker: float


def run_once(command: Sequence[str], folder: Path, cache: str) -> Run:
    """Run a command in a session of its own, and watch the memory of all its processes."""
    start, most = time.perf_counter(), dict[int, float]()
    environment = {**os.environ, "ISMAP_CHECK_CACHE": cache}
    process = subprocess.Popen(command, cwd=folder, env=environment, start_new_session=True, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        most |= memory_of(process.pid)
        time.sleep(PAUSE)
    seconds = time.perf_counter() - start
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    parent = most.pop(process.pid, 0.0)
    return Run(seconds, parent, max(most.values(), default=0.0))


def memory_of(session: int) -> dict[int, float]:
    """Return the most MiB that each process of a session has held so far; nothing where there is no ``/proc``."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            if int(fields[SESSION_FIELD]) == session:
                status = (folder / "status").read_text(encoding="utf-8")
                found[int(folder.name)] = int(status.partition("VmHWM:")[2].split()[0]) / 1024
        except (OSError, IndexError, ValueError):  # it has ended meanwhile
            continue
    return found


def base_seconds() -> list[float]:
    """Return how long the base takes now, a few times."""
    return [_timed(BASE) for _ in range(5)]


def _timed(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - start


def commands(jobs: int, *, large: bool) -> list[tuple[str, tuple[str, ...], str]]:
    """Return what is measured: what the table calls it, the command, and which cache it uses."""
    judge = (TOOL, "portfolio", "market", "--as-of", DAY.isoformat(), "-q", "-o", "s.html", "-o", "v.csv")
    together = (*judge, "--jobs", str(jobs))
    measured: list[tuple[str, tuple[str, ...], str]] = [
        ("new, one process", (*judge, "--jobs", "1"), "one"),
        (f"new, {jobs} processes", together, "all"),
        (f"unchanged, {jobs} processes", together, "all"),
    ]
    tables = (*together, "-o", "v.parquet", "--answers", "a.parquet")
    return [*measured[1:], ("unchanged, every answer as Parquet", tables, "all")] if large else measured


def table(vendors: int, jobs: int, folder: Path, *, large: bool = False) -> str:
    """Measure everything once and return the Markdown table."""
    lines = ["| market | s | × `python -c pass` | vendors/s | parent | worker |", "|---|---|---|---|---|---|"]
    for name, command, cache in commands(jobs, large=large):
        before = base_seconds()
        run = run_once(command, folder, str(folder / cache))
        base = median((*before, *base_seconds()))
        times = f"{run.seconds:.1f} | {run.seconds / base:,.0f} | {vendors / run.seconds:,.0f}"
        lines.append(f"| {vendors:,} profiles, {name} | {times} | {run.parent:.0f} MiB | {run.worker:.0f} MiB |")
    return "\n".join(lines)


def main() -> None:
    """Lay out the market, measure, print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--vendors", type=int, default=1000, help="how many profiles (default: 1000)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many processes (default: all cores)")
    parser.add_argument("--catalogue", default=CATALOGUE, help=f"which catalogue they answer (default: {CATALOGUE})")
    parser.add_argument("--large", action="store_true", help="measure what matters for 10,000, which take 5 GB of disk")
    parser.add_argument("--folder", type=Path, help="a folder to work in; a market that is there is used as it is")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as name:
        folder = Path(name)
        market = given.folder / "market" if given.folder else folder / "market"
        if not market.exists():
            write_market(market, given.vendors, catalogue=given.catalogue)
        if given.folder:
            (folder / "market").symlink_to(market.absolute(), target_is_directory=True)
        print(table(given.vendors, given.jobs, folder, large=given.large))


if __name__ == "__main__":
    main()
