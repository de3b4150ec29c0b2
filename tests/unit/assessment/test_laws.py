"""The laws of docs/judging, section 13, that a claim alone allows, on random documents."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ismap_check.assessment import AssessmentRequest, assess
from ismap_check.assessment.numbers import OUT
from ismap_check.assessment.sums import check_sums
from ismap_check.model.catalogue import Requirement
from ismap_check.model.gate import Condition, Outcome
from ismap_check.model.profile import EXCLUDING, Response, Status
from ismap_check.model.result import CatalogueResult, ControlResult, Numbers
from tests.unit.assessment.builders import EXCLUDED, control, judged
from tests.unit.assessment.strategies import BASES, requests, with_catalogue, with_response

LAW = settings(max_examples=120, deadline=None)
NUMBERS = tuple(name for name in Numbers.__dataclass_fields__ if name != "verified")
LADDER = (
    (Status.NOT_IMPLEMENTED, Status.PLANNED),
    (Status.PARTIAL,),
    (Status.IMPLEMENTED, Status.ALTERNATIVE),
)
"""Statuses from worst to best; those of one step are equal."""


def judge(request: AssessmentRequest) -> CatalogueResult:
    return judged(assess(request))


def scored(result: CatalogueResult, request: AssessmentRequest) -> list[ControlResult]:
    return [
        result.control_by_id[leaf.id] for leaf in request.catalogues[0].leaves if result.control_by_id[leaf.id].possible
    ]


def in_score(result: CatalogueResult, request: AssessmentRequest) -> set[str]:
    leaves = (result.control_by_id[leaf.id] for leaf in request.catalogues[0].leaves)
    return {leaf.id for leaf in leaves if leaf.out_by is None and leaf.low.verdict not in OUT}


def ratios(numbers: Numbers, other: Numbers) -> list[tuple[int, int]]:
    """Return both sides of every ratio of the one against the other, multiplied out."""
    pairs = [("claimed", "possible"), ("evidenced", "possible"), ("answered", "in_scope"), ("selected", "selectable")]
    return [
        (getattr(numbers, part) * getattr(other, whole), getattr(other, part) * getattr(numbers, whole))
        for part, whole in pairs
    ]


@LAW
@given(requests(), st.data())
def test_order_changes_no_number_and_no_verdict(request: AssessmentRequest, data: st.DataObject) -> None:
    """Law 1."""
    (tree,) = request.catalogues
    answers = data.draw(st.permutations(list(request.profile.responses["test"].items())))
    groups, controls = data.draw(st.permutations(tree.groups)), data.draw(st.permutations(tree.controls))
    other = with_catalogue(request, groups=tuple(groups), controls=tuple(controls))
    other = replace(other, profile=replace(request.profile, responses={"test": dict(answers)}))
    one, two = judge(request), judge(other)
    assert (one.low, one.high, one.outcome, one.best_outcome) == (two.low, two.high, two.outcome, two.best_outcome)
    assert one.control_by_id == two.control_by_id
    assert {group.id: group for group in one.groups} == {group.id: group for group in two.groups}
    assert [action.control for action in one.actions if action.gain] == [a.control for a in two.actions if a.gain]
    assert sorted(map(repr, one.findings)) == sorted(map(repr, two.findings))


@LAW
@given(requests(), st.integers(2, 7))
def test_scaling_all_weights_changes_no_ratio(request: AssessmentRequest, factor: int) -> None:
    """Law 2."""
    (tree,) = request.catalogues
    scaled = with_catalogue(
        request,
        weights={requirement: weight * factor for requirement, weight in tree.weights.items()},
        controls=tuple(
            one if one.weight is None else replace(one, weight=one.weight * factor) for one in tree.controls
        ),
    )
    one, two = judge(request), judge(scaled)
    for low, high in ((one.low, two.low), (one.high, two.high)):
        assert high.possible == factor * low.possible
        assert all(left == right for left, right in ratios(low, high))
    assert (one.outcome, one.best_outcome) == (two.outcome, two.best_outcome)


@LAW
@given(requests(), st.data())
def test_a_better_answer_never_hurts(request: AssessmentRequest, data: st.DataObject) -> None:
    """Law 3, for an answer on any control: a leaf's own, or the one on an objective that stands for its leaves."""
    control_id = data.draw(st.sampled_from([one.id for one in request.catalogues[0].controls]))
    old = request.profile.responses["test"].get(control_id, Response())
    assume(old.status not in EXCLUDING and old.status is not Status.INHERITED and old.condition is None)
    worse = judge(request)
    # Where an answer further up already stands for a silent leaf, that is the answer to be bettered; one that only
    # proposes is silent too.
    assume((old.status is not None and old.recheck is None) or not worse.low.rough)
    rung = next((n for n, statuses in enumerate(LADDER) if old.status in statuses), 0)
    status = data.draw(st.sampled_from([status for statuses in LADDER[rung:] for status in statuses]))
    new = replace(old, status=status, reason="多層防御で補うため。", recheck=None)
    changed = with_response(request, control_id, new)
    improved = judge(changed)
    assume(in_score(worse, request) == in_score(improved, changed))
    for before, after in ((worse.low, improved.low), (worse.high, improved.high)):
        assert after.claimed >= before.claimed
        assert after.gaps <= before.gaps
    if worse.outcome is Outcome.MEETS:
        assert improved.outcome is Outcome.MEETS


