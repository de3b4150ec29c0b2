"""Demands as baselines: a case may only tighten what a baseline asks (JUDGING, section 9)."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ismap_check.model.baseline import Baseline, Selection
from ismap_check.model.catalogue import Requirement
from ismap_check.model.gate import Condition, Gate
from ismap_check.model.procurement import Demands
from ismap_check.procurement.demands import DIRECT, demands_of
from tests.unit.assessment.builders import text
from tests.unit.procurement.small_case import ALL_DONE, CATALOGUE, WHOLE, case_of, judged_case, offer

PILOT = Baseline(
    id="pilot",
    title=text("試行"),
    uses={"test": "1"},
    select={"test": Selection(include=("g1",))},
    mandatory={"test": ("S1",)},
    weights={"test": {"g1": 2}},
    gate=Gate({Condition.COMPLETENESS: 500}, {"test": {Condition.SCORE: 600}}),
)
limits = st.dictionaries(st.sampled_from([c for c in Condition if c is not Condition.VERIFIED]), st.integers(0, 1000))


def test_baselines_come_first_and_whole_catalogues_last() -> None:
    demands = demands_of(Demands(catalogues={"test": "1"}, baselines=("pilot",)), [PILOT], [CATALOGUE])
    assert [one.id for one in demands] == ["pilot", DIRECT]
    assert demands[1].uses == {"test": "1"}


def test_without_whole_catalogues_there_are_only_the_baselines() -> None:
    assert demands_of(Demands(), [PILOT], [CATALOGUE])[0].id == "pilot"
    assert demands_of(Demands(), [], [CATALOGUE]) == ()


def test_musts_are_added_where_they_are_selected() -> None:
    wanted = Demands(catalogues={"test": "1"}, musts={"test": {"S1": "理由", "S2": None}})
    pilot, whole = demands_of(wanted, [PILOT], [CATALOGUE])
    assert pilot.mandatory == {"test": ("S1",)}
    assert whole.mandatory == {"test": ("S1", "S2")}


def test_an_excluded_must_is_not_added() -> None:
    narrow = Baseline(id="narrow", title=text(), uses={"test": "1"}, select={"test": Selection(exclude=("g1",))})
    (one,) = demands_of(Demands(musts={"test": {"S1": None, "S2": None}}), [narrow], [CATALOGUE])
    assert one.mandatory == {"test": ("S2",)}


def test_weights_are_merged_and_the_stricter_threshold_counts() -> None:
    thresholds = Gate({Condition.COMPLETENESS: 1000, Condition.SCORE: 100}, {"test": {Condition.EVIDENCED: 300}})
    wanted = Demands(weights={"test": {"S1": 5}}, thresholds=thresholds)
    (pilot,) = demands_of(wanted, [PILOT], [CATALOGUE])
    assert pilot.weights == {"test": {"g1": 2, "S1": 5}}
    assert pilot.gate.for_catalogue("test") == {
        Condition.SCORE: 600,
        Condition.COMPLETENESS: 1000,
        Condition.EVIDENCED: 300,
    }


@settings(max_examples=60, deadline=None)
@given(limits, limits, limits)
def test_no_threshold_is_ever_loosened(
    default: dict[Condition, int], own: dict[Condition, int], wanted: dict[Condition, int]
) -> None:
    baseline = Baseline(id="b", title=text(), uses={"test": "1"}, gate=Gate(default, {"test": own}))
    (one,) = demands_of(Demands(thresholds=Gate(wanted)), [baseline], [CATALOGUE])
    tightened = one.gate.for_catalogue("test")
    for condition, limit in baseline.gate.for_catalogue("test").items():
        upper = condition is Condition.MANDATORY_EXCLUSIONS
        assert tightened[condition] <= limit if upper else tightened[condition] >= limit
    for condition, limit in wanted.items():
        upper = condition is Condition.MANDATORY_EXCLUSIONS
        assert tightened[condition] <= limit if upper else tightened[condition] >= limit


def test_an_added_must_is_a_gap_for_those_who_do_not_meet_it() -> None:
    answers = {key: answer for key, answer in ALL_DONE.items() if key != "S1"}
    plain = judged_case(case_of(WHOLE), {"a": offer(answers)})
    strict = judged_case(
        case_of(Demands(catalogues={"test": "1"}, musts={"test": {"S1": None}})), {"a": offer(answers)}
    )
    assert plain.bids[0].gaps == ()
    assert strict.bids[0].gaps == (("test", "S1"),)
    (part,) = strict.parts
    assert part.judged(strict.specified).control_by_id["S1"].requirement is Requirement.MANDATORY
