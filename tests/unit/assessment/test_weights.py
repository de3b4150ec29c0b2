"""Own weight, class weight, a baseline's musts and factors."""

from __future__ import annotations

from ismap_check.model.baseline import Baseline
from ismap_check.model.catalogue import Requirement
from ismap_check.model.gate import Outcome
from ismap_check.model.profile import Response
from ismap_check.model.result import CatalogueResult
from tests.unit.assessment.builders import IMPLEMENTED, PARTIAL, catalogue, control, judge, judged, profile, score, text

CONTROLS = ("O must 1.1", "M must O", "S - O", control("W - 1.1", weight=7), "L -")


def weighed(
    answers: dict[str, Response] | None = None,
    *,
    mandatory: tuple[str, ...] = (),
    factors: dict[str, int] | None = None,
) -> CatalogueResult:
    chosen = Baseline(
        id="b", title=text(), uses={"test": "1"}, mandatory={"test": mandatory}, weights={"test": factors or {}}
    )
    tree = catalogue(CONTROLS, groups=["1", "1.1 1"])
    return judged(judge(profile(answers), tree, baselines=[chosen]))


def weights(result: CatalogueResult) -> dict[str, int]:
    return {one.id: one.weight for one in result.controls}


def test_own_weight_over_class_weight() -> None:
    result = weighed()
    assert weights(result) == {"O": 0, "M": 3, "S": 1, "W": 7, "L": 1}
    assert result.low.possible == 24


def test_a_new_must_takes_the_mandatory_class_weight_unless_it_has_its_own() -> None:
    result = weighed(mandatory=("S", "W"))
    assert weights(result) == {"O": 0, "M": 3, "S": 3, "W": 7, "L": 1}
    assert result.control_by_id["S"].requirement is Requirement.MANDATORY
    assert (result.low.mandatory, result.low.gaps, result.low.selectable) == (3, 3, 1)


def test_the_nearest_factor_wins_and_factors_are_not_multiplied() -> None:
    result = weighed(factors={"1": 2, "1.1": 5, "O": 10, "M": 3})
    assert weights(result) == {"O": 0, "M": 9, "S": 10, "W": 35, "L": 1}


def test_factor_zero_is_out_of_the_score_but_still_a_must() -> None:
    result = weighed({"S": IMPLEMENTED, "W": PARTIAL, "L": IMPLEMENTED}, factors={"M": 0})
    assert score(result.low) == (2 + 7 + 2, 2 + 14 + 2)
    assert result.control_by_id["M"].low.gap
    assert (result.low.in_scope, result.low.answered) == (4, 3)
    assert result.outcome is Outcome.INCOMPLETE


def test_factor_zero_on_everything_leaves_no_score() -> None:
    result = weighed(dict.fromkeys(("M", "S", "W", "L"), IMPLEMENTED), factors={"1": 0, "L": 0})
    assert score(result.low) == (0, 0)
    assert result.outcome is Outcome.MEETS
