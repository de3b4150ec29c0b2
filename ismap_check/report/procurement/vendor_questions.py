"""The questions to one bidder, to be sent as they are: what is asked about, the question, room for the answer."""

from __future__ import annotations

from ismap_check.i18n.words import Words
from ismap_check.procurement.bids import JudgedBid
from ismap_check.procurement.case_result import CaseResult
from ismap_check.procurement.questions import Question
from ismap_check.report.blocks import Fact, Facts, Line, Notice, Prose, Report, Section, Tone
from ismap_check.report.numbers import DASH
from ismap_check.report.pages import numbered, page_words
from ismap_check.report.procurement.questions import question_text, questions_to, topic_line
from ismap_check.report.procurement.telling import Telling


def build_vendor_questions(result: CaseResult, bid: JudgedBid, words: Words) -> Report:
    """Return the open questions to a bidder; nothing of other bids or of the agency's own judgement is in it."""
    telling = Telling(result, words)
    asked = tuple(one for one in questions_to(telling, bid.bid.id) if one.is_open)
    return Report(
        language=words.language,
        title=telling.say("sheet.title"),
        subject=telling.words_or_blank(result.case.project.name),
        cover=(
            Facts(_head(telling, bid)),
            Notice(telling.say("sheet.read"), Tone.MUTED, ((telling.say("sheet.how"),),)),
        ),
        sections=numbered([_questions(telling, asked)]),
        words=page_words(telling.voice, result.specified),
    )


def _head(telling: Telling, bid: JudgedBid) -> tuple[Fact, ...]:
    project, say = telling.result.case.project, telling.say
    vendor = bid.result.profile.vendor.name if bid.result else bid.bid.id
    texts = {
        say("sheet.to"): vendor,
        say("sheet.service"): telling.bid(bid.bid.id),
        say("project.agency"): telling.words_or_blank(project.agency),
        say("project.name"): telling.words_or_blank(project.name),
        say("sheet.on"): telling.voice.day(telling.result.as_of),
    }
    return tuple(Fact(label, ((text,),)) for label, text in texts.items())


def _questions(telling: Telling, asked: tuple[Question, ...]) -> Section:
    columns = telling.columns("sheet", "number", "about", "question", "due", "answer")
    rows = (_row(telling, number, one) for number, one in enumerate(asked, start=1))
    tables = tuple(telling.table("sheet", columns, rows))
    blocks = tables or (Prose(((telling.say("sheet.none"),),)),)
    return Section(anchor="sheet/questions", title=telling.say("sheet.questions"), blocks=blocks)


def _row(telling: Telling, number: int, question: Question) -> tuple[Line, ...]:
    due = telling.voice.day(question.record.due) if question.record else DASH
    return ((str(number),), topic_line(telling, question), (question_text(telling, question),), (due,), ("",))
