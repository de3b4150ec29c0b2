from __future__ import annotations

import pytest

from ismap_check.documents.check_sheet.requirements import RequirementWords, responsibility_of
from ismap_check.model.catalogue import Requirement, Responsibility

MUST, MAY = Requirement.MANDATORY, Requirement.SELECTABLE


@pytest.mark.parametrize(
    ("heading", "column", "written", "meaning"),
    [
        ("区分", (), "必須", MUST),
        ("区分", (), "【任意】", MAY),
        ("区分", (), "Mandatory", MUST),
        ("区分", (), "推奨", MAY),
        ("区分", (), "必須（基本言明要件）", MUST),
        ("区分", (), "必須※1", MUST),
        ("区分", (), "任意 [推奨に準ずる]", MAY),
        ("基本言明要件", ("○",), "○（注1）", MUST),
        ("区分", (), "", None),
        ("必須", ("○",), "○", MUST),
        ("必須", ("○",), "", MAY),
        ("必須", ("○",), "－", MAY),
        ("必須", ("○",), "×", MAY),
        ("任意", ("○",), "○", MAY),
        ("任意", ("○",), "", MUST),
        ("必須/任意", ("○",), "○", MUST),
        ("要否", ("◎", "○"), "◎", MUST),
        ("要否", ("◎", "○"), "○", MAY),
        ("要否", ("○", ""), "○", MUST),
        ("要否", ("○", "－"), "－", MAY),
    ],
)
def test_words_and_marks(heading: str, column: tuple[str, ...], written: str, meaning: Requirement | None) -> None:
    words = RequirementWords(heading, column)
    assert (words.said(written) or words.unsaid(written)) is meaning


def test_an_empty_or_crossed_out_cell_says_nothing_itself() -> None:
    assert [RequirementWords("必須", ("○",)).said(written) for written in ("", "－", "×")] == [None] * 3


def test_other_words_mean_nothing() -> None:
    with pytest.raises(LookupError):
        RequirementWords("必須", ("要相談",)).said("要相談")


@pytest.mark.parametrize(
    ("written", "meaning"),
    [
        ("事業者", Responsibility.PROVIDER),
        ("利用者に機能を提供", Responsibility.CUSTOMER_FUNCTION),
        ("情報提供", Responsibility.CUSTOMER_INFORMATION),
        ("Provider", Responsibility.PROVIDER),
        ("課長", None),
    ],
)
def test_who_acts(written: str, meaning: Responsibility | None) -> None:
    assert responsibility_of(written) is meaning
