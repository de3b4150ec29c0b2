"""What is missing before signing: everything once, with its place; nothing where nothing is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ismap_check.i18n.words import load_words
from ismap_check.model.profile import (
    Base,
    Conditional,
    MeasureChange,
    Period,
    Recheck,
    Response,
    Status,
    VendorProfile,
)
from ismap_check.model.statement import Overview, Population, Signatory, UncoveredService
from ismap_check.model.text import Language
from ismap_check.report.statement import missing_items
from ismap_check.report.statement.need import Missing
from tests.unit.report import sample, walk
from tests.unit.report import statement_sample as stated

WORDS = load_words(Language.EN)


def missing(whole: VendorProfile) -> list[Missing]:
    """Return what a profile lacks."""
    return list(missing_items(stated.judged(whole), WORDS))


def places(whole: VendorProfile) -> list[str]:
    """Return where a profile lacks something."""
    return [" > ".join(item.where) for item in missing(whole)]


def answered(control: str, **answer: Any) -> VendorProfile:
    """Return the complete profile with one answer changed."""
    return stated.profile(responses={"system": {**stated.ANSWERS, control: Response(**answer)}})


def declared(**changes: Any) -> VendorProfile:
    """Return the complete profile with declarations changed."""
    return stated.profile(statement=replace(stated.WHOLE, **changes))


def test_a_complete_profile_lacks_nothing() -> None:
    assert missing(stated.profile()) == []


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"sub_services": ()}, "sub_services"),
        ({"regions": ()}, "regions"),
        ({"capital_ties": ()}, "capital_ties"),
        ({"officers": ()}, "officers"),
        ({"foreign_law_risk": None}, "foreign_law_risk"),
        ({"governing_law": None}, "governing_law"),
        ({"jurisdiction": None}, "jurisdiction"),
        ({"third_party_tests": ()}, "third_party_tests"),
        ({"test_acceptance": None}, "test_acceptance"),
        ({"signatory": replace(stated.WHOLE.signatory, name=None)}, "signatory > name"),
        ({"signatory": replace(stated.WHOLE.signatory, position=None)}, "signatory > position"),
        ({"signatory": replace(stated.WHOLE.signatory, authority=None)}, "signatory > authority"),
        (
            {"signatory": replace(stated.WHOLE.signatory, final_responsibility=None)},
            "signatory > final_responsibility",
        ),
        ({"overview": replace(stated.WHOLE.overview, provider=None)}, "overview > provider"),
        ({"overview": replace(stated.WHOLE.overview, internal_control=None)}, "overview > internal_control"),
        (
            {"overview": replace(stated.WHOLE.overview, populations=(Population(treated_as_one="二つ"),))},
            "overview > populations > 1 > reason",
        ),
        (
            {"uncovered_services": (UncoveredService(service="監視", scope="監視"),)},
            "uncovered_services > 1 > declaration",
        ),
        (
            {"uncovered_services": (UncoveredService(service="監視", declaration="含まない"),)},
            "uncovered_services > 1 > scope",
        ),
    ],
)
def test_a_declaration_that_is_missing_is_named_with_its_place(changes: dict[str, Any], place: str) -> None:
    assert places(declared(**changes)) == [f"statement > {place}"]


@pytest.mark.parametrize("changes", [{"certifications": ()}, {"subsequent_events": ()}, {"special_notes": ()}])
def test_what_may_be_empty_is_not_missed(changes: dict[str, Any]) -> None:
    assert places(declared(**changes)) == []


def test_a_representative_with_final_responsibility_needs_no_authority() -> None:
    signatory = Signatory(name="見本 太郎", position="代表取締役", final_responsibility=True)
    assert places(declared(signatory=signatory)) == []


@pytest.mark.parametrize(
    ("period", "title"),
    [
        (None, "missing"),
        (Period(date(2026, 4, 1), date(2026, 5, 31)), "too short"),
        (Period(date(2025, 4, 1), date(2026, 9, 30)), "too long"),
        (Period(date(2026, 8, 1), date(2027, 1, 31)), "not over yet"),
    ],
)
def test_the_period_is_looked_at(period: Period | None, title: str) -> None:
    scope = replace(stated.profile().assessment, period=period)
    (item,) = missing(stated.profile(assessment=scope))
    assert item.where == ("assessment", "period")
    assert title in item.title


def test_a_gap_after_the_previous_period_is_told() -> None:
    scope = replace(stated.profile().assessment, previous_period=Period(date(2025, 1, 1), date(2025, 12, 31)))
    assert places(stated.profile(assessment=scope)) == ["assessment > period"]


@pytest.mark.parametrize(
    ("control", "answer", "key"),
    [
        ("1.1.1.1.PB", {}, "status"),
        ("1.1.1.2", {}, "status"),
        ("1.1.1.1.PB", {"status": Status.PLANNED, "due": date(2026, 12, 1), "owner": "a"}, "status"),
        ("1.1.1.2", {"status": Status.NOT_IMPLEMENTED}, "status"),
        ("1.1.1.1.PB", {"status": Status.PARTIAL, "measure": "半分"}, "status"),
        ("1.1.1.2", {"status": Status.IMPLEMENTED}, "measure"),
        ("1.1.1.3", {"status": Status.NOT_SELECTED}, "reason"),
        ("1.1.1.3", {"status": Status.NOT_SELECTED, "reason": "なし"}, "reason"),
        ("1.1.1.4", {"status": Status.ALTERNATIVE, "measure": "通信を記録する。"}, "reason"),
        ("1.1.1.1.PB", {"status": Status.NOT_SELECTED, "reason": "要らないため。"}, "status"),
        ("1.1.1.1.PB", {"status": Status.NOT_APPLICABLE, "reason": "要らないため。"}, "status"),
        ("2.1.1.5.B", {"status": Status.INHERITED}, "from"),
        ("2.1.1.1.B", {"status": Status.INHERITED, "inherited_from": "base"}, "status"),
        (
            "1.1.1.2",
            {
                "status": Status.IMPLEMENTED,
                "measure": "消す。",
                "recheck": Recheck(catalogue="a", edition="1", control="1", relation="equal-to"),
            },
            "recheck",
        ),
        (
            "1.1.1.2",
            {"status": Status.IMPLEMENTED, "measure": "今", "changes": (MeasureChange(until=None, measure="前"),)},
            "changes",
        ),
        (
            "1.1.1.2",
            {
                "status": Status.IMPLEMENTED,
                "measure": "消す。",
                "condition": Conditional(option="lite", otherwise=Status.PARTIAL),
            },
            "condition",
        ),
    ],
)
def test_an_answer_that_lacks_something_is_named_with_its_place(control: str, answer: dict[str, Any], key: str) -> None:
    assert places(answered(control, **answer)) == [f"responses > system > {control} > {key}"]


def test_an_excluded_objective_needs_its_reason_only() -> None:
    assert "responses > system > 1.2.1 > reason" in places(answered("1.2.1", status=Status.NOT_APPLICABLE))


def test_an_answer_to_an_objective_leaves_the_selection_of_its_details_open() -> None:
    whole = stated.profile(
        responses={"system": {k: v for k, v in stated.ANSWERS.items() if k != "2.1.1.4"} | {"2.1.1": stated.done("a")}}
    )
    (item,) = missing(whole)
    assert item.where == ("responses", "system", "2.1.1.4", "status")
    assert item.title == "Detail answered through its objective only"


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"service": None}, "service"),
        ({"programme": None}, "programme"),
        ({"number": None}, "number"),
        ({"expires": None}, "expires"),
        ({"expires": date(2026, 10, 31)}, "expires"),
    ],
)
def test_a_base_that_is_used_must_be_registered(changes: dict[str, Any], key: str) -> None:
    whole = stated.profile(inherits={"base": replace(stated.BASE, **changes)})
    assert places(whole) == [f"inherits > base > {key}"]


def test_a_renewal_that_was_filed_keeps_a_base() -> None:
    base = replace(stated.BASE, expires=date(2026, 10, 31), renewal_filed=date(2026, 9, 1))
    assert places(stated.profile(inherits={"base": base})) == []


def test_a_base_that_nothing_is_taken_from_is_nobodys_business() -> None:
    assert places(stated.profile(inherits={"base": stated.BASE, "other": Base(id="other")})) == []


def test_an_unanswered_question_about_the_service_is_told() -> None:
    service = replace(stated.profile().service, facts={"regions": ("jp-east",), "on_premises": True})
    assert "service > facts > generative_ai" in places(stated.profile(service=service))


def test_the_list_stands_first_and_every_item_says_what_to_do() -> None:
    report = stated.statement("plain", Language.EN)
    items = missing_items(sample.plain(), WORDS)
    first = report.sections[0]
    assert first.anchor == "statement/missing"
    assert len(walk.rows(first.blocks[1])) == len(items)
    assert all(item.title and item.fix and item.where for item in items)
    assert report.sections[0].number == "1"


def test_overview_of_nothing_is_wholly_missing() -> None:
    assert len(places(declared(overview=Overview()))) == 4


@pytest.mark.parametrize("language", Language)
def test_the_count_does_not_depend_on_the_language(language: Language) -> None:
    assert len(missing_items(sample.plain(), load_words(language))) == len(missing_items(sample.plain(), WORDS))
