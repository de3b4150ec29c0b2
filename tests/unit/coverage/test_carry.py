"""Answers to one edition, carried to another: what stays an answer, what is only proposed, what is new or gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from ismap_check.coverage.carry import carry
from ismap_check.model.carried import CarriedAnswers
from ismap_check.model.catalogue import Catalogue, Control
from ismap_check.model.mapping import CatalogueMapping, Link, Relation
from ismap_check.model.profile import Conditional, Recheck, Response, Status
from ismap_check.model.text import Text
from tests.unit.assessment.builders import (
    DESELECTED,
    EXCLUDED,
    IMPLEMENTED,
    NOT_IMPLEMENTED,
    PARTIAL,
    TREE,
    catalogue,
    control,
    text,
)

OLD = catalogue()
PLANNED = Response(status=Status.PLANNED)


def edition(*controls: str | Control, number: str = "2", derived_from: str | None = None) -> Catalogue:
    """Return another edition of the test catalogue."""
    return catalogue(controls, edition=number, derived_from=derived_from)


def reworded(line: str) -> Control:
    """Return a control with another text."""
    return control(line, text=text("Something else"))


def marked(line: str, note: str = "note") -> Control:
    """Return a control that its edition marks as changed."""
    return control(line, changed=text(note))


def mapping(*links: tuple[str, str, Relation], backwards: bool = False) -> CatalogueMapping:
    """Return a mapping from edition 1 to 2, or written the other way round."""
    made = tuple(Link(source=one, target=other, relation=kind, reason=text("why")) for one, other, kind in links)
    ends = ("test@2", "test@1") if backwards else ("test@1", "test@2")
    return CatalogueMapping(source=ends[0], target=ends[1], links=made)


def relations(carried: CarriedAnswers) -> dict[str, str]:
    """Return the relation of every proposal."""
    return {one: answer.recheck.relation for one, answer in carried.proposals.items() if answer.recheck}


def statuses(carried: CarriedAnswers) -> dict[str, Status | None]:
    """Return the status of every proposal."""
    return {one: answer.status for one, answer in carried.proposals.items()}


ANSWERS: Mapping[str, Response] = {"M": IMPLEMENTED, "S1": PARTIAL, "S2": DESELECTED}


def test_an_unchanged_control_keeps_its_answer_whatever_it_is() -> None:
    carried = carry({**ANSWERS, "O": EXCLUDED, "S3": Response(measure="draft")}, OLD, edition(*TREE))
    assert carried.kept == ("O", "M", "S1", "S2", "S3")
    assert (carried.proposals, carried.added, carried.removed) == ({}, (), ())
    assert (carried.catalogue, carried.edition, carried.answered) == ("test", "2", "1")


def test_only_what_is_asked_anew_is_added_and_only_what_is_not_asked_any_more_is_removed() -> None:
    carried = carry(ANSWERS, OLD, edition("O must", "M must O", "S2 - O", "S3 - O", "S4 - O"))
    assert (carried.kept, carried.added, carried.removed) == (("M", "S2"), ("S4",), ("S1",))
    assert carried.proposals == {}


@pytest.mark.parametrize(
    "changed",
    [
        reworded("S1 - O"),
        control("S1 must O"),
        control("S1 - O", title=text("Renamed")),
        control("S1 - O", text=Text(ja="Text of S1", en="Only one language differs")),
    ],
)
def test_a_changed_control_gets_a_proposal(changed: Control) -> None:
    carried = carry(ANSWERS, OLD, edition("O must", "M must O", changed, "S2 - O", "S3 - O"))
    origin = Recheck(catalogue="test", edition="1", control="S1", relation="changed")
    assert carried.proposals == {"S1": replace(PARTIAL, recheck=origin)}
    assert "S1" not in carried.kept


def test_an_exclusion_of_a_changed_control_is_proposed_too() -> None:
    carried = carry({"S1": EXCLUDED, "S2": DESELECTED}, OLD, edition("O must", reworded("S1 - O"), reworded("S2 - O")))
    assert statuses(carried) == {"S1": Status.NOT_APPLICABLE, "S2": Status.NOT_SELECTED}


def test_a_move_in_the_tree_changes_nothing_in_the_requirement() -> None:
    moved = edition("O must", "P -", "M must O", "S1 - P", "S2 - O", "S3 - O")
    assert carry(ANSWERS, OLD, moved).kept == ("M", "S1", "S2")


@pytest.mark.parametrize("backwards", [False, True])
def test_a_mark_of_change_gives_the_reason_in_both_directions(backwards: bool) -> None:
    new = edition("O must", "M must O", marked("S1 - O", "examples added"), "S2 - O", derived_from="test@1")
    ends = (new, OLD) if backwards else (OLD, new)
    (proposal,) = carry(ANSWERS, *ends).proposals.values()
    assert proposal.recheck
    assert (proposal.recheck.relation, proposal.recheck.reason) == ("changed", text("examples added"))


def test_marks_of_all_editions_on_the_way_count() -> None:
    second = edition("O must", marked("M must O"), "S1 - O", "S2 - O", derived_from="test@1")
    third = edition("O must", "M must O", marked("S1 - O"), "S2 - O", number="3", derived_from="test@2")
    assert set(carry(ANSWERS, OLD, third, bases=[second]).proposals) == {"M", "S1"}
    assert set(carry(ANSWERS, second, third).proposals) == {"S1"}


def test_two_editions_of_one_base_do_not_look_at_marks_of_the_base() -> None:
    base = edition("O must", marked("M must O"), "S1 - O", "S2 - O", number="0", derived_from="test@elder")
    one = edition("O must", "M must O", marked("S1 - O"), "S2 - O", number="1", derived_from="test@0")
    other = edition("O must", "M must O", "S1 - O", marked("S2 - O"), number="2", derived_from="test@0")
    assert set(carry(ANSWERS, one, other, bases=[base]).proposals) == {"S1", "S2"}


def test_a_detail_that_became_an_objective_is_another_question() -> None:
    carried = carry({"S1": IMPLEMENTED}, OLD, edition(*TREE, "S1.1 - S1"))
    assert relations(carried) == {"S1": "changed"}
    assert carried.added == ("S1.1",)


def test_what_waits_for_confirmation_or_says_nothing_stays_what_it_is() -> None:
    waiting = replace(IMPLEMENTED, recheck=Recheck(catalogue="x", edition="1", control="X", relation="equal-to"))
    carried = carry({"S1": waiting, "S2": Response()}, OLD, edition("O must", "S1 - O", reworded("S2 - O")))
    assert carried.kept == ("S1",)
    assert carried.proposals == {}


def test_a_deselection_is_no_answer_where_nothing_may_be_deselected() -> None:
    strict = replace(edition(*TREE), rules=replace(OLD.rules, selection=False))
    carried = carry(ANSWERS, OLD, strict)
    assert carried.kept == ("M", "S1")
    assert relations(carried) == {"S2": "changed"}


# ---- objectives


@pytest.mark.parametrize("answer", [IMPLEMENTED, EXCLUDED])
def test_an_objective_does_not_answer_for_details_that_are_new(answer: Response) -> None:
    carried = carry({"O": answer}, OLD, edition(*TREE, "S4 - O"))
    assert relations(carried) == {"O": "context-changed"}
    assert (carried.kept, carried.added) == ((), ("S4",))


@pytest.mark.parametrize("answer", [IMPLEMENTED, EXCLUDED])
def test_an_objective_does_not_answer_for_details_that_changed(answer: Response) -> None:
    changed = edition("O must", "M must O", reworded("S1 - O"), "S2 - O", "S3 - O")
    assert relations(carry({"O": answer}, OLD, changed)) == {"O": "context-changed"}


def test_a_rough_answer_stands_where_only_mandatory_details_changed() -> None:
    changed = edition("O must", reworded("M must O"), "N must O", "S1 - O", "S2 - O", "S3 - O")
    assert carry({"O": IMPLEMENTED}, OLD, changed).kept == ("O",)
    assert relations(carry({"O": EXCLUDED}, OLD, changed)) == {"O": "context-changed"}


def test_an_objective_stands_where_details_are_only_gone() -> None:
    assert carry({"O": EXCLUDED}, OLD, edition("O must", "M must O", "S1 - O")).kept == ("O",)


def test_a_detail_that_moved_below_an_answered_objective_is_not_answered_by_it() -> None:
    before = catalogue([*TREE, "P -", "T1 - P", "T2 - P"])
    moved = edition(*TREE, "P -", "T1 - O", "T2 - P")
    assert relations(carry({"O": EXCLUDED}, before, moved)) == {"O": "context-changed"}
    assert carry({"O": EXCLUDED, "T1": IMPLEMENTED}, before, moved).kept == ("O", "T1")


def test_an_objective_does_not_answer_for_details_that_now_apply_under_other_conditions() -> None:
    before = catalogue(["O -", control("S1 - O", applies_when={"ai": (True,)}), "S2 - O"], facts=["ai"])
    freed = replace(catalogue(["O -", "S1 - O", "S2 - O"], facts=["ai"]), edition="2")
    assert relations(carry({"O": IMPLEMENTED}, before, freed)) == {"O": "context-changed"}
    assert carry({"O": IMPLEMENTED, "S1": PARTIAL}, before, freed).kept == ("O", "S1")


def test_an_objective_does_not_take_over_from_a_nearer_one() -> None:
    before = catalogue(["O must", "P - O", "S1 - P", "S2 - O"])
    renamed = edition("O must", reworded("P - O"), "S1 - P", "S2 - O")
    assert relations(carry({"O": EXCLUDED, "P": IMPLEMENTED}, before, renamed)) == {
        "O": "context-changed",
        "P": "changed",
    }
    assert carry({"O": EXCLUDED}, before, renamed).kept == ("O",)


def test_the_exclusion_of_a_mandatory_detail_waits_with_that_of_its_objective() -> None:
    carried = carry({"O": EXCLUDED, "M": EXCLUDED, "S1": EXCLUDED}, OLD, edition(*TREE, "S4 - O"))
    assert relations(carried) == {"O": "context-changed", "M": "context-changed"}
    assert carried.kept == ("S1",)
    assert carry({"M": EXCLUDED}, OLD, edition(*TREE, "S4 - O")).kept == ("M",)
    carried = carry({"O": EXCLUDED, "M": DESELECTED}, OLD, edition(*TREE, "S4 - O"))
    assert relations(carried) == {"O": "context-changed", "M": "context-changed"}


# ---- mappings


@pytest.mark.parametrize(
    ("relation", "status"),
    [
        (Relation.EQUAL_TO, Status.IMPLEMENTED),
        (Relation.EQUIVALENT_TO, Status.IMPLEMENTED),
        (Relation.SUPERSET_OF, Status.IMPLEMENTED),
        (Relation.SUBSET_OF, Status.PARTIAL),
        (Relation.INTERSECTS_WITH, Status.PARTIAL),
        (Relation.NO_RELATIONSHIP, None),
    ],
)
def test_a_link_passes_a_status_by_its_relation(relation: Relation, status: Status | None) -> None:
    new = edition("O must", "N must O")
    carried = carry({"M": IMPLEMENTED}, OLD, new, mappings=[mapping(("M", "N", relation))])
    assert carried.kept == ()
    assert statuses(carried) == ({"N": status} if status else {})
    assert carried.added == (() if status else ("N",))
    assert ("M" in carried.removed) is (status is None)


def test_a_mapping_is_read_backwards() -> None:
    written = mapping(("N", "M", Relation.SUBSET_OF), backwards=True)
    carried = carry({"M": IMPLEMENTED}, OLD, edition("O must", "N must O"), mappings=[written])
    (proposal,) = carried.proposals.values()
    assert proposal.recheck == Recheck(
        catalogue="test", edition="1", control="M", relation="superset-of", reason=text("why")
    )
    assert proposal.status is Status.IMPLEMENTED


@pytest.mark.parametrize(
    "answer",
    [
        EXCLUDED,
        DESELECTED,
        Response(),
        replace(IMPLEMENTED, recheck=Recheck(catalogue="x", edition="1", control="X", relation="equal-to")),
    ],
)
def test_leaving_out_and_what_is_no_answer_never_pass_a_link(answer: Response) -> None:
    new = edition("O must", "N - O")
    carried = carry({"S1": answer}, OLD, new, mappings=[mapping(("S1", "N", Relation.EQUAL_TO))])
    assert (carried.proposals, carried.added) == ({}, ())


def test_the_strongest_relation_counts_and_among_equals_the_worst_answer() -> None:
    links = mapping(
        ("M", "N", Relation.INTERSECTS_WITH),
        ("S1", "N", Relation.SUPERSET_OF),
        ("S2", "N", Relation.SUPERSET_OF),
    )
    new = edition("O must", "N - O")
    answers = {"M": IMPLEMENTED, "S1": PARTIAL, "S2": IMPLEMENTED}
    (proposal,) = carry(answers, OLD, new, mappings=[links]).proposals.values()
    assert proposal.recheck
    assert (proposal.recheck.control, proposal.status) == ("S1", Status.PARTIAL)
    (proposal,) = carry({"M": IMPLEMENTED}, OLD, new, mappings=[links]).proposals.values()
    assert proposal.status is Status.PARTIAL


def test_parts_are_never_added_up_to_the_whole() -> None:
    links = mapping(("S1", "N", Relation.SUBSET_OF), ("S2", "N", Relation.SUBSET_OF))
    carried = carry({"S1": IMPLEMENTED, "S2": IMPLEMENTED}, OLD, edition("O must", "N - O"), mappings=[links])
    assert statuses(carried) == {"N": Status.PARTIAL}


@pytest.mark.parametrize(
    ("otherwise", "kept"), [(Status.NOT_IMPLEMENTED, True), (Status.PLANNED, True), (Status.PARTIAL, False)]
)
def test_a_condition_passes_in_part_only_while_it_makes_a_difference(otherwise: Status, kept: bool) -> None:
    conditional = replace(IMPLEMENTED, condition=Conditional(option="plan", otherwise=otherwise), evidence=("ev",))
    links = mapping(("M", "N", Relation.SUBSET_OF))
    (proposal,) = carry({"M": conditional}, OLD, edition("O must", "N - O"), mappings=[links]).proposals.values()
    assert proposal.status is Status.PARTIAL
    assert proposal.condition == (conditional.condition if kept else None)
    assert proposal.evidence == ("ev",)


@pytest.mark.parametrize("answer", [PARTIAL, PLANNED, NOT_IMPLEMENTED])
def test_what_is_worth_no_more_than_a_part_passes_as_it_is(answer: Response) -> None:
    links = mapping(("M", "N", Relation.INTERSECTS_WITH))
    carried = carry({"M": answer}, OLD, edition("O must", "N - O"), mappings=[links])
    assert statuses(carried) == {"N": answer.status}


def test_a_link_may_say_that_an_equal_text_means_something_else() -> None:
    denied = carry(ANSWERS, OLD, edition(*TREE), mappings=[mapping(("M", "M", Relation.NO_RELATIONSHIP))])
    assert denied.proposals == {}
    assert ("M" in denied.kept, denied.added, denied.removed) == (False, ("M",), ("M",))
    narrower = carry(ANSWERS, OLD, edition(*TREE), mappings=[mapping(("M", "M", Relation.SUBSET_OF))])
    assert statuses(narrower) == {"M": Status.PARTIAL}
    equal = carry(ANSWERS, OLD, edition(*TREE), mappings=[mapping(("M", "M", Relation.EQUAL_TO))])
    assert "M" in equal.kept


def test_an_id_that_was_given_to_another_control_does_not_inherit_its_answer() -> None:
    new = edition("O must", reworded("M must O"), "N must O", "S1 - O", "S2 - O", "S3 - O")
    carried = carry({"M": IMPLEMENTED}, OLD, new, mappings=[mapping(("M", "N", Relation.EQUAL_TO))])
    assert (relations(carried), carried.added, carried.removed) == ({"N": "equal-to"}, ("M",), ())


def test_mappings_between_others_say_nothing() -> None:
    other = replace(mapping(("M", "N", Relation.EQUAL_TO)), target="other@2")
    assert carry({"M": IMPLEMENTED}, OLD, edition("O must", "N must O"), mappings=[other]).proposals == {}


def test_a_control_of_which_a_part_was_set_apart_is_still_proposed_for_itself() -> None:
    new = edition("O must", reworded("M must O"), "N must O", "S1 - O", "S2 - O", "S3 - O")
    for relation in (Relation.INTERSECTS_WITH, Relation.SUPERSET_OF):
        carried = carry({"M": IMPLEMENTED}, OLD, new, mappings=[mapping(("M", "N", relation))])
        assert relations(carried) == {"M": "changed", "N": str(relation)}


def test_a_link_from_another_control_does_not_displace_the_answer_to_the_same_one() -> None:
    new = edition("O must", "M must O", reworded("S1 - O"), "S2 - O", "S3 - O")
    links = [mapping(("S2", "S1", Relation.INTERSECTS_WITH))]
    assert relations(carry({"S1": IMPLEMENTED, "S2": IMPLEMENTED}, OLD, new, mappings=links)) == {"S1": "changed"}
    assert relations(carry({"S2": IMPLEMENTED}, OLD, new, mappings=links)) == {"S1": "intersects-with"}


def test_editions_whose_wording_is_withheld_cannot_be_compared() -> None:
    assert relations(carry(ANSWERS, OLD, replace(edition(*TREE), withheld=True))) == dict.fromkeys(ANSWERS, "changed")
