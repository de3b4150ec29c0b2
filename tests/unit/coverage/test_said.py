"""What answers say about controls and objectives before any mapping is read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ismap_check.coverage.said import Said, said
from ismap_check.model.profile import Conditional, Recheck, Response, Status
from tests.unit.assessment.builders import (
    DESELECTED,
    EXCLUDED,
    IMPLEMENTED,
    NOT_IMPLEMENTED,
    PARTIAL,
    catalogue,
)

TREE = catalogue()
PROPOSED = replace(IMPLEMENTED, recheck=Recheck(catalogue="x", edition="1", control="1", relation="equal-to"))
OPTIONAL = replace(IMPLEMENTED, condition=Conditional(option="plan", otherwise=Status.NOT_IMPLEMENTED))
Y, H, N, OFF, OUT = IMPLEMENTED, PARTIAL, NOT_IMPLEMENTED, DESELECTED, EXCLUDED


def summed(status: Status) -> Said:
    return Said(Response(status=status), summed=True)


@pytest.mark.parametrize("answer", [OFF, OUT, PROPOSED, Response()])
def test_leaving_out_and_proposals_say_nothing(answer: Response) -> None:
    assert said(TREE, {"M": answer, "O": answer}) == {}


def test_a_detail_says_what_was_answered_in_the_catalogue_s_order() -> None:
    found = said(TREE, {"S1": H, "M": Y})
    assert list(found) == ["O", "M", "S1"]
    assert found["M"] == Said(Y)


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ({"M": Y, "S1": Y, "S2": Y, "S3": Y}, Status.IMPLEMENTED),
        ({"M": Y, "S1": Y, "S2": OFF, "S3": OUT}, Status.IMPLEMENTED),
        ({"M": Y, "S1": Y, "S2": Y}, Status.PARTIAL),
        ({"M": Y, "S1": Y, "S2": H, "S3": Y}, Status.PARTIAL),
        ({"S1": Y, "S2": Y, "S3": Y}, Status.PARTIAL),
        ({"M": OFF, "S1": Y, "S2": Y, "S3": Y}, Status.PARTIAL),
        ({"M": PROPOSED, "S1": Y, "S2": Y, "S3": Y}, Status.PARTIAL),
        ({"M": N, "S1": Y}, Status.PARTIAL),
        ({"M": N, "S1": N}, Status.NOT_IMPLEMENTED),
        ({"S1": Response(status=Status.PLANNED)}, Status.NOT_IMPLEMENTED),
        ({"M": OPTIONAL, "S1": N}, Status.NOT_IMPLEMENTED),
    ],
)
def test_an_objective_says_what_its_details_say_together(answers: dict[str, Response], status: Status) -> None:
    assert said(TREE, answers)["O"] == summed(status)


def test_its_own_answer_stands_where_no_detail_was_answered() -> None:
    rough = replace(IMPLEMENTED, measure="統制している。")
    assert said(TREE, {"O": rough})["O"] == Said(rough)
    assert said(TREE, {"O": rough, "S1": OFF})["O"] == Said(rough)


def test_its_own_answer_stands_for_selectable_details_and_never_for_a_must() -> None:
    rough = replace(IMPLEMENTED, measure="統制している。")
    assert said(TREE, {"O": rough, "M": Y})["O"] == Said(rough)
    assert said(TREE, {"O": rough, "S1": Y})["O"] == summed(Status.PARTIAL)
    assert said(TREE, {"O": rough, "M": Y, "S1": N})["O"] == summed(Status.PARTIAL)
    assert said(TREE, {"O": N, "M": Y})["O"] == summed(Status.PARTIAL)
    assert said(TREE, {"O": N, "M": N})["O"] == Said(N)


def test_an_excluded_objective_says_nothing_and_its_details_what_they_say() -> None:
    assert said(TREE, {"O": OUT, "S1": Y}) == {"S1": Said(Y)}


def test_what_does_not_apply_is_not_missed() -> None:
    answers = {"M": Y, "S1": Y, "S2": Y}
    assert said(TREE, answers, out={"S3"})["O"] == summed(Status.IMPLEMENTED)


def test_objectives_beneath_an_objective_are_looked_through() -> None:
    deep = catalogue(["O must", "P must O", "D must P", "E - O"])
    assert said(deep, {"D": Y, "E": Y})["O"] == summed(Status.IMPLEMENTED)
    assert said(deep, {"D": Y, "E": H})["P"] == summed(Status.IMPLEMENTED)
