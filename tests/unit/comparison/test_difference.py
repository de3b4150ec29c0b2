"""Two results side by side: where controls went, what of the answers differs, what is new and settled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ismap_check.comparison.difference import difference
from ismap_check.model.baseline import Baseline
from ismap_check.model.carried import Change
from ismap_check.model.catalogue import MandatoryExclusion
from ismap_check.model.difference import Aspect, CatalogueDifference, Movement
from ismap_check.model.mapping import CatalogueMapping, Link, Relation
from ismap_check.model.profile import AssessmentScope, Recheck, Response, Status
from ismap_check.model.result import AssessmentResult
from tests.unit.assessment.builders import (
    DESELECTED,
    EXCLUDED,
    IMPLEMENTED,
    NOT_IMPLEMENTED,
    PARTIAL,
    STRICT,
    catalogue,
    evidence,
    judge,
    profile,
    seen,
    text,
)


def compared(old: dict[str, Response], new: dict[str, Response]) -> CatalogueDifference:
    found = difference(judge(profile(old)), judge(profile(new)))
    (only,) = found.catalogues
    return only


def moves(old: Response | None, new: Response | None, control_id: str = "S1") -> list[Movement]:
    """Return where one control went; the others stand still."""
    before, after = ({control_id: one} if one else {} for one in (old, new))
    return [one.movement for one in compared(before, after).controls]


@pytest.mark.parametrize(
    ("old", "new", "movement"),
    [
        (IMPLEMENTED, PARTIAL, Movement.REGRESSED),
        (IMPLEMENTED, NOT_IMPLEMENTED, Movement.REGRESSED),
        (PARTIAL, None, Movement.REGRESSED),
        (IMPLEMENTED, DESELECTED, Movement.WITHDRAWN),
        (PARTIAL, EXCLUDED, Movement.WITHDRAWN),
        (PARTIAL, IMPLEMENTED, Movement.FIXED),
        (None, PARTIAL, Movement.FIXED),
        (DESELECTED, IMPLEMENTED, Movement.FIXED),
        (DESELECTED, NOT_IMPLEMENTED, Movement.TAKEN_UP),
        (NOT_IMPLEMENTED, DESELECTED, Movement.LEFT_OUT),
        (None, NOT_IMPLEMENTED, Movement.CHANGED),
        (DESELECTED, EXCLUDED, Movement.CHANGED),
    ],
)
def test_a_control_moves_by_its_verdicts(old: Response | None, new: Response | None, movement: Movement) -> None:
    assert moves(old, new) == [movement]


def test_an_accepted_exclusion_that_is_refused_is_a_regression() -> None:
    tree, answered = ("A must", "B -"), profile({"A": EXCLUDED})
    lenient = catalogue(tree, rules=replace(STRICT, mandatory_exclusion=MandatoryExclusion.REASON))
    (found,) = difference(judge(answered, lenient), judge(answered, catalogue(tree))).catalogues[0].controls
    assert (found.movement, found.gap_opened) == (Movement.REGRESSED, True)


def test_a_control_that_becomes_mandatory_while_unsatisfied_regresses() -> None:
    tree = ("A -", "B -")
    must = Baseline(id="b", title=text(), uses={"test": "1"}, mandatory={"test": ("A",)})
    before = judge(profile({"A": PARTIAL}), catalogue(tree))
    after = judge(profile({"A": PARTIAL}), catalogue(tree), baselines=[must])
    found = difference(before, after)
    (control,) = found.catalogues[0].controls
    assert (control.movement, control.aspects) == (Movement.REGRESSED, (Aspect.REQUIREMENT, Aspect.WEIGHT))
    assert found.catalogues[0].baselines == (None, "b")
    assert found.has_regressed


@pytest.mark.parametrize(
    ("change", "aspect"),
    [
        ({"measure": "毎週確認する。"}, Aspect.MEASURE),
        ({"reason": "別の理由。"}, Aspect.REASON),
        ({"evidence": ("other",)}, Aspect.EVIDENCE),
        ({"status": Status.ALTERNATIVE, "reason": "代替策。"}, Aspect.STATUS),
    ],
)
def test_what_of_an_answer_differs_is_named(change: dict[str, Any], aspect: Aspect) -> None:
    (found,) = compared({"S1": IMPLEMENTED}, {"S1": replace(IMPLEMENTED, **change)}).controls
    assert found.movement is Movement.CHANGED
    assert aspect in found.aspects


def test_a_proposal_that_was_confirmed_is_no_other_status() -> None:
    asked = Recheck(catalogue="test", edition="1", control="S1", relation=Change.NEXT_PERIOD)
    (found,) = compared({"S1": replace(IMPLEMENTED, recheck=asked)}, {"S1": IMPLEMENTED}).controls
    assert (found.movement, found.aspects) == (Movement.FIXED, (Aspect.RECHECK,))


def test_evidence_with_other_content_is_other_evidence() -> None:
    answered = profile({"S1": replace(IMPLEMENTED, evidence=("ev",))}, items=[evidence("ev")])
    before, after = (judge(answered, seen=[seen("ev", sha256=digest * 64)]) for digest in "cd")
    (found,) = difference(before, after).catalogues[0].controls
    assert found.aspects == (Aspect.EVIDENCE,)
    assert difference(before, before).is_empty


def test_controls_outside_an_edition_are_added_and_removed() -> None:
    old, new = catalogue(("A -", "B -")), catalogue(("A -", "C -"), edition="2")
    answers = {"A": IMPLEMENTED, "B": IMPLEMENTED}
    before = judge(profile(answers), old)
    after = judge(
        profile({"A": IMPLEMENTED, "C": IMPLEMENTED}, assessment=AssessmentScope(catalogues={"test": "2"})), new
    )
    found = difference(before, after).catalogues[0].by_movement
    assert [one.id for one in found[Movement.ADDED]] == ["C"]
    assert [one.id for one in found[Movement.REMOVED]] == ["B"]


def test_a_mapping_brings_together_what_an_edition_renamed() -> None:
    old, new = catalogue(("A -", "B -")), catalogue(("A -", "C -"), edition="2")
    before = judge(profile({"B": PARTIAL}), old)
    after = judge(profile({"C": IMPLEMENTED}, assessment=AssessmentScope(catalogues={"test": "2"})), new)
    link = Link(source="B", target="C", relation=Relation.EQUAL_TO, reason=text())
    for mapping in (
        CatalogueMapping(source="test@1", target="test@2", links=(link,)),
        CatalogueMapping(source="test@2", target="test@1", links=(link.backwards,)),
    ):
        (found,) = difference(before, after, [mapping]).catalogues[0].controls
        assert (found.movement, found.before and found.before.id, found.id) == (Movement.FIXED, "B", "C")


def test_findings_are_new_or_settled() -> None:
    found = compared({"S1": IMPLEMENTED}, {"S1": DESELECTED, "S2": replace(DESELECTED, reason=None)})
    assert [(one.code, one.control) for one in found.new_findings if one.code == "reason-missing"] == [
        ("reason-missing", "S2")
    ]
    back = compared({"S1": DESELECTED, "S2": replace(DESELECTED, reason=None)}, {"S1": IMPLEMENTED})
    assert ("reason-missing", "S2") in [(one.code, one.control) for one in back.settled_findings]


@pytest.mark.parametrize("now", [DESELECTED, EXCLUDED])
def test_a_finding_on_a_control_that_was_left_out_is_not_settled(now: Response) -> None:
    """Nobody did anything about it: the control is only in the score no longer."""
    found = compared({"S1": PARTIAL, "S2": PARTIAL}, {"S1": now, "S2": replace(IMPLEMENTED, measure="定めた。")})
    settled, departed = (
        [one.control for one in findings if one.code == "gap"]
        for findings in (found.settled_findings, found.departed_findings)
    )
    assert (settled, departed) == (["S2"], ["S1"])


def test_findings_of_one_code_are_told_apart_by_what_they_are_about() -> None:
    """Findings about pieces of evidence have no control: each is new or settled by itself."""
    answers = {"S1": replace(IMPLEMENTED, evidence=("a", "b", "c"))}

    def expiring(*expired: str) -> AssessmentResult:
        items = [evidence(one, expires=date(2026, 1, 1) if one in expired else None) for one in "abc"]
        return judge(profile(answers, items=items), seen=[seen(one) for one in "abc"])

    found = difference(expiring("a", "b"), expiring("b", "c"))
    new, settled = (
        [one.subject for one in findings if one.code == "evidence-expired"]
        for findings in (found.new_findings, found.settled_findings)
    )
    assert (new, settled) == (["c"], ["a"])


def test_evidence_that_was_not_seen_this_time_is_no_other_evidence() -> None:
    """That the file is missing now is a finding; nobody knows that its content differs."""
    answered = profile({"S1": replace(IMPLEMENTED, evidence=("ev",))}, items=[evidence("ev", sha256=None)])
    before, after = (judge(answered, seen=facts) for facts in ([seen("ev", sha256="c" * 64)], []))
    found = difference(before, after)
    assert [one for one in found.catalogues[0].controls if Aspect.EVIDENCE in one.aspects] == []
    assert "evidence-missing-file" in {one.code for one in found.new_findings}


def test_an_answer_on_an_objective_that_changes_is_listed_without_points() -> None:
    rough, other = replace(IMPLEMENTED, measure="全体で対応する。"), replace(IMPLEMENTED, measure="部分的に対応する。")
    (found,) = compared({"O": rough}, {"O": other}).controls
    assert (found.id, found.movement, found.contribution) == ("O", Movement.CHANGED, 0)


def test_without_a_score_on_one_side_nothing_is_explained() -> None:
    found = compared({"O": EXCLUDED}, {"M": IMPLEMENTED, "S1": IMPLEMENTED})
    assert (found.denominator, found.moved, found.pooled) == (0, 0, 0)
    assert found.by_movement[Movement.FIXED] == (found.controls[1], found.controls[2])


def test_catalogues_judged_on_one_side_are_named() -> None:
    scope = AssessmentScope(catalogues={"test": "1", "more": "1"})
    both = judge(profile(assessment=scope), catalogue(), catalogue(("X -",), id="more"))
    one = judge(profile(), catalogue())
    assert difference(both, one).only_before == ("more@1",)
    assert difference(one, both).only_after == ("more@1",)
