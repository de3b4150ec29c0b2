"""Which claims can be drawn, and what gives one more weight than another."""

from __future__ import annotations

from typing import Any

from ismap_check.assessment.risk import Candidate, Risk, candidates
from ismap_check.model.catalogue import Control
from ismap_check.model.evidence import EvidenceFact
from ismap_check.model.profile import Response, Status
from ismap_check.model.review import Correction, FollowUp, FollowUpResult
from tests.unit.assessment.builders import (
    AS_OF,
    DESELECTED,
    EXCLUDED,
    IMPLEMENTED,
    NOT_IMPLEMENTED,
    PARTIAL,
    catalogue,
    control,
    evidence,
    failed,
    judge,
    passed,
    profile,
    review,
    seen,
)

TREE = ("O must", "M must O", "S1 - O", "S2 - O", "S3 - O")
BACKED = Response(status=Status.IMPLEMENTED, evidence=("ev",))


def found(
    answers: dict[str, Response], controls: tuple[str | Control, ...] = TREE, **further: Any
) -> dict[str, Candidate]:
    answered = profile(answers, items=[evidence(issued=AS_OF)])
    facts: list[EvidenceFact] = [seen(sha256="c" * 64)]
    return {one.control: one for one in candidates(judge(answered, catalogue(controls), seen=facts, **further))}


def test_only_what_is_claimed_can_be_drawn() -> None:
    answers = {"M": IMPLEMENTED, "S1": NOT_IMPLEMENTED, "S2": DESELECTED}
    assert set(found(answers)) == {"M"}
    assert set(found({"S1": PARTIAL, "S2": EXCLUDED})) == {"S1", "S2"}
    assert found({}) == {}


def test_every_reason_is_told_and_adds_its_tickets() -> None:
    drawn = found({"M": BACKED, "S1": PARTIAL, "S2": EXCLUDED, "S3": BACKED})
    assert {key: one.risks for key, one in drawn.items()} == {
        "M": (Risk.MANDATORY,),
        "S1": (Risk.PARTIAL, Risk.UNBACKED),
        "S2": (Risk.EXCLUDED,),
        "S3": (),
    }
    assert {key: one.tickets for key, one in drawn.items()} == {"M": 3, "S1": 4, "S2": 2, "S3": 1}
    assert drawn["S3"].name == "test@1/S3"


def test_weight_and_tags_count() -> None:
    controls = (control("A -", weight=2), control("B -", tags=("special-care",)), control("C -", weight=1))
    drawn = found(dict.fromkeys("ABC", BACKED), controls)
    assert [drawn[key].risks for key in "ABC"] == [(Risk.HEAVY,), (Risk.SPECIAL_CARE,), ()]


def test_what_is_answered_for_the_objective_only_is_rough() -> None:
    drawn = found({"O": BACKED})
    assert {key: one.risks for key, one in drawn.items()} == dict.fromkeys(("S1", "S2", "S3"), (Risk.ROUGH,))


def test_the_same_words_on_many_controls_are_a_reason() -> None:
    many = tuple(f"A{place} -" for place in range(12))
    copied = {
        line.split()[0]: Response(status=Status.IMPLEMENTED, evidence=("ev",), measure="適切に 実施") for line in many
    }
    assert all(one.risks == (Risk.REPEATED,) for one in found(copied, many).values())
    few = dict(list(copied.items())[:10])
    assert all(one.risks == () for one in found(few, many).values())


def test_what_an_earlier_review_found_counts_until_it_is_closed() -> None:
    closed = Correction(agreed="x", follow_up=FollowUp(seen_on=AS_OF, result=FollowUpResult.CLOSED))
    entries = {
        "M": failed(),
        "S1": passed(correction=Correction(agreed="x")),
        "S2": passed(correction=closed),
        "S3": passed(),
    }
    drawn = found(dict.fromkeys(("M", "S1", "S2", "S3"), BACKED), reviews=[review(entries)])
    assert [key for key, one in drawn.items() if Risk.PRIOR in one.risks] == ["M", "S1"]


def test_other_catalogues_can_be_left_out() -> None:
    result = judge(profile({"S1": BACKED}), catalogue(TREE))
    assert candidates(result, frozenset({"other"})) == ()
