"""A questionnaire as tables: what stands where, in either language."""

from __future__ import annotations

import pytest

from ismap_check.model.text import Language
from ismap_check.questionnaire.asked import Section
from ismap_check.questionnaire.asking import questionnaire
from ismap_check.questionnaire.standing import NOTHING
from ismap_check.questionnaire.tables import Table, Use, tables_of
from tests.unit.questionnaire.trips import catalogue, profile

DATA = profile(
    {
        "1.1.1.PB": {"status": "partial", "evidence": ["a", "b"], "extra": {"備考": "x"}},
        "1.1.2": {},
        "9.9": {"measure": "y"},
    },
    evidence={"a": {"title": "規程"}},
)


def tables(language: Language = Language.JA) -> tuple[Table, ...]:
    return tables_of(questionnaire(DATA, [catalogue()]), language)


def test_facts_answers_and_evidence_have_a_table_each() -> None:
    assert [table.section for table in tables()] == [Section.FACT, Section.RESPONSE, Section.EVIDENCE]


@pytest.mark.parametrize(
    ("language", "status", "unanswered", "requirement"),
    [(Language.JA, "一部実施", "未回答", "必須"), (Language.EN, "partial", "unanswered", "mandatory")],
)
def test_a_row_says_what_is_asked_and_what_is_answered(
    language: Language, status: str, unanswered: str, requirement: str
) -> None:
    rows = {line.key.id: line.cells for line in tables(language)[1].lines}
    first = rows["1.1.1.PB"]
    assert (first["response.status"], first["response.evidence"], first["extra.備考"]) == (status, "a, b", "x")
    assert first["shown.requirement"].casefold() == requirement
    assert first["shown.examples"].startswith("・")
    assert rows["1.1.2"]["response.status"] == unanswered
    assert "response.status" not in rows["2.1"]
    assert rows["9.9"]["response.measure"] == "y"


def test_marks_tell_what_went_out() -> None:
    marks = {line.key.id: line.cells["mark"] for line in tables()[1].lines}
    assert marks["2.1"] == NOTHING
    assert len({marks["1.1.1.PB"], marks["1.1.2"], marks["2.1"]}) == 3


def test_what_is_asked_is_shown_and_answers_are_put_in() -> None:
    uses = {column.key: column.use for column in tables()[1].columns}
    assert uses["shown.text"] is Use.SHOWN
    assert uses["response.measure"] is uses["extra.備考"] is Use.INPUT
    assert uses["mark"] is Use.MARK
