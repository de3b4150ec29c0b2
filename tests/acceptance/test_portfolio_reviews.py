"""Reviews and waivers of a whole market: matched by what they say, shown beside the claims, none of them lost."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import ismap_check
from benchmarks.make_portfolio import DAY, write_market
from ismap_check.cli import surveying
from ismap_check.workflow.portfolio.log import RowLog
from tests.unit.cli.program import AS_OF, Done
from tests.unit.cli.program import ismap_check as run

CATALOGUE = "genai-procurement"
ABOUT = ("vendor-00001", "vendor-00003")
ASSESSED = ("--review", "assessors", "--waivers", "assessors")


def review(service: str, mark: str = "pass") -> str:
    return f"""kind: review
schema: 1
of: {{service: {service}}}
reviewer: {{name: 架空 検証者}}
reviewed_on: "2026-11-01"
results:
  {CATALOGUE}:
    GP-GOV-01: {{design: {mark}}}
"""


def waivers(service: str) -> str:
    return f"""kind: waivers
schema: 1
of: {{service: {service}}}
waivers:
  - control: {{{CATALOGUE}: GP-GOV-01}}
    accepted_by: 架空庁
    reason: 試行の間は利用者を限るため。
    from: "2026-11-01"
    until: "2027-03-31"
"""


@pytest.fixture
def market(tmp_path: Path) -> Path:
    """A folder with four vendors, reviews of two of them and of a stranger, and waivers."""
    write_market(tmp_path / "market", 4, catalogue=CATALOGUE)
    folder = tmp_path / "assessors"
    folder.mkdir()
    for number, service in enumerate((*ABOUT, "stranger")):
        (folder / f"{number}.yaml").write_text(review(service), encoding="utf-8")
    (folder / "accepted.yaml").write_text(waivers(ABOUT[0]), encoding="utf-8")
    return tmp_path


def portfolio(*arguments: str, folder: Path) -> Done:
    environment = {"ISMAP_CHECK_CACHE": str(folder / "cache")}
    return run("portfolio", "market", *arguments, "--jobs", "1", *AS_OF, folder=folder, environment=environment)


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The vendors that were judged, as they are."""
    vendors: list[str] = []
    put = RowLog.put

    def noted(self: RowLog, file: str, line: str) -> None:
        vendors.append(Path(file).parent.name)
        put(self, file, line)

    monkeypatch.setattr(RowLog, "put", noted)
    return vendors


def test_a_row_shows_what_the_single_assessment_says_claimed_and_verified(market: Path) -> None:
    done = portfolio(*ASSESSED, "-o", "v.csv", "-o", "s.md", folder=market)
    assert done.code == 0, done.err
    rows = list(csv.DictReader((market / "v.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [bool(row["Conclusion as verified"]) for row in rows] == [True, False, True, False]
    profile, given = market / "market" / ABOUT[0] / "profile.yaml", market / "assessors"
    single = ismap_check.assess(profile, as_of=DAY, reviews=[given / "0.yaml"], waivers=[given / "accepted.yaml"])
    verified = single.judgements[0].catalogues[0].verified
    assert verified is not None
    points = verified.numbers.verified
    assert points is not None
    share = points.earned * 1000 // points.possible
    assert rows[0]["Verified score (%)"] == f"{share // 10}.{share % 10}"
    assert rows[0]["Mandatory gaps as verified"] == str(verified.numbers.gaps)


def test_what_is_about_nobody_or_does_not_count_is_told(market: Path) -> None:
    done = portfolio(*ASSESSED, "-o", "s.md", folder=market)
    page = (market / "s.md").read_text(encoding="utf-8")
    assert "`assessors/2.yaml` | `stranger`" in page
    assert "`waiver-unused`" in page or "`waiver-without-answer`" in page
    assert "1 review or waivers document is about a service that was not judged" in done.out
    assert "(stranger): assessors/2.yaml" in done.err


def test_only_the_vendor_that_a_review_is_about_is_judged_again(market: Path, judged: list[str]) -> None:
    portfolio(folder=market)
    judged.clear()
    portfolio(*ASSESSED, folder=market)
    assert judged == [*ABOUT]
    judged.clear()
    portfolio(*ASSESSED, folder=market)
    assert judged == []
    (market / "assessors" / "1.yaml").write_text(review(ABOUT[1], "fail"), encoding="utf-8")
    (market / "assessors" / "new.yaml").write_text(review("vendor-00004"), encoding="utf-8")
    portfolio(*ASSESSED, folder=market)
    assert judged == [ABOUT[1], "vendor-00004"]
    judged.clear()
    portfolio(folder=market)
    assert judged == [*ABOUT, "vendor-00004"]


def test_parts_merge_to_the_whole_with_what_was_of_no_use_in_any(market: Path) -> None:
    whole = portfolio(*ASSESSED, "-o", "whole.md", folder=market)
    for number in (1, 2):
        portfolio(*ASSESSED, "--shard", f"{number}/2", "--state", "rows", folder=market)
    merged = run("portfolio", "merge", "rows", "-o", "merged.md", folder=market)
    assert (market / "merged.md").read_bytes() == (market / "whole.md").read_bytes()
    assert merged.out == whole.out


def test_documents_that_cannot_be_used_end_the_run_before_any_work(market: Path, judged: list[str]) -> None:
    (market / "assessors" / "cut.yaml").write_text("kind: review\nschema: 1\n", encoding="utf-8")
    broken = portfolio(*ASSESSED, folder=market)
    assert (broken.code, "cut.yaml" in broken.err) == (3, True)
    shutil.rmtree(market / "assessors")
    (market / "assessors").mkdir()
    nothing = portfolio(*ASSESSED, folder=market)
    assert (nothing.code, "kind: review" in nothing.err) == (2, True)
    assert judged == []


def test_a_review_is_never_overwritten(market: Path) -> None:
    done = portfolio(*ASSESSED, "-o", "assessors/0.yaml", "-f", "csv", folder=market)
    assert done.code == 2
    assert (market / "assessors" / "0.yaml").read_text(encoding="utf-8") == review(ABOUT[0])


def test_a_review_that_changes_meanwhile_makes_a_row_that_says_so(
    market: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def changing(*_: object) -> Iterator[object]:
        (market / "assessors" / "0.yaml").write_text(review(ABOUT[0], "fail"), encoding="utf-8")
        yield lambda: None

    with monkeypatch.context() as patched:
        patched.setattr(surveying, "market_progress", changing)
        changed = portfolio(*ASSESSED, folder=market)
    assert (changed.code, "portfolio-assessor-changed" in changed.out) == (4, True)
    assert portfolio(*ASSESSED, folder=market).code == 0


def test_a_review_of_controls_that_do_not_exist_is_a_row(market: Path) -> None:
    text = review(ABOUT[0]).replace("GP-GOV-01", "GP-NONE-01")
    (market / "assessors" / "0.yaml").write_text(text, encoding="utf-8")
    done = portfolio(*ASSESSED, folder=market)
    assert done.code == 3
    assert "assessors/0.yaml:" in done.out
