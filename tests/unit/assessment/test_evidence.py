"""Which evidence is valid on the day, and what is said of the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from ismap_check.model.evidence import EvidenceFact, Seen
from ismap_check.model.finding import FindingSeverity
from ismap_check.model.profile import EvidenceItem, Response, Status
from ismap_check.model.result import AssessmentResult, EvidenceResult
from tests.unit.assessment.builders import (
    AS_OF,
    EXCLUDED,
    IMPLEMENTED,
    codes,
    evidence,
    judge,
    judged,
    profile,
    seen,
)

DAY = timedelta(days=1)
HASH, OTHER = "a" * 64, "b" * 64


def assessed(item: EvidenceItem, fact: EvidenceFact | None) -> AssessmentResult:
    answer = replace(IMPLEMENTED, evidence=("ev",))
    return judge(profile({"S1": answer}, items=[item]), seen=[] if fact is None else [fact])


def look(item: EvidenceItem, fact: EvidenceFact | None) -> EvidenceResult:
    (result,) = assessed(item, fact).evidence
    return result


@pytest.mark.parametrize(
    ("item", "fact", "found"),
    [
        ({}, {}, ()),
        ({"issued": AS_OF, "expires": AS_OF}, {}, ()),
        ({"issued": AS_OF + DAY}, {}, ("evidence-not-yet-issued",)),
        ({"expires": AS_OF - DAY}, {}, ("evidence-expired",)),
        ({}, {"seen": Seen.MISSING}, ("evidence-missing-file",)),
        ({}, {"seen": Seen.OUTSIDE}, ("evidence-outside",)),
        ({}, {"seen": Seen.NOT_A_FILE}, ("evidence-not-a-file",)),
        ({}, {"seen": Seen.TOO_LARGE, "size": 5}, ("evidence-too-large",)),
        ({}, {"seen": Seen.UNREADABLE}, ("evidence-unreadable",)),
        ({"file": None}, {"seen": Seen.NOTHING}, ("evidence-empty",)),
        ({"file": None, "url": "https://example.jp"}, {"seen": Seen.ADDRESS}, ("evidence-undated",)),
        ({"file": None, "url": "https://example.jp", "issued": AS_OF}, {"seen": Seen.ADDRESS}, ()),
        ({"sha256": HASH}, {"sha256": HASH.upper()}, ()),
        ({"sha256": HASH}, {"sha256": OTHER}, ("evidence-altered",)),
        ({"sha256": HASH}, {}, ()),
        (
            {"sha256": HASH, "expires": AS_OF - DAY},
            {"sha256": OTHER},
            ("evidence-expired", "evidence-altered"),
        ),
    ],
)
def test_validity(item: dict[str, Any], fact: dict[str, Any], found: tuple[str, ...]) -> None:
    result = assessed(evidence(**item), seen(**fact))
    (looked,) = result.evidence
    assert (looked.codes, looked.valid) == (found, not found)
    told = tuple(one.code for one in result.findings if one.severity is not FindingSeverity.NOTE)
    assert told == found
    assert judged(result).low.evidenced == (0 if found else 2)
    assert ("claim-without-valid-evidence" in codes(judged(result), "S1")) is bool(found)


def test_a_hash_is_checked_only_if_both_are_there() -> None:
    assert look(evidence(sha256=HASH), seen(sha256=HASH)).hash_checked
    assert not look(evidence(sha256=HASH), seen()).hash_checked
    assert not look(evidence(sha256=None), seen(sha256=HASH)).hash_checked


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (evidence(), Seen.MISSING),
        (evidence(file=None, url="https://example.jp", issued=AS_OF), Seen.ADDRESS),
        (evidence(file=None), Seen.NOTHING),
    ],
)
def test_what_nobody_looked_at(item: EvidenceItem, expected: Seen) -> None:
    assert look(item, None).fact.seen is expected


def test_who_uses_an_item() -> None:
    twice = Response(status=Status.IMPLEMENTED, evidence=("ev", "ev"))
    result = judge(
        profile({"O": twice, "S1": twice}, items=[evidence(), evidence("spare")]), seen=[seen(), seen("spare")]
    )
    used, spare = result.evidence
    assert (used.used_by, spare.used_by) == (("test/O", "test/S1"), ())
    (finding,) = result.findings
    assert (finding.code, finding.control, finding.params) == (
        "evidence-unused",
        None,
        {"evidence": "spare", "title": "spare"},
    )


def test_an_unused_item_still_says_what_is_wrong_with_it() -> None:
    result = judge(profile(items=[evidence()]))
    assert [finding.code for finding in result.findings] == ["evidence-missing-file", "evidence-unused"]


def test_one_valid_item_is_enough() -> None:
    answer = replace(IMPLEMENTED, evidence=("gone", "ev"))
    result = judged(judge(profile({"S1": answer}, items=[evidence("gone"), evidence()]), seen=[seen()]))
    assert result.low.evidenced == 2
    assert codes(result, "S1") == set()


def test_evidence_earns_nothing_where_nothing_is_claimed() -> None:
    answers = {
        "S1": Response(status=Status.NOT_IMPLEMENTED, evidence=("ev",)),
        "S2": replace(EXCLUDED, evidence=("ev",)),
    }
    result = judged(judge(profile(answers, items=[evidence()]), seen=[seen()]))
    assert result.low.evidenced == 0
    assert codes(result, "S1") == {"gap"}
