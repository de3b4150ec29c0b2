"""What changed as JSON: its schema holds for any two results, and the causes in it add up exactly."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ismap_check.assessment import AssessmentRequest, assess
from ismap_check.comparison.difference import difference
from ismap_check.documents.gate import first_complaint
from ismap_check.renderers.formats import CHANGES
from ismap_check.renderers.json_difference import KIND
from tests.unit.assessment.builders import IMPLEMENTED, PARTIAL, catalogue, judge, passed, profile, review
from tests.unit.assessment.strategies import profiles, requests


def record(before: Any, after: Any) -> Any:
    return json.loads(CHANGES["json"].render(difference(before, after)))


@settings(max_examples=25, deadline=None)
@given(requests(), st.data())
def test_the_schema_holds_and_the_causes_add_up(first: AssessmentRequest, data: st.DataObject) -> None:
    second = replace(first, profile=data.draw(profiles(first.catalogues[0])))
    written = record(assess(first), assess(second))
    assert first_complaint(KIND, written) is None
    for one in written["catalogues"]:
        chapters = [sum(chapter[name] for chapter in one["chapters"]) for name in ("moved", "pooled")]
        assert chapters == [one["moved"], one["pooled"]]
        assert sum(control["contribution"] for control in one["controls"]) == one["moved"]
        if one["denominator"]:
            was, now = (one["numbers"][side] for side in ("before", "after"))
            change = Fraction(now["claimed_halves"], now["possible_halves"]) - Fraction(
                was["claimed_halves"], was["possible_halves"]
            )
            assert Fraction(one["moved"] + one["pooled"], one["denominator"]) == change


def test_both_answers_stand_in_the_record() -> None:
    tree = catalogue(("A must", "B -"))
    before, after = (judge(profile({"A": one, "B": IMPLEMENTED}), tree) for one in (IMPLEMENTED, PARTIAL))
    (found,) = record(before, after)["catalogues"]
    (control,) = found["controls"]
    assert (control["movement"], control["gap_opened"], control["contribution"] < 0) == ("regressed", True, True)
    assert [control[side]["response"]["status"] for side in ("before", "after")] == ["implemented", "partial"]
    assert record(before, after)["regressed"]
    assert not record(after, before)["regressed"]


def test_the_outcome_as_verified_is_there_where_a_side_was_reviewed() -> None:
    tree, answered = catalogue(("A must", "B -")), profile({"A": IMPLEMENTED, "B": IMPLEMENTED})
    written = record(judge(answered, tree), judge(answered, tree, reviews=[review({"A": passed()})]))
    assert first_complaint(KIND, written) is None
    assert written["catalogues"][0]["verified_outcomes"] == {"before": None, "after": "meets"}
