"""The workbook: opens again, text only, locked but for the answers, watches over what is missing."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import load_workbook

from ismap_check.errors import UsageError
from ismap_check.i18n.words import load_words
from ismap_check.model.catalogue import Rules
from ismap_check.model.plain.pieces import Plain
from ismap_check.model.text import Language, Text
from ismap_check.questionnaire.asked import Part
from ismap_check.questionnaire.asking import blank_profile, questionnaire
from ismap_check.questionnaire.workbook.book import workbook
from ismap_check.questionnaire.workbook.grid import HEAD
from tests.unit.questionnaire.trips import catalogue, profile


def opened(data: Plain | None = None, language: Language = Language.JA, part: Part | None = None) -> Any:
    made = questionnaire(data or blank_profile("ja"), [catalogue()], part)
    return load_workbook(io.BytesIO(workbook(made, load_words(language))))


def columns(page: Any) -> dict[str, str]:
    """Return the letters of the columns by their headings."""
    return {cell.value: cell.column_letter for cell in page[HEAD] if cell.value}


@pytest.mark.parametrize(
    ("language", "names"),
    [
        (Language.JA, ["はじめに", "サービス", "small", "証跡"]),
        (Language.EN, ["Read me first", "Service", "small", "Evidence"]),
    ],
)
def test_there_is_a_sheet_for_everything_that_is_asked(language: Language, names: list[str]) -> None:
    assert opened(language=language).sheetnames == names


def test_only_answers_can_be_changed_and_no_password_is_needed_for_more() -> None:
    page = opened()["small"]
    letters = columns(page)
    assert page.protection.sheet
    assert page.protection.password is None
    assert not page.protection.sort
    assert not page.protection.autoFilter
    locked = {name: page[f"{letter}4"].protection.locked for name, letter in letters.items()}
    assert {name for name, state in locked.items() if state} == {
        "番号",
        "必須・選択",
        "管理策",
        "内容",
        "証跡の例",
        "章",
        "控え",
    }


def test_what_is_typed_stays_text_and_the_head_stays_in_sight() -> None:
    page = opened()["small"]
    letters = columns(page)
    assert page[f"{letters['個別管理策']}4"].number_format == "@"
    assert page[f"{letters['番号']}5"].value == "1.1.1.PB"
    assert page.freeze_panes == "D4"
    assert page.auto_filter.ref.startswith("A3:")
    assert page.column_dimensions[letters["控え"]].hidden


def test_lists_offer_what_may_be_chosen() -> None:
    book = opened()
    letters = columns(book["small"])
    rules = {str(rule.sqref): rule.formula1 for rule in book["small"].data_validations.dataValidation}
    status = rules[f"{letters['状況']}4:{letters['状況']}7"]
    assert status.startswith('"実施済み,')
    assert "選択しない" in status
    facts = [rule.formula1 for rule in book["サービス"].data_validations.dataValidation]
    assert '"はい,いいえ"' in facts
    assert '"1,2"' in facts


def test_selection_is_offered_only_where_the_catalogue_offers_it() -> None:
    plain = replace(catalogue(), rules=Rules())
    book = load_workbook(io.BytesIO(workbook(questionnaire(blank_profile("ja"), [plain]), load_words(Language.JA))))
    assert not any("選択しない" in str(rule.formula1) for rule in book["small"].data_validations.dataValidation)


def test_what_is_missing_is_coloured() -> None:
    page = opened()["small"]
    formulas = {
        str(area.sqref).rstrip("0123456789"): [rule.formula[0] for rule in area.rules]
        for area in page.conditional_formatting
    }
    letters = columns(page)
    told = {name: f"{letters[name]}4:{letters[name]}" for name in ("状況", "理由", "個別管理策", "期限", "継承元")}
    assert all(key in formulas for key in told.values())
    assert '="必須"' in formulas[told["状況"]][0]
    assert '="対象外"' in formulas[told["理由"]][0]


def test_it_prints_on_a4_across_with_its_head_on_every_page() -> None:
    for page in opened().worksheets[1:]:
        assert (page.page_setup.orientation, str(page.page_setup.paperSize)) == ("landscape", "9")
        assert page.page_setup.fitToWidth == 1
        assert page.print_title_rows in {"3:3", "$3:$3"}


def test_nothing_an_answer_says_is_a_formula() -> None:
    book = opened(profile({"1.1.2": {"measure": '=HYPERLINK("x")', "extra": {"=1": "+1"}}}))
    cells = [cell for page in book.worksheets[1:] for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    quoted = [cell for cell in cells if str(cell.value).startswith(("=", "+"))]
    assert len(quoted) == 3
    assert all(cell.quotePrefix for cell in quoted)


def test_the_first_sheet_counts_by_chapter_with_formulas_alone() -> None:
    page = opened(part=Part(chapter="1"))["はじめに"]
    texts = [str(cell.value) for row in page.iter_rows() for cell in row if cell.value is not None]
    assert "この質問票は、1 一章の分だけです。" in texts
    formulas = [text for text in texts if text.startswith("=")]
    assert sum("SUMPRODUCT" in text for text in formulas) == 3
    assert all("'small'!" in text or text.startswith(("=SUM(", "=IF(")) for text in formulas)


def test_no_text_of_a_catalogue_is_a_formula_on_the_first_sheet() -> None:
    hostile = replace(catalogue(), notice=Text('=HYPERLINK("x")', "=1"), title=Text("=1", "=1"))
    book = load_workbook(io.BytesIO(workbook(questionnaire(blank_profile("ja"), [hostile]), load_words(Language.JA))))
    cells = [cell for row in book["はじめに"].iter_rows() for cell in row if cell.value == '=HYPERLINK("x")']
    assert [cell.data_type for cell in cells] == ["s"]


def test_the_same_questions_give_the_same_bytes() -> None:
    made = questionnaire(profile({"1.1.2": {"measure": "x"}}), [catalogue()])
    assert workbook(made, load_words(Language.EN)) == workbook(made, load_words(Language.EN))


def test_too_long_is_refused_and_never_cut() -> None:
    for text in ("あ" * 32_001, "𠮟" * 20_000):
        with pytest.raises(UsageError) as refused:
            opened(profile({"1.1.2": {"measure": text}}))
        assert refused.value.code == "answer-too-long"
        assert refused.value.params["place"] == "small!G6"


def test_names_of_sheets_are_short_and_told_apart() -> None:
    long = [catalogue(f"{'x' * 40}{letter}") for letter in "ab"]
    book = load_workbook(io.BytesIO(workbook(questionnaire(blank_profile("ja"), long), load_words(Language.JA))))
    names = book.sheetnames
    assert len(set(names)) == len(names) == 5
    assert max(map(len, names)) <= 31
