"""``portfolio --scheduler`` and ``judge_portfolio`` on a real cluster, of which parts are killed half-way."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import ismap_check
from benchmarks.make_portfolio import DAY, write_market
from ismap_check.cli import surveying
from ismap_check.workflow.portfolio import cluster as module
from ismap_check.workflow.portfolio import run as running
from ismap_check.workflow.portfolio.log import RowLog
from tests.acceptance.bundled import ROOT
from tests.acceptance.dask_cluster import Cluster, certificates, cluster
from tests.acceptance.test_portfolio_reviews import review
from tests.unit.cli.program import AS_OF, Done
from tests.unit.cli.program import ismap_check as program

VENDORS = 15
OFF = {"ISMAP_CHECK_CACHE": "off"}


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``profiles`` in it, and a file that nobody can read."""
    folder = tmp_path_factory.mktemp("cluster")
    write_market(folder / "profiles", VENDORS, unreadable=1, catalogue="genai-procurement")
    return folder


@pytest.fixture(scope="module")
def secured(market: Path) -> Iterator[Cluster]:
    """A cluster of two workers that speaks TLS; its certificates lie beside the market."""
    with cluster(market, 2, certificates(market)) as started:
        yield started


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files whose rows come in, as they do; two at a time."""
    files: list[str] = []
    put = RowLog.put

    def noted(self: RowLog, file: str, line: str) -> None:
        files.append(file)
        put(self, file, line)

    monkeypatch.setattr(RowLog, "put", noted)
    monkeypatch.setattr(running, "CHUNK", 2)
    return files


def when_one_is_done(monkeypatch: pytest.MonkeyPatch, deed: Callable[[], None]) -> None:
    """Do something once, when the first profile is judged."""

    @contextmanager
    def watching(*_: object) -> Iterator[Callable[[], None]]:
        deeds = iter((deed,))

        def step() -> None:
            for once in deeds:
                once()

        yield step

    monkeypatch.setattr(surveying, "market_progress", watching)


def portfolio(folder: Path, *arguments: str | Path) -> Done:
    return program("portfolio", "profiles", *AS_OF, *arguments, folder=folder, environment=OFF)


@pytest.mark.needs("openssl")
def test_with_a_worker_killed_half_way_nothing_is_lost_and_nothing_comes_twice(
    market: Path, secured: Cluster, tmp_path: Path, judged: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    local = portfolio(market, "--jobs", "1", "-o", tmp_path / "local.csv")
    judged.clear()
    when_one_is_done(monkeypatch, secured.workers[0].kill)
    done = portfolio(market, *secured.options, "-o", tmp_path / "cluster.csv")
    assert (done.code, done.out) == (local.code, local.out), done.err
    assert (tmp_path / "cluster.csv").read_bytes() == (tmp_path / "local.csv").read_bytes()
    assert secured.workers[0].wait() != 0
    assert len(judged) == len(set(judged)) == VENDORS + 1


@pytest.mark.needs("openssl")
def test_reviews_reach_the_workers(market: Path, secured: Cluster, tmp_path: Path) -> None:
    about = [tmp_path / name for name in ("first.yaml", "second.yaml")]
    for path, service, mark in zip(about, ("vendor-00001", "vendor-00009"), ("pass", "fail"), strict=True):
        path.write_text(review(service, mark), encoding="utf-8")
    given = ("--review", tmp_path)
    local = portfolio(market, "--jobs", "1", *given, "-o", tmp_path / "local.csv")
    done = portfolio(market, *secured.options, *given, "-o", tmp_path / "cluster.csv")
    assert (done.code, done.out) == (local.code, local.out), done.err
    told = (tmp_path / "cluster.csv").read_bytes()
    assert told == (tmp_path / "local.csv").read_bytes()
    rows = csv.DictReader(told.decode("utf-8-sig").splitlines())
    assert sum(bool(row["Conclusion as verified"]) for row in rows) == len(about)


@pytest.mark.needs("openssl")
@pytest.mark.parametrize("guide", ["guide-procurement.md", "guide-procurement.ja.md"])
def test_the_example_in_the_guide_runs(
    market: Path, secured: Cluster, guide: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (ROOT / "docs" / guide).read_text(encoding="utf-8")
    example = next(one for one in re.findall(r"```python\n(.*?)```", text, re.DOTALL) if "get_executor" in one)
    monkeypatch.chdir(market)
    exec(example.replace("tls://scheduler.example:8786", secured.address), {"__name__": "__main__"})  # noqa: S102 -- the guide's own
    expected = [row.file for row in ismap_check.judge_portfolio(["profiles"], as_of=DAY)]
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == expected


def test_a_scheduler_that_is_lost_half_way_ends_the_run_which_goes_on_elsewhere(
    market: Path, tmp_path: Path, judged: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with cluster(tmp_path, 1) as open_one, monkeypatch.context() as patched:
        when_one_is_done(patched, open_one.kill_scheduler)
        lost = portfolio(market, *open_one.options, "--state", tmp_path / "rows")
    assert (lost.code, lost.out) == (4, "")
    assert "What was judged so far is kept" in lost.err
    assert f"The connection to the scheduler at {open_one.address} was lost" in " ".join(lost.err.split())
    assert 1 <= len(judged) < VENDORS
    assert portfolio(market, "--jobs", "1", "--state", tmp_path / "rows").code == 3
    assert len(judged) == len(set(judged)) == VENDORS + 1


def test_a_port_without_a_scheduler_is_told_soon(market: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CONNECTING", 0.2)
    done = portfolio(market, "--scheduler", "tcp://127.0.0.1:9")
    assert (done.code, done.out) == (4, "")
    assert "No scheduler answers at tcp://127.0.0.1:9" in done.err
