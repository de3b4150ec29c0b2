"""One profile after the other: the row says what the assessment says, and memory stays as it is."""

from __future__ import annotations

import gc
import json
from dataclasses import replace
from pathlib import Path

import pytest

import ismap_check
from benchmarks.make_portfolio import DAY
from ismap_check.workflow.portfolio import desk
from ismap_check.workflow.portfolio.desk import DEFECT, Desk, Task
from tests.acceptance.bundled import ROOT
from tests.unit.workflow.portfolio.market import TERMS, row_in, small_market

AOBA = str(ROOT / "profiles" / "aoba-cloud" / "profile.yaml")


def line_of(task: Task, judge: Desk) -> str:
    line = judge.done(task).line
    assert line is not None
    return line


def test_a_portfolio_of_one_equals_the_single_assessment() -> None:
    row = row_in(line_of(Task(AOBA), Desk(TERMS)))
    result = ismap_check.assess(AOBA, as_of=DAY)
    judged = result.judgements[0].catalogues[0]
    part = row.parts[0]
    assert (row.vendor, row.service, row.outcome) == (
        result.profile.vendor.name,
        result.profile.service.id,
        result.outcome,
    )
    assert (part.claimed, part.possible, part.evidenced) == (
        judged.low.claimed,
        judged.low.possible,
        judged.low.evidenced,
    )
    assert (part.best_claimed, part.gaps, part.best_gaps) == (judged.high.claimed, judged.low.gaps, judged.high.gaps)
    assert (part.answered, part.in_scope) == (judged.low.answered, judged.low.in_scope)
    assert sum(letter.isupper() for letter in part.marks) == part.gaps
    assert len(part.marks) == len(result.catalogues[0].leaves)
    assert sum(row.findings.values()) == len(result.findings) + len(judged.findings)
    assert row.evidence.valid == sum(one.valid for one in result.evidence)


def test_without_reading_evidence_what_was_altered_stays_open(tmp_path: Path) -> None:
    file = next(iter(small_market(tmp_path, 1)))
    profile = Path(file)
    text = profile.read_text(encoding="utf-8").replace("record-0.txt,", f'record-0.txt, sha256: "{"0" * 64}",')
    profile.write_text(text, encoding="utf-8")
    read, seen = (
        row_in(line_of(Task(file), Desk(TERMS._replace(terms=replace(TERMS.terms, hash_evidence=hashed)))))
        for hashed in (True, False)
    )
    assert read.findings.get("evidence-altered") == 1
    assert "evidence-altered" not in seen.findings


def test_a_row_holds_until_something_it_rests_on_changes(tmp_path: Path) -> None:
    file = next(iter(small_market(tmp_path, 1)))
    judge = Desk(TERMS)
    asked = json.loads(line_of(Task(file), judge))[1]
    assert judge.done(Task(file, asked)).line is None
    assert Desk(TERMS).done(Task(file, asked)).line is None
    evidence = next((Path(file).parent / "evidence").iterdir())
    evidence.write_text("altered", encoding="utf-8")
    asked = json.loads(line_of(Task(file, asked), judge))[1]
    Path(file).write_bytes(Path(file).read_bytes() + b"# more\n")
    assert judge.done(Task(file, asked)).line is not None


def test_a_defect_of_ours_is_a_row_that_is_never_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RecursionError

    file = next(iter(small_market(tmp_path, 1)))
    monkeypatch.setattr(desk, "judge", fail)
    line = line_of(Task(file), Desk(TERMS))
    row = row_in(line)
    assert row.trouble is not None
    assert row.trouble.code == DEFECT
    assert ",null," in line


def test_options_count_for_the_profiles_that_declare_them() -> None:
    terms = replace(TERMS.terms, options=replace(TERMS.terms.options, with_options=("enterprise-plan", "other")))
    with_plan = row_in(line_of(Task(AOBA), Desk(TERMS._replace(terms=terms))))
    without = row_in(line_of(Task(AOBA), Desk(TERMS)))
    assert with_plan.trouble is None
    assert with_plan.parts[0].claimed > without.parts[0].claimed


def test_memory_stays_flat_over_two_hundred_profiles(tmp_path: Path) -> None:
    files = small_market(tmp_path, 10)
    judge, counts = Desk(TERMS), []
    for number in range(200):
        judge.done(Task(files[number % len(files)]))
        if number in {49, 199}:
            gc.collect()
            counts.append(len(gc.get_objects()))
    assert counts[1] - counts[0] < 200, counts
