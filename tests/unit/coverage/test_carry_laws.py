"""Laws of carrying, on random catalogues and answers: it never makes up an answer, and changes nothing needlessly."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from ismap_check.assessment import AssessmentRequest, assess
from ismap_check.assessment.numbers import OUT
from ismap_check.coverage.carry import carry
from ismap_check.model.carried import CarriedAnswers
from ismap_check.model.catalogue import Catalogue, Control, Requirement
from ismap_check.model.mapping import CatalogueMapping, Link, Relation
from ismap_check.model.result import CatalogueResult, RunOptions, Verdict
from tests.unit.assessment.builders import control, judged, text
from tests.unit.assessment.strategies import requests

LAW = settings(max_examples=150, deadline=None)
KINDS = st.sampled_from(["same"] * 4 + ["gone", "reworded", "marked", "obliging", "moved", "divided"])
OBLIGES = st.sampled_from(["must", "-"])


@st.composite
def next_editions(draw: st.DrawFn, tree: Catalogue) -> Catalogue:
    """Another edition: controls gone, reworded, marked, obliging otherwise, moved and added."""
    kept: list[Control] = []
    gone: set[str | None] = set()
    for one in tree.controls:
        kind = draw(KINDS)
        if kind == "gone" or one.parent in gone:
            gone.add(one.id)
            continue
        kept.append(
            _changed(one, kind, draw(st.sampled_from(["1", *(other.id for other in kept if not other.weight)])))
        )
        if kind == "divided" and not one.weight:
            kept.append(control(f"{one.id}.new {draw(OBLIGES)} {one.id}"))
    return replace(tree, edition="2", derived_from="test@1", controls=tuple(kept))


def _changed(one: Control, kind: str, parent: str) -> Control:
    other = Requirement.SELECTABLE if one.requirement is Requirement.MANDATORY else Requirement.MANDATORY
    changes = {
        "reworded": {"text": text("other")},
        "marked": {"changed": text("note")},
        "obliging": {"requirement": other},
        "moved": {"parent": parent},
    }
    return replace(one, **changes.get(kind, {}))  # type: ignore[arg-type]


def carried_over(request: AssessmentRequest, target: Catalogue) -> CarriedAnswers:
    (source,) = request.catalogues
    return carry(request.profile.responses["test"], source, target)


def judge_by(request: AssessmentRequest, target: Catalogue, carried: CarriedAnswers) -> CatalogueResult:
    options = replace(request.options, editions={"test": "2"}, thresholds={})
    return judged(
        assess(replace(request, catalogues=(*request.catalogues, target), carried=(carried,), options=options))
    )


@st.composite
def cases(draw: st.DrawFn) -> tuple[AssessmentRequest, Catalogue]:
    request = replace(draw(requests()), baselines=(), options=RunOptions())
    return request, draw(next_editions(request.catalogues[0]))


@LAW
@given(requests())
def test_carrying_to_the_same_requirements_changes_nothing(request: AssessmentRequest) -> None:
    (source,) = request.catalogues
    same = replace(source, edition="2")
    carried = carried_over(request, same)
    assert carried.responses(request.profile.responses["test"]) == request.profile.responses["test"]
    assert (carried.proposals, carried.added, carried.removed) == ({}, (), ())


@LAW
@given(cases())
def test_carrying_never_makes_up_an_answer(case: tuple[AssessmentRequest, Catalogue]) -> None:
    """Every verdict of the new edition but "unanswered" was there before, for the same requirement."""
    request, target = case
    carried = carried_over(request, target)
    before, after = judged(assess(request)), judge_by(request, target, carried)
    for leaf in target.leaves:
        verdict = after.control_by_id[leaf.id].low.verdict
        if verdict in {None, Verdict.UNANSWERED} or after.control_by_id[leaf.id].out_by:
            continue
        old = before.control_by_id[leaf.id].low.verdict
        was_out = old is None and leaf.id in carried.kept  # it has an answer of its own, and facts do not hide it now
        assert verdict is old or was_out or (verdict in OUT and old in OUT), leaf.id
        assert leaf.id not in carried.proposals


@LAW
@given(cases())
def test_every_answer_is_kept_proposed_or_gone(case: tuple[AssessmentRequest, Catalogue]) -> None:
    request, target = case
    carried = carried_over(request, target)
    answered = {one for one, answer in request.profile.responses["test"].items() if answer.status is not None}
    assert not set(carried.kept) & carried.proposals.keys()
    assert answered & target.control_by_id.keys() <= {*carried.kept, *carried.proposals}
    assert set(carried.added) == {leaf.id for leaf in target.leaves} - request.catalogues[0].control_by_id.keys()


@LAW
@given(cases(), st.data())
def test_links_only_ever_propose(case: tuple[AssessmentRequest, Catalogue], data: st.DataObject) -> None:
    request, target = case
    (source,) = request.catalogues
    ids = st.sampled_from([one.id for one in source.controls])
    to = st.sampled_from([one.id for one in target.controls] or ["none"])
    one_link = st.builds(Link, source=ids, target=to, relation=st.sampled_from(Relation), reason=st.just(text()))
    # Links that contradict each other on one pair are errors of their document.
    links = data.draw(st.lists(one_link, unique_by=lambda link: (link.source, link.target)))
    mapping = CatalogueMapping(source="test@1", target="test@2", links=tuple(links))
    plain = carried_over(request, target)
    linked = carry(request.profile.responses["test"], source, target, mappings=[mapping])
    backwards = carry(request.profile.responses["test"], source, target, mappings=[mapping.backwards])
    assert set(linked.kept) <= set(plain.kept)
    assert linked == backwards
    shuffled = replace(mapping, links=tuple(data.draw(st.permutations(links))))
    assert carry(request.profile.responses["test"], source, target, mappings=[shuffled]).kept == linked.kept
