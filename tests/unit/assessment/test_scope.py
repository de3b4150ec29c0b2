"""Facts and baselines decide what is judged."""

from __future__ import annotations

from typing import Any

import pytest

from ismap_check.assessment.scope import Applies, condition_holds
from ismap_check.model.baseline import Baseline, Selection
from ismap_check.model.catalogue import Requirement
from ismap_check.model.result import CatalogueResult, OutBy
from tests.unit.assessment.builders import IMPLEMENTED, catalogue, codes, control, judge, judged, profile, text, verdict


def baseline(**changes: Any) -> Baseline:
    values: dict[str, Any] = {"id": "pilot", "title": text(), "uses": {"test": "1"}}
    return Baseline(**values | changes)


def out(result: CatalogueResult) -> dict[str, OutBy]:
    return {one.id: one.out_by for one in result.controls if one.out_by is not None}


def under(selection: Selection) -> CatalogueResult:
    tree = catalogue(["O must 1", "M must O", "S - O", "P - 2", "Q - P", "R - 2"], groups=["1", "2"])
    return judged(judge(profile(), tree, baselines=[baseline(select={"test": selection})]))


@pytest.mark.parametrize(
    ("condition", "facts", "applies"),
    [
        ({}, {}, True),
        ({"ai": (True,)}, {"ai": True}, True),
        ({"ai": (True,)}, {"ai": False}, False),
        ({"ai": (True,)}, {"ai": 1}, False),
        ({"level": (1, 2)}, {"level": 2}, True),
        ({"level": (1, 2)}, {"level": 3}, False),
        ({"level": (1,)}, {"level": True}, False),
        ({"media": ("voice", "image")}, {"media": ("text", "image")}, True),
        ({"media": ("voice",)}, {"media": ("text",)}, False),
        ({"media": ("voice",)}, {"media": ()}, False),
        ({"ai": (True,), "level": (2,)}, {"ai": True, "level": 1}, False),
        ({"ai": (True,), "level": (2,)}, {"ai": True, "level": 2}, True),
    ],
)
def test_keys_and_values_or_lists_by_intersection(condition: Any, facts: Any, applies: bool) -> None:
    assert condition_holds(condition, facts) == Applies(applies)


def test_an_unanswered_fact_applies_but_another_may_still_exclude() -> None:
    condition = {"ai": (True,), "level": (2,)}
    assert condition_holds(condition, {}) == Applies(applies=True, unanswered=frozenset({"ai", "level"}))
    assert condition_holds(condition, {"level": 1}) == Applies(applies=False, unanswered=frozenset({"ai"}))


def test_the_condition_of_a_parent_holds_for_its_children() -> None:
    tree = catalogue([control("O must", applies_when={"ai": (True,)}), "M must O", "T -"], facts=["ai"])
    result = judged(judge(profile({"M": IMPLEMENTED}, facts={"ai": False}), tree))
    assert out(result) == {"O": OutBy.FACTS, "M": OutBy.FACTS}
    assert verdict(result, "O") is None
    assert verdict(result, "M") is None
    assert (result.low.in_scope, result.low.possible, result.low.answered) == (1, 2, 0)


def test_one_finding_per_unanswered_fact() -> None:
    conditional = {"applies_when": {"ai": (True,)}}
    tree = catalogue([control("A -", **conditional), control("B -", **conditional)], facts=["ai", "unused"])
    result = judged(judge(profile({"A": IMPLEMENTED}), tree))
    found = [finding for finding in result.findings if finding.code == "fact-missing"]
    assert [(finding.control, finding.params["fact"], finding.params["n"]) for finding in found] == [(None, "ai", 2)]
    assert result.low.in_scope == 2


def test_a_fact_that_only_matters_out_of_scope_is_not_asked_for() -> None:
    tree = catalogue(["A -", control("B -", applies_when={"ai": (True,)})], facts=["ai"])
    result = judged(judge(profile(), tree, baselines=[baseline(select={"test": Selection(exclude=("B",))})]))
    assert "fact-missing" not in codes(result)


def test_a_group_stands_for_its_controls() -> None:
    assert out(under(Selection(include=("1",)))) == dict.fromkeys(("P", "Q", "R"), OutBy.BASELINE)


def test_an_objective_stands_for_its_leaves() -> None:
    assert out(under(Selection(include=("P",)))) == dict.fromkeys(("O", "M", "S", "R"), OutBy.BASELINE)


def test_one_leaf_brings_its_objective_along() -> None:
    assert out(under(Selection(include=("S",)))) == dict.fromkeys(("M", "P", "Q", "R"), OutBy.BASELINE)


def test_exclude_beats_include() -> None:
    selection = Selection(include=("1", "2"), exclude=("2", "M"))
    assert out(under(selection)) == dict.fromkeys(("M", "P", "Q", "R"), OutBy.BASELINE)


def test_without_include_all_but_the_excluded_are_in() -> None:
    assert out(under(Selection(exclude=("Q",)))) == {"P": OutBy.BASELINE, "Q": OutBy.BASELINE}


def test_facts_come_before_the_baseline() -> None:
    tree = catalogue(
        ["O -", control("A - O", applies_when={"ai": (True,)}), "B - O", control("C -", applies_when={"ai": (True,)})],
        facts=["ai"],
    )
    chosen = baseline(select={"test": Selection(exclude=("O", "C"))})
    result = judged(judge(profile(facts={"ai": False}), tree, baselines=[chosen]))
    assert out(result) == {"O": OutBy.BASELINE, "A": OutBy.FACTS, "B": OutBy.BASELINE, "C": OutBy.FACTS}


def test_nothing_in_scope_is_nothing_to_judge() -> None:
    result = judged(judge(profile(), baselines=[baseline(select={"test": Selection(include=())})]))
    assert result.low.in_scope == 0
    assert result.conditions[0].condition == "in_scope"
    assert result.outcome.value == "incomplete"


def test_a_left_out_must_keeps_its_requirement_for_the_report() -> None:
    result = judged(judge(profile(), baselines=[baseline(select={"test": Selection(include=("S1",))})]))
    left_out = result.control_by_id["M"]
    assert (left_out.requirement, left_out.out_by) == (Requirement.MANDATORY, OutBy.BASELINE)
