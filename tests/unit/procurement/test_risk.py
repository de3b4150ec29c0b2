"""The hint on the Advisory Board: what was recorded, never a sum."""

from __future__ import annotations

import pytest

from ismap_check.model.procurement import Axis, Leaning, RiskAxis
from tests.unit.procurement.small_case import case_of, judged_case


def hint(axis: RiskAxis, **facts: bool) -> tuple[bool, bool]:
    result = judged_case(case_of(risk={Axis.WORK: axis}, facts=facts), {})
    found = next(one for one in result.axes if one.axis is Axis.WORK)
    return found.speaks, found.is_judged


def test_all_four_axes_are_there_even_if_nothing_is_recorded() -> None:
    axes = judged_case(case_of(), {}).axes
    assert [one.axis for one in axes] == list(Axis)
    assert not any(one.speaks or one.is_judged for one in axes)


@pytest.mark.parametrize(
    ("leaning", "speaks"), [(None, False), (Leaning.LOW, False), (Leaning.UNCLEAR, True), (Leaning.HIGH, True)]
)
def test_the_agency_s_leaning_speaks(leaning: Leaning | None, speaks: bool) -> None:
    assert hint(RiskAxis(judgement="判断", leaning=leaning)) == (speaks, True)


def test_a_named_fact_speaks_only_if_it_is_answered_yes() -> None:
    axis = RiskAxis(judgement="判断", leaning=Leaning.LOW, facts=("agents",))
    assert hint(axis, agents=True) == (True, True)
    assert hint(axis, agents=False) == (False, True)
    assert hint(axis) == (False, True)


def test_a_fact_of_the_case_comes_with_its_question() -> None:
    axis = RiskAxis(facts=("agents", "unknown"))
    found = judged_case(case_of(risk={Axis.USERS: axis}), {}).axes[0]
    assert [(one.id, one.question is not None, one.answer) for one in found.facts] == [
        ("agents", True, True),
        ("unknown", False, None),
    ]