@LAW
@given(requests(), st.sampled_from(Requirement))
def test_a_control_out_by_facts_changes_no_number(request: AssessmentRequest, requirement: Requirement) -> None:
    """Law 4, first half."""
    line = f"NEW {'must' if requirement is Requirement.MANDATORY else '-'} 1"
    extra = control(line, applies_when={"ai": (True,)})
    service = replace(request.profile.service, facts={**request.profile.service.facts, "ai": False})
    request = replace(request, profile=replace(request.profile, service=service))
    more = with_catalogue(request, controls=(*request.catalogues[0].controls, extra))
    one, two = judge(request), judge(more)
    assert (one.low, one.high, one.conditions, one.outcome) == (two.low, two.high, two.conditions, two.outcome)
    assert one.groups == two.groups


@LAW
@given(requests(), st.data())
def test_a_valid_exclusion_changes_no_score_and_no_gap(request: AssessmentRequest, data: st.DataObject) -> None:
    """Law 4, second half."""
    parent = data.draw(st.sampled_from(["1", *(one.id for one in request.catalogues[0].controls)]))
    assume(parent == "1" or not request.catalogues[0].is_leaf(parent))
    more = with_catalogue(request, controls=(*request.catalogues[0].controls, control(f"NEW - {parent}")))
    more = with_response(more, "NEW", EXCLUDED)
    one, two = judge(request), judge(more)
    for before, after in ((one.low, two.low), (one.high, two.high)):
        assert (before.claimed, before.evidenced, before.possible) == (after.claimed, after.evidenced, after.possible)
        assert before.gaps == after.gaps


@LAW
@given(requests())
def test_evidenced_is_never_more_than_claimed(request: AssessmentRequest) -> None:
    """Law 5; and the better end is not worse."""
    result = judge(request)
    for numbers in (result.low, result.high):
        assert 0 <= numbers.evidenced <= numbers.claimed <= numbers.possible
    assert result.low.claimed <= result.high.claimed
    assert result.low.gaps >= result.high.gaps
    assert result.low.possible == result.high.possible
    assert result.outcome.rank <= result.best_outcome.rank


@LAW
@given(requests())
def test_the_parts_are_the_total(request: AssessmentRequest) -> None:
    """Law 6."""
    whole = assess(request)
    result = judged(whole)
    leaves = scored(result, request)
    assert sum(leaf.possible for leaf in leaves) == result.low.possible
    assert sum(leaf.low.earned for leaf in leaves) == result.low.claimed
    assert sum(leaf.high.evidenced for leaf in leaves) == result.high.evidenced
    chapters = [group for group in result.groups if group.id in ("1", "2")]
    for name in NUMBERS:
        assert sum(getattr(chapter.low, name) for chapter in chapters) == getattr(result.low, name)
    missing = sum(leaf.possible - leaf.low.earned for leaf in leaves)
    assert sum(action.gain for action in result.actions) == missing
    assert check_sums(whole) == ()


@LAW
@given(requests(), st.data())
def test_a_flip_is_what_judging_anew_would_say(request: AssessmentRequest, data: st.DataObject) -> None:
    """The simulation behind an action equals a real answer, satisfied and evidenced."""
    result = judge(request)
    fixes = [action for action in result.actions if action.control and action.gain]
    assume(fixes)
    action = data.draw(st.sampled_from(fixes))
    assert action.control is not None
    fixed = judge(with_response(request, action.control, Response(status=Status.IMPLEMENTED, evidence=("good",))))
    assert action.flips_outcome is (fixed.outcome.rank > result.outcome.rank)


@LAW
@given(requests())
def test_incomplete_is_what_answering_everything_would_heal(request: AssessmentRequest) -> None:
    """The simulation behind *incomplete* equals real answers on every open leaf."""
    result = judge(request)
    assume(result.low.in_scope)
    filled = request
    for leaf in (result.control_by_id[leaf.id] for leaf in request.catalogues[0].leaves):
        if leaf.rough or (leaf.low.verdict is not None and leaf.low.verdict.value == "unanswered"):
            filled = with_response(filled, leaf.id, Response(status=Status.IMPLEMENTED, evidence=("good",)))
    healed = judge(filled).outcome is Outcome.MEETS
    assert (result.outcome is not Outcome.DOES_NOT_MEET) is healed


@LAW
@given(requests())
def test_the_gate_compares_exactly(request: AssessmentRequest) -> None:
    """A threshold holds exactly if the ratio, in lowest terms, reaches it."""
    result = judge(request)
    for condition in result.conditions:
        if condition.condition == Condition.SCORE and condition.whole:
            assert condition.holds is (1000 * condition.part >= condition.threshold * condition.whole)


def test_the_bases_are_of_every_kind() -> None:
    assert set(BASES) == {"valid", "pending", "expired", "unknown"}
