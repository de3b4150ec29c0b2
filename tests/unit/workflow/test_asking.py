"""What can be asked of a report, and what is refused with a remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from ismap_check.errors import UsageError
from ismap_check.i18n.words import load_words
from ismap_check.model.catalogue import Requirement
from ismap_check.model.result import Verdict
from ismap_check.model.text import Language
from ismap_check.report.asked import EVERYTHING, Asked, Audience, Filter, FilterKey, Level
from ismap_check.workflow.asking import LONGEST_MARKING, asked, asked_marking, check_asked, check_formats
from ismap_check.workflow.rendering import rendered
from ismap_check.workflow.targets import Target
from tests.unit.report import sample


def test_nothing_in_particular_is_everything() -> None:
    assert asked() == EVERYTHING


def test_words_and_keys() -> None:
    wanted = asked("manager", "buyer", ["gaps", "mandatory", "unanswered", "chapter:9.1", "gaps"])
    assert wanted == Asked(
        Level.MANAGER,
        Audience.BUYER,
        (
            Filter(FilterKey.GAPS),
            Filter(FilterKey.REQUIREMENT, Requirement.MANDATORY),
            Filter(FilterKey.VERDICT, Verdict.UNANSWERED),
            Filter(FilterKey.CHAPTER, "9.1"),
        ),
    )


@pytest.mark.parametrize(
    ("level", "audience", "only", "code"),
    [
        ("short", "internal", [], "choice-invalid"),
        ("full", "everyone", [], "choice-invalid"),
        ("full", "internal", ["open"], "only-filter-unknown"),
        ("full", "internal", ["chapter:"], "only-filter-unknown"),
        ("full", "internal", ["requirement:mandatory"], "only-filter-unknown"),
        ("full", "public", ["gaps"], "only-in-public"),
        ("executive", "internal", ["gaps"], "only-in-executive"),
        ("full", "buyer", ["assignee:青木"], "only-for-internal"),
    ],
)
def test_what_no_report_has_is_refused(level: str, audience: str, only: list[str], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        asked(level, audience, only)
    assert caught.value.code == code
    assert_sayable(caught.value)


@pytest.mark.parametrize(
    ("only", "code"),
    [
        ("chapter:99", "only-chapter-unknown"),
        ("verdict:good", "only-verdict-unknown"),
        ("verdict:partail", "only-value-near"),
        ("finding:planned-overdu", "only-value-near"),
        ("finding:zzz", "only-finding-unknown"),
        ("assignee:鈴木", "only-assignee-unknown"),
    ],
)
def test_what_the_result_does_not_have_is_refused(only: str, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        check_asked(asked(only=[only]), sample.plain())
    assert caught.value.code == code
    assert_sayable(caught.value)


def test_nobody_to_filter_by_is_said() -> None:
    with pytest.raises(UsageError) as caught:
        check_asked(asked(only=["assignee:鈴木"]), sample.empty())
    assert caught.value.code == "only-assignee-none"
    assert_sayable(caught.value)


def test_a_marking_is_one_line_that_fits_the_head_of_a_page() -> None:
    assert asked_marking(" 機密性2情報\n 庁内限り ") == "機密性2情報 庁内限り"
    assert asked_marking("密" * LONGEST_MARKING) == "密" * LONGEST_MARKING
    with pytest.raises(UsageError) as caught:
        asked_marking("密" * (LONGEST_MARKING + 1))
    assert caught.value.code == "marking-too-long"
    assert_sayable(caught.value)


def assert_sayable(error: UsageError) -> None:
    """Check that both languages have the words for an error, with all it tells."""
    for language in Language:
        assert load_words(language)(f"failure.{error.code}.what", **error.params)


@pytest.mark.parametrize("only", ["chapter:1", "verdict:partial", "finding:planned-overdue", "assignee:青木", "gaps"])
def test_what_the_result_has_is_fine(only: str) -> None:
    check_asked(asked(only=[only]), sample.plain())


@pytest.mark.parametrize("wanted", [asked(audience="public"), asked(audience="buyer"), asked(only=["gaps"])])
def test_a_record_never_holds_more_than_is_asked(wanted: Asked) -> None:
    check_formats(wanted, ("md", "html", "xlsx"))
    target = Target(path=Path("result.json"), format="json", language=Language.JA)
    with pytest.raises(UsageError, match="record-is-whole"):
        rendered(sample.plain(), target, wanted)
