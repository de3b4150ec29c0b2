from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ismap_check.errors import UsageError
from ismap_check.model.result import RunOptions
from ismap_check.procurement.case_result import CaseResult, FileRole
from ismap_check.sources.limits import Limits
from ismap_check.workflow.case_documents import load_case_documents
from ismap_check.workflow.judging import Terms
from ismap_check.workflow.procuring import judge_case
from ismap_check.workflow.shelf import Shelf
from tests.unit.workflow.small_case import CASE, write_case

AS_OF = date(2026, 11, 1)


def judged(folder: Path, case: str = CASE, *, fail_on: tuple[str, ...] = ()) -> CaseResult:
    path = write_case(folder, case)
    return judge_again(path, fail_on=fail_on)


def judge_again(path: Path, *, fail_on: tuple[str, ...] = ()) -> CaseResult:
    shelf = Shelf([[str(path.parent / "catalogue.yaml")]], (), Limits())
    documents = load_case_documents(str(path), shelf, Limits())
    assert documents.case is not None, documents.diagnostics
    return judge_case(documents, documents.case, Terms(as_of=AS_OF, options=RunOptions(fail_on=fail_on)))


def test_every_bid_is_judged_by_the_demands_with_its_options_and_the_case_s_facts(tmp_path: Path) -> None:
    result = judged(tmp_path)
    one, two = result.bids
    assert one.result is not None
    assert two.result is not None
    assert one.result.options.with_options == ("plus",)
    assert one.result.profile.service.facts == {"generative_ai": True}
    assert one.declared == {"generative_ai": False}
    assert [judgement.baseline for judgement in two.result.judgements] == ["strict", ""]
    assert (one.gaps, two.gaps) == ((), (("small", "1.1.1.PB"),))


def test_files_are_listed_as_seen_from_the_case(tmp_path: Path) -> None:
    files = [(one.role, one.path, one.bid) for one in judged(tmp_path).inputs]
    assert files == [
        (FileRole.CASE, "case.yaml", None),
        (FileRole.BASELINE, "baseline.yaml", None),
        (FileRole.CATALOGUE, "small@2026-01", None),
        (FileRole.PROFILE, "one/profile.yaml", "one"),
        (FileRole.PROFILE, "two/profile.yaml", "two"),
    ]


def test_an_unreadable_bid_keeps_its_trouble_with_places(tmp_path: Path) -> None:
    path = write_case(tmp_path)
    (tmp_path / "two" / "profile.yaml").write_text("kind: vendor-profile\nschema: 1\nvendors: 1\n", encoding="utf-8")
    two = judge_again(path).bids[1]
    assert two.result is None
    unknown = next(one for one in two.trouble if one.code == "unknown-key")
    assert unknown.place is not None
    assert unknown.place.line == 3


def test_codes_to_fail_on_are_found_bid_by_bid(tmp_path: Path) -> None:
    assert judged(tmp_path, fail_on=("mandatory",)).failed_on == {"two": ("mandatory",)}


def test_an_unknown_code_is_refused_even_without_bids(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="fail-on-unknown"):
        judged(tmp_path, CASE[: CASE.index("bids:")], fail_on=("nonsense",))


def test_a_case_that_demands_nothing_cannot_be_judged(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="case-demands-nothing"):
        judged(tmp_path, CASE[: CASE.index("demands:")])
