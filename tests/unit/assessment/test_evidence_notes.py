"""What is noted of evidence that counts all the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from ismap_check.assessment.evidence import evidence_findings
from ismap_check.assessment.evidence_notes import unlisted_findings
from ismap_check.model.evidence import EvidenceFact, Seen
from ismap_check.model.finding import FindingSeverity
from ismap_check.model.profile import EvidenceItem, Period
from tests.unit.assessment.builders import AS_OF, IMPLEMENTED, evidence, judge, profile, seen

DAY = timedelta(days=1)
START, END = AS_OF - 60 * DAY, AS_OF - 10 * DAY


def noted(*items: EvidenceItem, facts: tuple[EvidenceFact, ...] = (), period: Period | None = None) -> list[str]:
    answer = replace(IMPLEMENTED, evidence=tuple(item.id for item in items))
    whole = profile({"S1": answer}, items=list(items))
    whole = replace(whole, assessment=replace(whole.assessment, period=period))
    result = judge(whole, seen=[*(facts or map(_seen, items))])
    assert all(one.severity is FindingSeverity.NOTE for one in result.findings)
    assert all(one.valid for one in result.evidence)
    return [one.code for one in result.findings]


def _seen(item: EvidenceItem) -> EvidenceFact:
    return seen(item.id, seen=Seen.FILE if item.file else Seen.ADDRESS)


@pytest.mark.parametrize(
    ("expires", "found"), [(AS_OF, True), (AS_OF + 30 * DAY, True), (AS_OF + 31 * DAY, False), (date.max, False)]
)
def test_an_expiry_within_thirty_days_is_noted(expires: date, found: bool) -> None:
    assert noted(evidence(expires=expires)) == ["evidence-expiring"] * found


def test_how_far_to_look_ahead_is_an_argument() -> None:
    whole = profile({"S1": replace(IMPLEMENTED, evidence=("ev",))}, items=[evidence(expires=AS_OF + 90 * DAY)])
    results = judge(whole, seen=[seen()]).evidence
    codes = {days: [one.code for one in evidence_findings(results, whole, AS_OF, within=days)] for days in (89, 90)}
    assert codes == {89: [], 90: ["evidence-expiring"]}
    assert list(evidence_findings(results, whole, AS_OF, within=10**15))


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ({"issued": START}, []),
        ({"issued": END}, []),
        ({"issued": START - DAY}, ["evidence-issued-outside"]),
        ({"issued": END + DAY}, ["evidence-issued-outside"]),
        ({"issued": START - DAY, "expires": AS_OF + 400 * DAY}, []),
        ({"covers": Period(END, None), "issued": AS_OF}, []),
        ({"covers": Period(None, START - DAY), "issued": START}, ["evidence-outside-period"]),
        ({"covers": Period(END + DAY, AS_OF)}, ["evidence-outside-period"]),
        ({"covers": Period(None, None)}, []),
        ({}, []),
    ],
)
def test_evidence_is_to_speak_of_the_period(item: dict[str, Any], found: list[str]) -> None:
    assert noted(evidence(**item), period=Period(START, END)) == found
    assert noted(evidence(**item), period=Period(START, None)) == []


def test_the_same_file_address_or_content_under_two_names_is_noted_once() -> None:
    assert noted(evidence("a", file="x/./a.pdf"), evidence("b", file="x/a.pdf")) == ["evidence-duplicate"]
    pages = [evidence(name, file=None, url="https://example.jp/", issued=AS_OF) for name in "ab"]
    assert noted(*pages) == ["evidence-duplicate"]
    same = (seen("a", sha256="c" * 64), seen("b", sha256="C" * 64))
    assert noted(evidence("a"), evidence("b"), facts=same) == ["evidence-duplicate"]
    assert noted(evidence("a"), evidence("b")) == []


def test_a_file_without_a_hash_is_noted_an_address_is_not() -> None:
    assert noted(evidence(sha256=None)) == ["evidence-unhashed"]
    assert noted(evidence(file=None, sha256=None, url="https://example.jp/", issued=AS_OF)) == []


def test_files_that_no_item_names() -> None:
    assert [one.params for one in unlisted_findings(["a.pdf", "b.pdf"])] == [{"file": "a.pdf"}, {"file": "b.pdf"}]


def test_an_empty_file_counts_but_is_warned_of_and_is_no_twin_of_another() -> None:
    items = [evidence("a", file="a.pdf", sha256="e" * 64), evidence("b", file="b.pdf", sha256="e" * 64)]
    facts = [replace(seen(item.id, sha256="e" * 64), size=0) for item in items]
    result = judge(profile({"S1": replace(IMPLEMENTED, evidence=("a", "b"))}, items=items), seen=facts)
    found = [(one.code, one.severity, one.params["file"]) for one in result.findings]
    warning = FindingSeverity.WARNING
    assert found == [("evidence-file-empty", warning, "a.pdf"), ("evidence-file-empty", warning, "b.pdf")]
    assert all(one.valid for one in result.evidence)
