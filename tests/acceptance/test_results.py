"""The example queries of the documentation, run by DuckDB on the tables of a small market in two years."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import duckdb
import pytest

from benchmarks.make_portfolio import write_market
from ismap_check.workflow.portfolio.log import whole_log
from tests.acceptance.bundled import ROOT
from tests.unit.cli.program import AS_OF, Done
from tests.unit.cli.program import ismap_check as run

VENDORS = 6
WORSE = "vendor-00004"
BLOCK = re.compile(r"^### ([^\n]+)\n\n```sql\n(.+?)\n```", re.MULTILINE | re.DOTALL)


def queries(page: str) -> list[str]:
    return [text for _, text in BLOCK.findall((ROOT / "docs" / page).read_text(encoding="utf-8"))]


def portfolio(*arguments: str, folder: Path) -> Done:
    environment = {"ISMAP_CHECK_CACHE": str(folder / "cache")}
    return run("portfolio", *arguments, *AS_OF, folder=folder, environment=environment)


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tables of two years, between which one vendor got worse; its rows are kept too."""
    folder = tmp_path_factory.mktemp("results")
    write_market(folder / "market", VENDORS, catalogue="genai-procurement", unreadable=1)
    judged = ("market", "--jobs", "1", "--state", "rows")
    assert portfolio(*judged, "-o", "old.parquet", "--answers", "answers-2025.parquet", folder=folder).code == 3
    profile = folder / "market" / WORSE / "profile.yaml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace("status: implemented", "status: not-implemented", 3), encoding="utf-8")
    assert portfolio(*judged, "-o", "vendors.parquet", "--answers", "answers.parquet", folder=folder).code == 3
    return folder


def asked(market: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[dict[str, Any]]]:
    monkeypatch.chdir(market)
    found = []
    for query in queries("results.md"):
        table = duckdb.sql(query)
        assert table is not None
        found.append([dict(zip(table.columns, row, strict=True)) for row in table.fetchall()])
    return found


def test_both_languages_ask_the_same() -> None:
    assert queries("results.md") == queries("results.ja.md")
    assert len(queries("results.md")) == 6


def test_what_the_queries_find_is_what_the_rows_say(market: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weakest, musts, chapters, worse, unproven, verified = asked(market, monkeypatch)
    log = whole_log(market / "rows" / "rows.jsonl")
    assert log is not None
    rows = [row for row in log.rows() if row.parts]
    marks = [row.parts[0].marks for row in rows]
    weak = [sum(mark[place].lower() in "pnu" for mark in marks) for place in range(len(marks[0]))]
    assert [one["weak"] for one in weakest] == sorted(weak, reverse=True)[:20]
    assert sum(one["vendors"] - one["meeting"] for one in musts) == sum(row.parts[0].gaps for row in rows)
    for row in rows:
        own = [one for one in chapters if one["service"] == row.service]
        part = row.parts[0]
        assert (sum(one["earned"] for one in own), sum(one["possible"] for one in own)) == (part.claimed, part.possible)
    assert {one["service"] for one in worse} == {WORSE}
    assert [(one["then"], one["now"]) for one in worse] == [("satisfied", "not-satisfied")] * 3
    assert [one["without_evidence"] for one in unproven] == sorted(
        (one["without_evidence"] for one in unproven), reverse=True
    )
    assert len(verified) == VENDORS
    assert {one["verified"] for one in verified} == {None}


def test_parts_that_were_judged_apart_give_the_same_tables(market: Path, tmp_path: Path) -> None:
    for number in (1, 2):
        portfolio("market", "--jobs", "1", "--shard", f"{number}/2", "--state", str(tmp_path / "rows"), folder=market)
    outputs = ("-o", str(tmp_path / "v.parquet"), "--answers", str(tmp_path / "a.parquet"))
    merged = run("portfolio", "merge", str(tmp_path / "rows"), *outputs, folder=market)
    assert merged.code == 3, merged.err
    assert (tmp_path / "v.parquet").read_bytes() == (market / "vendors.parquet").read_bytes()
    assert (tmp_path / "a.parquet").read_bytes() == (market / "answers.parquet").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--answers", "-"], 2, "(-)"),
        (["--answers", ""], 2, "--answers"),
        (["--answers", "market/vendor-00001/profile.yaml"], 2, "profile.yaml"),
        (["-o", "x.parquet", "--answers", "x.parquet"], 2, "x.parquet"),
        (["--shard", "1/2", "--state", "x", "--answers", "x.parquet"], 2, "--shard"),
    ],
)
def test_answers_that_cannot_be_written_are_refused_before_any_work(
    market: Path, arguments: list[str], code: int, said: str
) -> None:
    done = portfolio("market", *arguments, folder=market)
    assert (done.code, done.out) == (code, "")
    assert said in done.err


def test_answers_to_a_catalogue_that_is_not_at_hand_are_refused(market: Path, tmp_path: Path) -> None:
    rows = (market / "rows" / "rows.jsonl").read_text(encoding="utf-8")
    strange = re.sub(r'("sha256":")[0-9a-f]{8}', r"\g<1>00000000", rows)
    (tmp_path / "rows.jsonl").write_text(strange, encoding="utf-8")
    done = run("portfolio", "merge", str(tmp_path / "rows.jsonl"), "--answers", str(tmp_path / "a.parquet"))
    assert (done.code, "not at hand as it was judged by" in done.err) == (2, True)
    assert not (tmp_path / "a.parquet").exists()
