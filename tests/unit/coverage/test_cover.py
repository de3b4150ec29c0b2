"""What answers propose for another catalogue, and how much of it that covers: the worked examples of docs/judging."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ismap_check.coverage.cover import Answered, Coverage, Extent, cover
from ismap_check.model.mapping import CatalogueMapping
from ismap_check.model.profile import Conditional, Recheck, Response, Status
from ismap_check.model.text import Text
from tests.unit.assessment.builders import DESELECTED, EXCLUDED, IMPLEMENTED, NOT_IMPLEMENTED, PARTIAL
from tests.unit.coverage.maps import answered, mapping, named

A = ("a1 must", "a2 -", "a3 -")
B = ("b1 must G", "b2 - G", "b3 - H")
GROUPS = ("G", "H")
TARGET = Answered(named("b", *B, groups=GROUPS), {})
INHERITED = Response(status=Status.INHERITED, inherited_from="base")
ALTERNATIVE = Response(status=Status.ALTERNATIVE, reason="別の方法による。")
PLANNED = Response(status=Status.PLANNED)


def covered(*mappings: CatalogueMapping, target: Answered = TARGET, **answers: Response) -> Coverage:
    return cover(target, [Answered(named("a", *A), answers)], mappings)


def statuses(found: Coverage) -> dict[str, str]:
    return {control: str(one.response.status) for control, one in found.proposals.items()}


@pytest.mark.parametrize("sign", ["=", "~", ">"])
@pytest.mark.parametrize("answer", [IMPLEMENTED, ALTERNATIVE, INHERITED, PARTIAL, PLANNED, NOT_IMPLEMENTED])
def test_the_whole_passes_its_status_on(sign: str, answer: Response) -> None:
    assert statuses(covered(mapping("a b", f"a1 {sign} b1"), a1=answer)) == {"b1": str(answer.status)}


@pytest.mark.parametrize("sign", ["<", "x"])
@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (IMPLEMENTED, "partial"),
        (ALTERNATIVE, "partial"),
        (INHERITED, "partial"),
        (PARTIAL, "partial"),
        (PLANNED, "planned"),
        (NOT_IMPLEMENTED, "not-implemented"),
    ],
)
def test_a_part_is_at_most_partial(sign: str, answer: Response, status: str) -> None:
    assert statuses(covered(mapping("a b", f"a1 {sign} b1"), a1=answer)) == {"b1": status}


@pytest.mark.parametrize("answer", [EXCLUDED, DESELECTED, Response()])
def test_leaving_out_is_never_passed_on(answer: Response) -> None:
    assert statuses(covered(mapping("a b", "a1 = b1"), a1=answer)) == {}


def test_a_proposal_is_not_passed_on() -> None:
    proposed = replace(IMPLEMENTED, recheck=Recheck(catalogue="x", edition="1", control="x1", relation="equal-to"))
    assert statuses(covered(mapping("a b", "a1 = b1"), a1=proposed)) == {}


def test_no_relationship_passes_nothing() -> None:
    assert statuses(covered(mapping("a b", "a1 / b1"), a1=IMPLEMENTED)) == {}


def test_parts_are_never_added_up() -> None:
    parts = mapping("a b", "a1 < b1", "a2 < b1", "a3 < b1")
    assert statuses(covered(parts, a1=IMPLEMENTED, a2=IMPLEMENTED, a3=IMPLEMENTED)) == {"b1": "partial"}


def test_of_several_the_strongest_relation_counts() -> None:
    found = covered(mapping("a b", "a1 x b1", "a2 > b1"), a1=NOT_IMPLEMENTED, a2=IMPLEMENTED)
    assert statuses(found) == {"b1": "implemented"}
    assert found.proposals["b1"].route.start == "a2"


def test_among_equals_the_worst_answer_counts() -> None:
    found = covered(mapping("a b", "a1 > b1", "a2 > b1", "a3 > b1"), a1=IMPLEMENTED, a2=PARTIAL, a3=IMPLEMENTED)
    assert statuses(found) == {"b1": "partial"}
    assert found.proposals["b1"].route.start == "a2"


def test_an_answer_that_hangs_on_an_option_is_the_worse_one() -> None:
    optional = replace(IMPLEMENTED, condition=Conditional(option="plan", otherwise=Status.PLANNED))
    found = covered(mapping("a b", "a1 > b1", "a2 > b1"), a1=IMPLEMENTED, a2=optional)
    assert found.proposals["b1"].response.condition == optional.condition
    assert found.whole == Extent(full=0, partial=0, possible=5)


def test_a_proposal_says_where_it_is_from_and_why() -> None:
    found = covered(mapping("a b", "a1 > b1"), a1=replace(IMPLEMENTED, measure="二要素で認証する。"))
    response = found.proposals["b1"].response
    assert response.measure == "二要素で認証する。"
    assert response.recheck == Recheck(
        catalogue="a",
        edition="1",
        control="a1",
        relation="superset-of",
        reason=Text("理由 a1 > b1", "because a1 > b1"),
    )


def test_over_several_hops_every_link_gives_its_reason() -> None:
    mappings = mapping("a m", "a1 > m1"), mapping("b m", "b1 < m1")
    found = covered(*mappings, a1=IMPLEMENTED)
    recheck = found.proposals["b1"].response.recheck
    assert recheck is not None
    assert recheck.relation == "superset-of"
    assert recheck.reason == Text(
        "a/a1 → m/m1 (superset-of): 理由 a1 > m1\nm/m1 → b/b1 (superset-of): 理由 b1 < m1",
        "a/a1 → m/m1 (superset-of): because a1 > m1\nm/m1 → b/b1 (superset-of): because b1 < m1",
    )


def test_coverage_is_weight_by_group_and_whole() -> None:
    found = covered(mapping("a b", "a1 = b1", "a2 x b2"), a1=IMPLEMENTED, a2=IMPLEMENTED)
    assert found.groups == {"G": Extent(3, 1, 4), "H": Extent(0, 0, 1)}
    assert found.whole == Extent(3, 1, 5)
    assert found.whole.none == 1


def test_what_is_proposed_as_not_met_covers_nothing() -> None:
    assert covered(mapping("a b", "a1 = b1"), a1=NOT_IMPLEMENTED).whole == Extent(0, 0, 5)


def test_what_does_not_apply_is_neither_proposed_nor_counted() -> None:
    target = TARGET._replace(out={"b1"})
    found = covered(mapping("a b", "a1 = b1", "a2 = b2"), target=target, a1=IMPLEMENTED, a2=IMPLEMENTED)
    assert (statuses(found), found.whole) == ({"b2": "implemented"}, Extent(1, 0, 2))


def test_what_is_answered_or_proposed_already_is_not_offered() -> None:
    proposed = replace(PARTIAL, recheck=Recheck(catalogue="x", edition="1", control="x1", relation="equal-to"))
    target = TARGET._replace(answers={"b1": NOT_IMPLEMENTED, "b2": proposed, "b3": Response(owner="法務部")})
    all_three = mapping("a b", "a1 = b1", "a2 = b2", "a3 = b3")
    found = covered(all_three, target=target, a1=IMPLEMENTED, a2=IMPLEMENTED, a3=IMPLEMENTED)
    assert list(found.proposals) == ["b1", "b2", "b3"]
    assert list(found.offered) == ["b3"]


def test_an_objective_gets_a_rough_proposal_and_its_details_none() -> None:
    target = Answered(named("o", "O must", "M must O", "S - O"), {})
    found = covered(mapping("a o", "a1 = O"), target=target, a1=IMPLEMENTED)
    assert (statuses(found), found.whole) == ({"O": "implemented"}, Extent(0, 0, 4))


def test_details_together_speak_for_their_objective() -> None:
    source = answered("o", "O must", "M must O", "S - O", M=IMPLEMENTED, S=PARTIAL)
    found = cover(TARGET, [source], [mapping("o b", "O > b1")])
    assert found.proposals["b1"].summed
    assert statuses(found) == {"b1": "partial"}


def test_what_leads_nowhere_is_named() -> None:
    sources = [answered("a", *A, a1=IMPLEMENTED), answered("c", "c1 -", c1=IMPLEMENTED)]
    assert cover(TARGET, sources, [mapping("a b", "a1 = b1"), mapping("c b", "c1 / b1")]).unreached == ("c@1",)


def test_sources_stand_side_by_side() -> None:
    sources = [answered("a", *A, a1=IMPLEMENTED), answered("c", "c1 -", c1=PARTIAL)]
    found = cover(TARGET, sources, [mapping("a b", "a1 > b1"), mapping("c b", "c1 > b1")])
    assert (statuses(found), found.proposals["b1"].route.source) == ({"b1": "partial"}, "c@1")
