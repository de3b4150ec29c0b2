from __future__ import annotations

from pathlib import Path

import pytest

from ismap_check.documents.procurement_load import load_case
from ismap_check.model.procurement import QuestionState
from ismap_check.model.text import Language
from ismap_check.sources.limits import Limits
from ismap_check.workflow.case_pages import RECORD, case_rendered, question_files
from ismap_check.workflow.targets import Target
from tests.unit.workflow.small_case import CASE, write_case
from tests.unit.workflow.test_procuring import judge_again, judged

MD = Target(path=None, format="md", language=Language.EN)


def test_with_bids_it_is_the_report_and_without_the_annex(tmp_path: Path) -> None:
    result = judged(tmp_path)
    assert case_rendered(result, MD).startswith(b"# Procurement case report\n")
    assert case_rendered(result, MD, annex=True).startswith(b"# Requirements\n")
    (tmp_path / "case.yaml").write_text(CASE[: CASE.index("bids:")], encoding="utf-8")
    assert case_rendered(judge_again(tmp_path / "case.yaml"), MD).startswith(b"# Requirements\n")


def test_only_bidders_with_open_questions_get_a_sheet(tmp_path: Path) -> None:
    files = question_files(judged(tmp_path), Language.JA)
    assert list(files) == ["two.md", "two.xlsx", RECORD]
    assert "1.1.1.PB" in files["two.md"].decode()


def test_the_record_put_into_the_case_keeps_every_question(tmp_path: Path) -> None:
    result = judged(tmp_path)
    record = question_files(result, Language.JA)[RECORD].decode()
    path = tmp_path / "again.yaml"
    path.write_text(CASE + record.replace("state: open", "state: closed\n    answer: 済み"), encoding="utf-8")
    again = judge_again(path)
    assert len(again.questions) == len(result.questions) == 1
    (question,) = again.questions
    assert question.record is not None
    assert question.record.state is QuestionState.CLOSED
    assert not question.is_open
    assert list(question_files(again, Language.JA)) == [RECORD]


@pytest.mark.parametrize("language", list(Language))
def test_the_record_is_a_document_s_part_in_every_language(tmp_path: Path, language: Language) -> None:
    record = question_files(judged(tmp_path), language)[RECORD].decode()
    path = tmp_path / "record.yaml"
    path.write_text(f"kind: procurement\nschema: 1\n{record}", encoding="utf-8")
    loaded = load_case(path, name="record.yaml", limits=Limits())
    assert loaded.value is not None
    assert loaded.diagnostics == ()


def test_the_same_case_gives_the_same_bytes(tmp_path: Path) -> None:
    path = write_case(tmp_path)
    first, second = judge_again(path), judge_again(path)
    assert question_files(first, Language.JA) == question_files(second, Language.JA)
