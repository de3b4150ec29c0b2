"""From a case's result to bytes: the report or the annex, and the questions to every bidder with their record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ismap_check.editing.yaml_text import yaml_text
from ismap_check.i18n.words import load_words
from ismap_check.model.plain.procurement import write_questions
from ismap_check.model.procurement import AskedQuestion, Topic
from ismap_check.model.text import Language
from ismap_check.procurement.case_result import CaseResult
from ismap_check.procurement.questions import Question
from ismap_check.renderers.formats import PAGES
from ismap_check.report.procurement import build_annex, build_case_report, build_vendor_questions
from ismap_check.report.procurement.questions import question_text
from ismap_check.report.procurement.telling import Telling
from ismap_check.workflow.one_page import page_bytes
from ismap_check.workflow.targets import Target

SHEETS = ("md", "xlsx")
"""The formats in which questions are handed out: one to read, one to fill in."""
RECORD = "questions.yaml"
"""The record of all questions, to be put into the case's file."""


def case_rendered(result: CaseResult, target: Target, *, annex: bool = False) -> bytes:
    """Return the bytes of the report; of the specification annex where it is asked for, or while there are no bids."""
    build = build_annex if annex or not result.bids else build_case_report
    return page_bytes(build(result, load_words(target.language)), target)


def question_files(result: CaseResult, language: Language) -> Mapping[str, bytes]:
    """Return one sheet of questions per bidder in each format, and the record of all questions, by file name."""
    words = load_words(language)
    files: dict[str, bytes] = {}
    for bid in result.bids:
        if any(one.bid == bid.bid.id and one.is_open for one in result.questions):
            report = build_vendor_questions(result, bid, words)
            sheets = {f"{bid.bid.id}{PAGES[name].suffixes[0]}": PAGES[name].render(report) for name in SHEETS}
            files |= sheets
    telling = Telling(result, words)
    asked = (one for question in result.questions for one in _records(telling, question))
    record = {"questions": write_questions(asked)}
    files[RECORD] = yaml_text(record, words.items("case.record")).encode()
    return files


def _records(telling: Telling, question: Question) -> Iterator[AskedQuestion]:
    """Yield what is recorded of a question, or what to record of one that is new: the words it is asked in too."""
    yield from question.records
    if not question.records:
        fact = question.fact.id if question.fact else None
        topic = None if fact else _topic(question)
        yield AskedQuestion(bid=question.bid, topic=topic, fact=fact, text=question_text(telling, question))


def _topic(question: Question) -> Topic | None:
    if question.part is None:
        return None
    return Topic(catalogue=question.part.catalogue.id, node=question.node.id if question.node else None)
