"""Questions to bidders: what each asks in words, and how far it has come."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.model.procurement import QuestionState
from ismap_check.procurement.questions import Ask, Question
from ismap_check.report.blocks import Block, Code, Inline, Line, Prose, Section, Tone
from ismap_check.report.numbers import DASH
from ismap_check.report.procurement.telling import Telling


def questions_section(telling: Telling) -> Section:
    """Return the questions bid by bid, with their state."""
    return telling.section("questions", (), _each(telling))


def questions_to(telling: Telling, bid: str) -> tuple[Question, ...]:
    """Return all questions to one bidder."""
    return tuple(one for one in telling.result.questions if one.bid == bid)


def topic_line(telling: Telling, question: Question) -> Line:
    """Return what a question is about."""
    if question.fact:
        return (telling.say("ask.about-fact"), " ", Code(question.fact.id))
    if question.part is None:
        return (telling.say("ask.about-all"),)
    if question.node is None:
        return (telling.voice.text(question.part.catalogue.title),)
    return telling.control(question.part, question.node)


def question_text(telling: Telling, question: Question) -> str:
    """Return the question itself: as the agency recorded it, otherwise in the tool's words."""
    recorded = [record.text for record in question.records if record.text]
    return "\n".join(recorded or _sentences(telling, question))


def _sentences(telling: Telling, question: Question) -> Iterator[str]:
    say = telling.say
    match question.ask:
        case Ask.CATALOGUE:
            yield say("ask.catalogue")
        case Ask.GAP if question.due:
            yield say("ask.gap-dated", day=telling.voice.day(question.due))
        case Ask.GAP:
            yield say(f"ask.gap.{question.status or 'none'}")
        case Ask.UNANSWERED:
            yield say("ask.unanswered", n=len(question.blanks), controls=tuple(one.id for one in question.blanks))
        case Ask.FACT if question.fact:
            yield say("ask.fact", question=question.fact.question)
        case Ask.OWN | Ask.FACT:
            yield say("ask.recorded")
    yield from (say(f"ask.code.{code}") for code in question.codes)


def _each(telling: Telling) -> Iterator[Section]:
    for bid in telling.result.bids:
        asked = questions_to(telling, bid.bid.id)
        columns = telling.columns("questions", "about", "question", "state", "answer")
        tables = tuple(telling.table("questions", columns, (_row(telling, one) for one in asked)))
        told = telling.say("questions.count", n=len(asked), open=sum(one.is_open for one in asked))
        blocks: tuple[Block, ...] = (Prose(((told,),)), *tables)
        yield Section(anchor=f"case/questions/{bid.bid.id}", title=telling.bid(bid.bid.id), blocks=blocks)


def _row(telling: Telling, question: Question) -> tuple[Line, ...]:
    asked: Line = (question_text(telling, question),)
    return topic_line(telling, question), asked, tuple(_state(telling, question)), _answer(question)


def _state(telling: Telling, question: Question) -> Iterator[Inline]:
    record, say, voice = question.record, telling.say, telling.voice
    if record is None or (record.state is QuestionState.OPEN and record.asked_on is None):
        yield voice.badge(say("state.new"), Tone.PARTIAL)
        return
    tone = Tone.PARTIAL if question.is_open else Tone.GOOD
    yield voice.badge(say(f"state.{record.state}"), tone)
    for name in ("asked_on", "due", "answered_on"):
        day = getattr(record, name)
        if day:
            yield "\n"
            yield say(f"state.{name.replace('_', '-')}", day=voice.day(day))
    if not question.raised and (question.part or question.fact):
        yield "\n"
        yield say("state.not-raised")


def _answer(question: Question) -> Line:
    told = [record.answer for record in question.records if record.answer]
    return ("\n".join(told) or DASH,)
