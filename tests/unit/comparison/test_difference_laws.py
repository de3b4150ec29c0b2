"""The laws of a difference, on random documents: the parts add up exactly, and both directions agree."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from ismap_check.assessment import AssessmentRequest, assess
from ismap_check.comparison.difference import difference
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.difference import CatalogueDifference, Movement
from ismap_check.model.mapping import CatalogueMapping, Link, Relation
from ismap_check.model.profile import VendorProfile
from ismap_check.model.result import CatalogueResult
from tests.unit.assessment.builders import AS_OF, text
from tests.unit.assessment.strategies import catalogues, profiles, requests

LAW = settings(max_examples=50, deadline=None)
BACK = {
    Movement.ADDED: {Movement.REMOVED},
    Movement.REMOVED: {Movement.ADDED},
    Movement.WITHDRAWN: {Movement.FIXED, Movement.REGRESSED},
    Movement.TAKEN_UP: {Movement.LEFT_OUT},
    Movement.LEFT_OUT: {Movement.TAKEN_UP, Movement.REGRESSED},
    Movement.CHANGED: {Movement.CHANGED},
}
"""What a movement may be when time runs the other way; regressed and fixed have conditions of their own."""


@st.composite
def twice(draw: st.DrawFn) -> tuple[AssessmentRequest, AssessmentRequest]:
    """Two assessments against one catalogue."""
    first = draw(requests())
    answered = draw(profiles(first.catalogues[0]))
    service = replace(answered.service, facts=first.profile.service.facts)
    return first, replace(first, profile=replace(answered, service=service))


def judged_by(tree: Catalogue, answered: VendorProfile) -> AssessmentRequest:
    scope = replace(answered.assessment, catalogues={"test": tree.edition})
    given = replace(answered, assessment=scope)
    return AssessmentRequest(profile=given, catalogues=(tree,), as_of=AS_OF, tool_version="1")


@st.composite
def editions(draw: st.DrawFn) -> tuple[AssessmentRequest, AssessmentRequest, CatalogueMapping]:
    """Assessments by two editions with whatever controls in common, and a mapping that renames some of the others."""
    old, new = draw(catalogues()), replace(draw(catalogues()), edition="2")
    pairs = draw(st.lists(st.tuples(st.sampled_from(old.controls), st.sampled_from(new.controls)), max_size=4))
    relations = st.sampled_from([Relation.EQUAL_TO, Relation.EQUIVALENT_TO, Relation.INTERSECTS_WITH])
    links = tuple(Link(source=one.id, target=other.id, relation=draw(relations), reason=text()) for one, other in pairs)
    mapping = CatalogueMapping(source=old.ref, target=new.ref, links=links)
    return judged_by(old, draw(profiles(old))), judged_by(new, draw(profiles(new))), mapping


def score(judged: CatalogueResult) -> Fraction:
    return Fraction(judged.low.claimed, judged.low.possible)


def only(first: AssessmentRequest, second: AssessmentRequest) -> CatalogueDifference:
    (found,) = difference(assess(first), assess(second)).catalogues
    return found


@LAW
@given(requests())
def test_nothing_differs_from_itself(request: AssessmentRequest) -> None:
    assert difference(assess(request), assess(request)).is_empty


@LAW
@given(twice())
def test_contributions_are_the_change_of_the_score_exactly(both: tuple[AssessmentRequest, AssessmentRequest]) -> None:
    found = only(*both)
    assert found.moved == sum(one.contribution for one in found.controls)
    assert found.moved == sum(chapter.moved for chapter in found.chapters)
    assert found.pooled == sum(chapter.pooled for chapter in found.chapters)
    if found.denominator:
        change = score(found.after) - score(found.before)
        assert Fraction(found.moved + found.pooled, found.denominator) == change
    else:
        assert found.moved == found.pooled == 0


@LAW
@given(editions())
def test_the_parts_add_up_over_editions_with_controls_added_removed_and_renamed(
    both: tuple[AssessmentRequest, AssessmentRequest, CatalogueMapping],
) -> None:
    before, after, mapping = both
    (found,) = difference(assess(before), assess(after), [mapping]).catalogues
    told = [one.before.id for one in found.controls if one.before]
    assert len(told) == len(set(told)), "no control stands beside two"
    assert found.moved == sum(one.contribution for one in found.controls) == sum(one.moved for one in found.chapters)
    assert found.pooled == sum(one.pooled for one in found.chapters)
    if found.denominator:
        assert Fraction(found.moved + found.pooled, found.denominator) == score(found.after) - score(found.before)


@LAW
@given(twice())
def test_backwards_every_movement_is_its_opposite(both: tuple[AssessmentRequest, AssessmentRequest]) -> None:
    there, back = only(*both), only(*reversed(both))
    movements = {one.id: one.movement for one in back.controls}
    assert {one.id for one in there.controls} == set(movements)
    for one in there.controls:
        assert movements[one.id] in BACK.get(one.movement, set(Movement)), one
    assert (there.moved, there.pooled) == (-back.moved, -back.pooled)
    gone = {id(one) for one in (*back.settled_findings, *back.departed_findings)}
    assert len(there.new_findings) == len(gone)
    assert all(one in there.new_findings for one in (*back.settled_findings, *back.departed_findings))


@LAW
@given(twice(), st.data())
def test_the_order_of_documents_changes_nothing(
    both: tuple[AssessmentRequest, AssessmentRequest], data: st.DataObject
) -> None:
    found = only(*both)
    answers = data.draw(st.permutations(list(both[1].profile.responses["test"].items())))
    shuffled = replace(both[1], profile=replace(both[1].profile, responses={"test": dict(answers)}))
    again = only(both[0], shuffled)
    assert (again.controls, again.chapters) == (found.controls, found.chapters)
