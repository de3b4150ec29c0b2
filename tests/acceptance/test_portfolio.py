"""``ismap-check portfolio``, seen from a shell: many profiles, bad ones among them, parts, interruptions."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.make_portfolio import write_market
from ismap_check.cli import surveying
from ismap_check.workflow.portfolio.log import RowLog
from tests.unit.cli.program import AS_OF, Done
from tests.unit.cli.program import ismap_check as run

VENDORS = 14


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a market in it."""
    folder = tmp_path_factory.mktemp("portfolio")
    write_market(folder / "market", VENDORS, catalogue="genai-procurement")
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> dict[str, str]:
    return {"ISMAP_CHECK_CACHE": str(tmp_path / "cache")}


def portfolio(*arguments: str | Path, folder: Path, environment: dict[str, str], jobs: int = 1) -> Done:
    return run("portfolio", *arguments, "--jobs", str(jobs), *AS_OF, folder=folder, environment=environment)


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files whose rows are put into the log, as they are."""
    files: list[str] = []
    put = RowLog.put

    def noted(self: RowLog, file: str, line: str) -> None:
        files.append(file)
        put(self, file, line)

    monkeypatch.setattr(RowLog, "put", noted)
    return files


def test_the_summary_and_a_row_for_each_vendor(market: Path, tmp_path: Path, cache: dict[str, str]) -> None:
    names = [tmp_path / name for name in ("s.html", "s.md", "s.xlsx", "vendors.csv")]
    outputs = [part for name in names for part in ("-o", name)]
    done = portfolio("market", *outputs, folder=market, environment=cache)
    assert done.code == 0
    assert done.err.count("wrote ") == len(names)
    assert f"Portfolio of {VENDORS} profiles (market)" in done.out
    assert max(map(len, done.out.splitlines())) <= 80
    rows = list(csv.DictReader(io.StringIO(names[-1].read_text(encoding="utf-8-sig"))))
    assert [row["Service id"] for row in rows] == [f"vendor-{n:05d}" for n in range(1, VENDORS + 1)]
    single = run("report", market / "market" / "vendor-00003" / "profile.yaml", "-f", "json", "--exit-zero", *AS_OF)
    numbers = json.loads(single.out)["judgements"][0]["catalogues"][0]["low"]
    assert rows[2]["Mandatory gaps"] == str(numbers["gaps"])
    share = numbers["claimed_halves"] * 1000 // numbers["possible_halves"]
    assert rows[2]["Score (%)"] == f"{share // 10}.{share % 10}"
    assert "of evidence files, only presence and size were checked" in " ".join(done.out.split()).lower()


def test_the_order_of_files_and_the_number_of_processes_are_irrelevant(
    market: Path, tmp_path: Path, cache: dict[str, str]
) -> None:
    names = [f"market/vendor-{n:05d}/profile.yaml" for n in range(1, VENDORS + 1)]
    (market / "list.txt").write_text("\n".join(reversed(names)), encoding="utf-8")
    one = portfolio("list.txt", "-o", tmp_path / "one.csv", folder=market, environment=cache)
    two = portfolio("list.txt", "--no-cache", "-o", tmp_path / "two.csv", folder=market, environment=cache, jobs=3)
    assert (one.code, two.code) == (0, 0)
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()
    assert one.out == two.out


def test_parts_merge_to_the_whole(market: Path, tmp_path: Path, cache: dict[str, str]) -> None:
    names = ("s.html", "s.md", "v.csv")
    (tmp_path / "whole").mkdir()
    (tmp_path / "merged").mkdir()
    whole = [part for name in names for part in ("-o", tmp_path / "whole" / name)]
    assert portfolio("market", *whole, folder=market, environment=cache).code == 0
    for number in (3, 1, 2):
        done = portfolio(
            "market", "--shard", f"{number}/3", "--state", tmp_path / "rows", folder=market, environment=cache
        )
        assert (done.code, done.out) == (0, "")
    merged = [part for name in names for part in ("-o", tmp_path / "merged" / name)]
    done = run("portfolio", "merge", tmp_path / "rows", *merged, folder=market, environment=cache)
    assert done.code == 0, done.err
    for name in names:
        assert (tmp_path / "merged" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes(), name


def test_parts_that_do_not_belong_together_are_refused(market: Path, tmp_path: Path, cache: dict[str, str]) -> None:
    rows = tmp_path / "rows"
    portfolio("market", "--shard", "1/2", "--state", rows, folder=market, environment=cache)
    missing = run("portfolio", "merge", rows, folder=market, environment=cache)
    assert (missing.code, "these are missing: 2" in missing.err) == (2, True)
    portfolio("market", "--shard", "2/2", "--state", rows, "--check-evidence", folder=market, environment=cache)
    differ = run("portfolio", "merge", rows, folder=market, environment=cache)
    assert (differ.code, "are not results of the same files judged in the same way" in differ.err) == (2, True)
    (rows / "rows-2-of-2.jsonl").write_text("{}\n", encoding="utf-8")
    broken = run("portfolio", "merge", rows, folder=market, environment=cache)
    assert (broken.code, "no result of a run that was finished" in broken.err) == (2, True)
    twice = run("portfolio", "merge", *[rows / "rows-1-of-2.jsonl"] * 2, folder=market, environment=cache)
    assert twice.code == 2
    (tmp_path / "empty").mkdir()
    assert run("portfolio", "merge", tmp_path / "empty", folder=market, environment=cache).code == 2
    assert run("portfolio", "merge", rows, "--baseline", "pilot", folder=market, environment=cache).code == 2


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "portfolio merge needs the results"),
        (["nowhere"], 4, "The results nowhere cannot be read (there is no such file)"),
        (["rows", "--jobs", "2"], 2, "--jobs cannot be used when a report is made from a result"),
        (["rows", "--check-evidence"], 2, "--check-evidence cannot be used when a report is made from a result"),
        (["rows", "--state", "x"], 2, "--state cannot be used when a report is made from a result"),
    ],
)
def test_bringing_together_runs_nothing_and_takes_no_option_for_it(
    tmp_path: Path, arguments: list[str], code: int, said: str
) -> None:
    done = run("portfolio", "merge", *arguments, folder=tmp_path)
    assert (done.code, done.out) == (code, "")
    assert said in " ".join(done.err.split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing*"], "There is no vendor profile in nothing*"),
        (["market", "--shard", "1/2"], "--shard needs a folder"),
        (["market", "--shard", "3/2"], "is no part of several"),
        (["market", "--shard", "1/2", "--state", "x", "-o", "s.html"], "cannot be written as a summary"),
        (["market", "--baseline", "none"], "none"),
        (["market", "--fail-on", "none"], "none"),
        (["market", "-o", "s.json"], "s.json"),
        (["market", "--jobs", "0"], "--jobs takes a whole number from 1 up"),
        (["market", "-o", "market/vendor-00001/profile.yaml", "-f", "csv"], "profile.yaml"),
    ],
)
def test_what_does_not_fit_together_is_refused_before_any_work(
    market: Path, cache: dict[str, str], arguments: list[str], said: str
) -> None:
    done = run("portfolio", *arguments, *AS_OF, folder=market, environment=cache)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_files_that_cannot_be_used_are_rows(market: Path, tmp_path: Path, cache: dict[str, str]) -> None:
    (tmp_path / "cut.yaml").write_text("kind: vendor-profile\nvendor: {name: x\n", encoding="utf-8")
    good = market / "market" / "vendor-00001" / "profile.yaml"
    done = portfolio(tmp_path / "cut.yaml", good, "-o", "rows.csv", folder=tmp_path, environment=cache)
    assert done.code == 3
    assert "yaml-bracket-open" in (tmp_path / "rows.csv").read_text(encoding="utf-8")
    assert "cut.yaml:2:" in "".join(done.out.split())  # long paths are wrapped
    gone = portfolio(tmp_path / "gone.yaml", good, folder=tmp_path, environment=cache)
    assert (gone.code, "file-missing" in gone.out) == (4, True)
    twice = portfolio(good, _copy(good, tmp_path), folder=tmp_path, environment=cache)
    assert "1 service has several profiles" in twice.out


def _copy(good: Path, folder: Path) -> Path:
    copy = folder / "copy.yaml"
    copy.write_bytes(good.read_bytes())
    return copy


def test_the_exit_code_follows_what_it_is_asked_to(market: Path, cache: dict[str, str]) -> None:
    assert portfolio("market", "--fail-on", "mandatory", folder=market, environment=cache).code == 1
    assert portfolio("market", "--fail-on", "mandatory", "--exit-zero", folder=market, environment=cache).code == 0


def test_a_mapping_that_is_not_there_ends_the_run_at_once(market: Path, cache: dict[str, str]) -> None:
    done = portfolio("market", "--mapping", "gone.yaml", folder=market, environment=cache)
    assert (done.code, done.out) == (4, "")
    assert done.err.startswith("gone.yaml: file-missing")


def test_a_catalogue_with_errors_ends_the_run_at_once(market: Path, tmp_path: Path, cache: dict[str, str]) -> None:
    (tmp_path / "catalogue.yaml").write_text("kind: catalogue\n", encoding="utf-8")
    done = portfolio("market", "--catalogue", tmp_path / "catalogue.yaml", folder=market, environment=cache)
    assert (done.code, done.out) == (3, "")


def test_only_what_changed_is_judged_again(tmp_path: Path, cache: dict[str, str], judged: list[str]) -> None:
    write_market(tmp_path / "market", 4, catalogue="genai-procurement")
    first = portfolio("market", folder=tmp_path, environment=cache)
    assert len(judged) == 4
    judged.clear()
    assert portfolio("market", folder=tmp_path, environment=cache) == first
    assert judged == []
    changed = tmp_path / "market" / "vendor-00002" / "profile.yaml"
    changed.write_bytes(changed.read_bytes() + b"# more\n")
    (tmp_path / "market" / "vendor-00003" / "evidence" / "record-1.txt").unlink()
    portfolio("market", folder=tmp_path, environment=cache)
    assert [Path(file).parent.name for file in judged] == ["vendor-00002", "vendor-00003"]
    judged.clear()
    portfolio("market", "--no-cache", folder=tmp_path, environment=cache)
    portfolio("market", "--check-evidence", folder=tmp_path, environment=cache)
    assert len(judged) == 8


def test_an_interrupted_run_goes_on_where_it_was(
    market: Path, tmp_path: Path, cache: dict[str, str], judged: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def interrupting(*_: object) -> Iterator[object]:
        def step() -> None:
            if len(judged) == 5:
                raise KeyboardInterrupt

        yield step

    whole = portfolio("market", folder=market, environment={"ISMAP_CHECK_CACHE": "off"})
    judged.clear()
    with monkeypatch.context() as patched:
        patched.setattr(surveying, "market_progress", interrupting)
        stopped = portfolio("market", "--state", tmp_path / "rows", folder=market, environment=cache)
    assert (stopped.code, stopped.out) == (130, "")
    assert "What was judged so far is kept" in stopped.err
    done = portfolio("market", "--state", tmp_path / "rows", folder=market, environment=cache)
    assert (done.code, done.out) == (0, whole.out)
    assert len(judged) == len(set(judged)) == VENDORS


def test_a_catalogue_that_changes_meanwhile_ends_the_run(
    market: Path, tmp_path: Path, cache: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    baseline = tmp_path / "own.yaml"
    shown = run("init", "--help")
    assert shown.code == 0
    source = Path(__file__).parent.parent.parent / "controls" / "baselines" / "pilot.yaml"
    baseline.write_bytes(source.read_bytes())

    @contextmanager
    def changing(*_: object) -> Iterator[object]:
        baseline.write_bytes(source.read_bytes() + b"# more\n")
        yield lambda: None

    monkeypatch.setattr(surveying, "market_progress", changing)
    done = portfolio("market", "--baseline", baseline, folder=market, environment=cache)
    assert (done.code, done.out) == (4, "")
    assert "changed while profiles were judged" in done.err
