"""What a review is bound to changes with the claim and its evidence, and with nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ismap_check.assessment.digest import control_digest, evidence_marks, response_digest
from ismap_check.model.profile import Conditional, Response, Status
from tests.unit.assessment.builders import EXCLUDED, IMPLEMENTED, catalogue, evidence, seen

CLAIM = Response(status=Status.IMPLEMENTED, measure="多要素認証を\n必須とする。", evidence=("a", "b"))
MARKS = {"a": "1" * 64, "b": "2" * 64}


def test_the_digest_is_the_same_in_every_version() -> None:
    """Reviewers keep it in their documents."""
    assert response_digest(CLAIM, MARKS) == "7799edfd5b8df3bc3f729abf1b0c7eb1d2d245f6ab95bdd4c9465cae35e54264"


@pytest.mark.parametrize(
    "same",
    [
        replace(CLAIM, measure="多要素認証を  必須とする。"),
        replace(CLAIM, evidence=("b", "a")),
        replace(CLAIM, assignee="佐藤", owner="鈴木", extra={"社内": "x"}, origin="parts/a.yaml"),
    ],
)
def test_what_claims_nothing_makes_no_difference(same: Response) -> None:
    assert response_digest(same, MARKS) == response_digest(CLAIM, MARKS)


@pytest.mark.parametrize(
    "other",
    [
        replace(CLAIM, status=Status.PARTIAL),
        replace(CLAIM, measure="多要素認証を推奨する。"),
        replace(CLAIM, reason="理由"),
        replace(CLAIM, evidence=("a",)),
        replace(CLAIM, due=date(2027, 1, 1)),
        replace(CLAIM, condition=Conditional(option="plan", otherwise=Status.PLANNED)),
        None,
    ],
)
def test_another_claim_has_another_digest(other: Response | None) -> None:
    assert response_digest(other, MARKS) != response_digest(CLAIM, MARKS)


def test_other_evidence_behind_the_same_words_has_another_digest() -> None:
    assert response_digest(CLAIM, {**MARKS, "b": "3" * 64}) != response_digest(CLAIM, MARKS)


def test_what_was_seen_counts_before_what_was_declared() -> None:
    items = {
        "seen": evidence("seen", sha256="A" * 64),
        "declared": evidence("declared", sha256="B" * 64),
        "address": evidence("address", file=None, sha256=None, url="https://example.com"),
    }
    marks = evidence_marks(items, {"seen": seen("seen", sha256="c" * 64)})
    assert marks == {"seen": "c" * 64, "declared": "b" * 64, "address": "https://example.com"}


def test_a_control_without_an_answer_has_the_digest_of_the_objective_above() -> None:
    tree = catalogue(["O must", "P must O", "L - P"])
    above = {"O": EXCLUDED, "P": Response()}
    assert control_digest("L", tree, above, {}) == response_digest(EXCLUDED, {})
    assert control_digest("L", tree, {**above, "L": IMPLEMENTED}, {}) == response_digest(IMPLEMENTED, {})
    assert control_digest("L", tree, {}, {}) == response_digest(None, {})
