"""What compares with what: only what was judged by the same; the rest is said."""

from __future__ import annotations

from dataclasses import replace

from ismap_check.comparison.candidates import Candidate, Ground
from ismap_check.model.baseline import Baseline
from ismap_check.model.catalogue import Requirement
from ismap_check.model.profile import AssessmentScope
from ismap_check.model.result import Verdict
from tests.unit.assessment.builders import (
    IMPLEMENTED,
    catalogue,
    control,
    failed,
    judge,
    passed,
    profile,
    review,
    text,
)
from tests.unit.comparison.market_of_three import ALL_DONE, MUST_OPEN, candidate, compared


def ground(*candidates: Candidate) -> Ground:
    (only,) = compared(*candidates).grounds
    return only


def test_who_can_be_judged_stands_on_the_ground_in_the_order_named() -> None:
    found = compared()
    assert [list(one.judged) for one in found.grounds] == [["a", "b", "c"]]
    assert [one.key for one in found.unusable] == ["broken"]
    assert found.alone == ()


def test_chapters_and_controls_hold_everyone() -> None:
    only = ground()
    assert [chapter.group.id for chapter in only.chapters] == ["1", "2"]
    assert [list(chapter.results) for chapter in only.chapters] == [["a", "b", "c"]] * 2
    assert [row.control.id for row in only.rows] == ["M", "S1", "S2"]
    assert [row.control.id for row in only.rows if row.differs] == ["M", "S1"]
    assert only.rows[0].verdicts == {
        "a": Verdict.SATISFIED,
        "b": Verdict.NOT_SATISFIED,
        "c": Verdict.NOT_SATISFIED,
    }
    assert [row.control.id for row in only.unmet] == [only.rows[0].control.id]


def test_a_review_counts_on_unmet_musts_for_better_and_worse() -> None:
    worse, better = review({"M": failed()}), review({"M": passed(verdict=Verdict.SATISFIED)})
    only = ground(candidate("a", ALL_DONE, reviews=[worse]), candidate("b", ALL_DONE, reviews=[better]))
    assert [row.control.id for row in only.unmet] == ["M"]
    assert [only.is_unmet(key, one) for key, one in only.unmet[0].results.items()] == [True, False]
    assert only.corrected("a", "M") is Verdict.NOT_SATISFIED
    assert (only.corrected("b", "M"), only.corrected("a", "S1")) == (None, None)
    settled = ground(candidate("a", MUST_OPEN, reviews=[better]), candidate("b", ALL_DONE))
    assert settled.corrected("a", "M") is Verdict.SATISFIED
    assert [row.control.id for row in settled.unmet] == ["M"], "as claimed it is a gap all the same"


def test_answers_differ_by_words_not_by_owner() -> None:
    said = {key: replace(one, measure="月次で確認する。") for key, one in ALL_DONE.items()}
    other = {
        **said,
        "M": replace(said["M"], owner="情報システム部"),
        "S1": replace(said["S1"], measure="年次で確認する。"),
    }
    answers = ground(candidate("a", said), candidate("b", other)).answers
    assert [one.control.id for one in answers] == ["S1"]
    assert ground(candidate("a", said), candidate("b", {})).answers[0].responses["b"] is None


def test_another_structure_is_another_ground() -> None:
    other = catalogue([control("M must", requirement=Requirement.MANDATORY)], structure="f" * 64)
    odd = Candidate("odd", "odd.yaml", "", judge(profile({"M": IMPLEMENTED}), other))
    found = compared(candidate("a", ALL_DONE), odd)
    assert found.grounds == ()
    assert [(one.candidate, one.catalogue.ref) for one in found.alone] == [("a", "test@1"), ("odd", "test@1")]


def test_another_baseline_is_another_ground() -> None:
    strict = Baseline(id="strict", title=text("strict"), uses={"test": "1"}, sha256="1" * 64)
    found = compared(
        candidate("a", ALL_DONE, baselines=[strict]),
        candidate("b", ALL_DONE, baselines=[strict]),
        candidate("c", ALL_DONE, baselines=[replace(strict, sha256="2" * 64)]),
        candidate("d", ALL_DONE),
    )
    assert [list(one.judged) for one in found.grounds] == [["a", "b"]]
    assert [one.candidate for one in found.alone] == ["c", "d"]


def test_catalogues_in_common_are_compared_and_the_rest_is_said() -> None:
    more = catalogue(("X must",), id="more", structure="e" * 64)
    both = profile(ALL_DONE, assessment=AssessmentScope(catalogues={"test": "1", "more": "1"}))
    first = compared(candidate("a", ALL_DONE)).candidates[0].result
    assert first is not None
    wide = Candidate("wide", "wide.yaml", "", judge(both, *first.catalogues, more))
    found = compared(candidate("a", ALL_DONE), wide)
    assert [one.catalogue.id for one in found.grounds] == ["test"]
    assert [(one.candidate, one.catalogue.id) for one in found.alone] == [("wide", "more")]


def test_what_a_caller_asked_to_fail_on_is_kept_by_name() -> None:
    found = compared(
        candidate("a", ALL_DONE, fail_on=("mandatory",)), candidate("b", MUST_OPEN, fail_on=("mandatory",))
    )
    assert list(found.failed_on) == ["b"]
