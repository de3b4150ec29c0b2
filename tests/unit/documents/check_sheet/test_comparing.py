from __future__ import annotations

from dataclasses import replace

from ismap_check.documents.check_sheet.comparing import compared, nearest
from ismap_check.model.catalogue import Requirement
from tests.unit.documents.check_sheet.test_tree import like


def test_a_catalogue_does_not_differ_from_itself() -> None:
    found = compared(like(), like())
    assert (found.other, found.common) == ("like@1", 3)
    assert [found.only_ours, found.only_theirs, found.endings, found.requirements] == [()] * 4


def test_ids_endings_and_requirements_are_compared() -> None:
    objective, first, second = like().controls
    ours = like(
        controls=(
            objective,
            replace(first, id="5.1.1.1.B"),
            replace(second, requirement=Requirement.MANDATORY),
            replace(second, id="5.1.1.3"),
        )
    )
    found = compared(ours, like())
    assert found.only_ours == ("5.1.1.3",)
    assert found.only_theirs == ()
    assert found.endings == (("5.1.1.1.B", "5.1.1.1.PB"),)
    assert found.requirements == ("5.1.1.2",)
    assert compared(like(), ours).only_theirs == ("5.1.1.3",)


def test_an_objective_of_ours_is_not_compared_with_a_detail() -> None:
    _, first, second = like().controls
    flat = like(controls=(replace(first, parent="5.1"), replace(second, parent="5.1"), replace(second, id="5.1.1")))
    assert compared(flat, like()).requirements == ()


def test_the_nearest_catalogue_shares_at_least_half_of_our_ids() -> None:
    other = like(id="other", controls=like().controls[:1])
    assert nearest(like(), [other, like()]) == like()
    assert nearest(like(), [other]) is None
    assert nearest(like(), []) is None
