"""Several vendors as JSON: the schema holds, nobody is missing, an order stands there only when asked for."""

from __future__ import annotations

import json
from typing import Any

from ismap_check.comparison.compare import Comparison
from ismap_check.documents.gate import first_complaint
from ismap_check.renderers.formats import COMPARISONS
from ismap_check.renderers.json_comparison import KIND
from tests.unit.assessment.builders import failed, review
from tests.unit.comparison.market_of_three import ALL_DONE, candidate, compared


def record(found: Comparison) -> Any:
    written = json.loads(COMPARISONS["json"].render(found))
    assert first_complaint(KIND, written) is None
    return written


def test_everyone_stands_in_the_record_also_who_could_not_be_judged() -> None:
    written = record(compared())
    assert [(one["key"], one["judged"] is None) for one in written["candidates"]] == [
        ("a", False),
        ("b", False),
        ("c", False),
        ("broken", True),
    ]
    assert written["candidates"][3]["trouble"] == [{"code": "file-missing", "document": "profile.yaml", "place": None}]
    (ground,) = written["grounds"]
    must = next(one for one in ground["controls"] if one["id"] == "M")
    assert must["differs"]
    assert {key: one["unmet"] for key, one in must["standings"].items()} == {"a": False, "b": True, "c": True}
    assert must["standings"]["c"]["high"]["verdict"] == "satisfied"


def test_an_order_is_there_only_when_asked_for() -> None:
    places = [
        [one["place"] for one in record(compared(ranked=ranked))["grounds"][0]["standings"].values()]
        for ranked in (False, True)
    ]
    assert places == [[None, None, None], [1, 2, 3]]


def test_what_a_review_found_stands_beside_the_claim() -> None:
    reviewed = candidate("a", ALL_DONE, reviews=[review({"M": failed()})])
    written = record(compared(reviewed, candidate("b", ALL_DONE)))
    (ground,) = written["grounds"]
    must = next(one for one in ground["controls"] if one["id"] == "M")["standings"]
    assert (must["a"]["low"]["verdict"], must["a"]["reviewed"], must["a"]["unmet"]) == (
        "satisfied",
        "not-satisfied",
        True,
    )
    assert must["b"]["reviewed"] is None
    assert written["candidates"][0]["judged"]["verified_outcome"] == "does-not-meet"
