"""Everything that differs between two editions is named once, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from ismap_check.coverage.edition_diff import Change, EditionDiff, diff_editions
from ismap_check.model.catalogue import Catalogue, PeriodRule, Requirement, Responsibility
from tests.unit.assessment.builders import TREE, catalogue, control, text
from tests.unit.assessment.strategies import catalogues

OLD = catalogue(TREE, groups=["1"], facts=["ai"])


def differing(**changes: Any) -> EditionDiff:
    """Return what differs where the second edition has these properties."""
    return diff_editions(OLD, replace(OLD, edition="2", **changes))


def test_the_same_edition_does_not_differ() -> None:
    diff = differing()
    assert (diff.whole, diff.added, diff.removed, diff.changed) == ((), (), (), ())


@settings(max_examples=30, deadline=None)
@given(catalogues())
def test_there_and_back_swaps_added_and_removed(tree: Catalogue) -> None:
    there, back = diff_editions(OLD, tree), diff_editions(tree, OLD)
    assert (there.added, there.removed) == (back.removed, back.added)
    assert {one.node.id for one in there.changed} == {one.node.id for one in back.changed}


def test_nodes_that_only_one_has() -> None:
    diff = diff_editions(OLD, catalogue(["O must", "M must O", "N - O"], groups=["2"], edition="2", facts=["ai"]))
    assert [node.id for node in diff.added] == ["2", "N"]
    assert [node.id for node in diff.removed] == ["1", "S1", "S2", "S3"]
    assert diff.changed == ()


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (control("S1 must O"), Change("requirement", "selectable", "mandatory")),
        (control("S1 -"), Change("parent", "O", None)),
        (control("S1 - O", weight=2), Change("weight", None, 2)),
        (control("S1 - O", inheritable=False), Change("inheritable", old=True, new=False)),
        (
            control("S1 - O", responsibility=Responsibility.PROVIDER),
            Change("responsibility", None, "provider"),
        ),
        (control("S1 - O", applies_when={"ai": (True,)}), Change("applies_when", None, "ai: true")),
        (control("S1 - O", title=text("T")), Change("title", text("S1"), text("T"))),
        (control("S1 - O", text=text("T")), Change("text", text("Text of S1"), text("T"))),
        (control("S1 - O", focus=text("F")), Change("focus", None, text("F"))),
        (control("S1 - O", evidence=(text("E"),)), Change("evidence", (), (text("E"),))),
    ],
)
def test_a_property_that_differs(changed: Any, expected: Change) -> None:
    controls = tuple(changed if one.id == "S1" else one for one in OLD.controls)
    (one,) = differing(controls=controls).changed
    assert (one.node.id, one.changes, one.note) == ("S1", (expected,), None)


@pytest.mark.parametrize("backwards", [False, True])
def test_a_note_counts_in_both_directions(backwards: bool) -> None:
    controls = tuple(replace(one, changed=text("n")) if one.id == "S1" else one for one in OLD.controls)
    new = replace(OLD, edition="2", derived_from="test@1", controls=controls)
    diff = diff_editions(new, OLD) if backwards else diff_editions(OLD, new)
    assert [(one.node.id, one.note, one.changes) for one in diff.changed] == [("S1", text("n"), ())]


def test_what_is_about_the_whole() -> None:
    rules = replace(
        OLD.rules,
        selection=False,
        period=PeriodRule(max_months=12, min_months=3, validity_months=16),
        id_suffixes=("B",),
    )
    weights = {Requirement.MANDATORY: 5, Requirement.SELECTABLE: 1}
    diff = differing(rules=rules, weights=weights, facts={})
    assert diff.whole == (
        Change("weights.mandatory", 3, 5),
        Change("rules.selection", old=True, new=False),
        Change("rules.period", None, "3-12, 16"),
        Change("rules.id_suffixes", None, "B"),
        Change("facts.ai", "boolean", None),
    )
