"""Questions: raised by the answers, merged with what the case records, kept over re-runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ismap_check.model.procurement import AskedQuestion, Demands, QuestionState, Topic
from ismap_check.model.profile import Response, Status
from ismap_check.procurement.questions import Ask, Question
from tests.unit.procurement.small_case import ALL_DONE, DONE, NOT_DONE, PLANNED, case_of, judged_case, offer

TOPIC = Topic(catalogue="test", node="M1")
UNMET = {**ALL_DONE, "M1": PLANNED}


def asked(*records: AskedQuestion, answers: dict[str, Response] | None = None, **changes: Any) -> list[Question]:
    case = case_of(questions=records, **changes)
    return list(judged_case(case, {"a": offer(UNMET if answers is None else answers)}).questions)


def test_a_bid_that_answers_nothing_is_asked_once_for_the_catalogue() -> None:
    (question,) = asked(answers={})
    assert (question.ask, question.node) == (Ask.CATALOGUE, None)
    assert question.is_open


def test_an_unmet_must_is_asked_about_with_its_answer() -> None:
    (question,) = asked()
    assert (question.ask, question.node and question.node.id) == (Ask.GAP, "M1")
    assert (question.status, question.due) == (Status.PLANNED, date(2027, 3, 31))


def test_blank_selectable_leaves_share_a_question_per_chapter() -> None:
    questions = asked(answers={"M1": DONE, "M2": DONE})
    assert [(one.ask, one.node and one.node.id, [leaf.id for leaf in one.blanks]) for one in questions] == [
        (Ask.UNANSWERED, "g1", ["S1"]),
        (Ask.UNANSWERED, "g2", ["S2"]),
    ]


def test_a_missing_reason_is_asked_for_on_any_control() -> None:
    excluded = Response(status=Status.NOT_APPLICABLE)
    (question,) = asked(answers={**ALL_DONE, "S1": excluded})
    assert (question.ask, question.codes) == (Ask.REMARK, ("reason-missing",))


def test_gaps_come_before_remarks() -> None:
    answers = {"S1": Response(status=Status.NOT_APPLICABLE), "M1": DONE, "M2": NOT_DONE, "S2": DONE}
    assert [one.ask for one in asked(answers=answers)] == [Ask.GAP, Ask.REMARK]


def test_an_unknown_fact_is_asked_for_once() -> None:
    case = case_of(facts={})
    offered = offer(ALL_DONE)
    unsaid = replace(offered, service=replace(offered.service, facts={}))
    (question,) = judged_case(case, {"a": unsaid}).questions
    assert (question.ask, question.fact and question.fact.id) == (Ask.FACT, "agents")


def test_leaves_of_a_catalogue_settled_in_the_contract_are_not_asked_about() -> None:
    demands = Demands(catalogues={"test": "1"}, settle=("test",))
    result = judged_case(case_of(demands), {"a": offer(UNMET)})
    assert result.questions == ()
    assert [point.control.id for point in result.contract_points] == ["M1"]


@pytest.mark.parametrize(
    ("state", "is_open"), [(QuestionState.OPEN, True), (QuestionState.ANSWERED, False), (QuestionState.CLOSED, False)]
)
def test_a_recorded_question_keeps_its_state(state: QuestionState, is_open: bool) -> None:
    record = AskedQuestion(bid="a", topic=TOPIC, asked_on=date(2026, 11, 1), state=state)
    (question,) = asked(record)
    assert question.record == record
    assert (question.raised, question.is_open) == (True, is_open)


def test_a_question_that_nothing_raises_any_more_is_still_listed() -> None:
    record = AskedQuestion(bid="a", topic=TOPIC, answer="実施しました。", state=QuestionState.CLOSED)
    (question,) = asked(record, answers=ALL_DONE)
    assert (question.raised, question.ask, question.node and question.node.id) == (False, Ask.OWN, "M1")


def test_the_agency_s_own_questions_stand_apart() -> None:
    records = (
        AskedQuestion(bid="a", text="体制図を示してください。"),
        AskedQuestion(bid="a", text="費用を示してください。"),
    )
    questions = asked(*records, answers=ALL_DONE)
    assert [one.record for one in questions] == list(records)
    assert all(one.ask is Ask.OWN and one.is_open for one in questions)


def test_several_records_on_one_topic_stay_in_order() -> None:
    first = AskedQuestion(bid="a", topic=TOPIC, state=QuestionState.ANSWERED, answer="予定です。")
    again = AskedQuestion(bid="a", topic=TOPIC, text="早められますか。")
    (question,) = asked(first, again)
    assert question.records == (first, again)
    assert question.is_open


def test_records_of_a_bid_that_cannot_be_read_are_kept() -> None:
    record = AskedQuestion(bid="a", topic=TOPIC)
    (question,) = judged_case(case_of(questions=(record,)), {"a": None}).questions
    assert question.record == record


def test_a_recorded_fact_is_known_again() -> None:
    record = AskedQuestion(bid="a", fact="agents")
    (question,) = asked(record, answers=ALL_DONE)
    assert (question.ask, question.fact and question.fact.id, question.raised) == (Ask.FACT, "agents", False)
