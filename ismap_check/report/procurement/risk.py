"""Risk screening: the four axes as the agency filled them in, the tool's hint, the decision."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.procurement.risk import AxisFact, AxisHint
from ismap_check.report.blocks import Block, Fact, Facts, Line, Notice, Prose, Section, Tone
from ismap_check.report.numbers import DASH
from ismap_check.report.procurement.telling import Telling


def risk_section(telling: Telling) -> Section:
    """Return what is recorded of the project's risk; nothing in it is computed into a verdict."""
    blocks = (Prose(((telling.say("risk.intro"),),)), *_axes(telling), _hint(telling), *_decision(telling))
    return telling.section("risk", blocks)


def _axes(telling: Telling) -> Iterator[Block]:
    columns = telling.columns("risk", "axis", "judgement", "leaning", "reason", "facts")
    yield from telling.table("risk", columns, (_axis(telling, hint) for hint in telling.result.axes))


def _axis(telling: Telling, hint: AxisHint) -> tuple[Line, ...]:
    row, say = hint.row, telling.say
    leaning = say(f"leaning.{row.leaning}") if row.leaning else say("blank")
    facts = "\n".join(_fact(telling, fact) for fact in hint.facts) or DASH
    texts = (telling.words_or_blank(row.judgement), leaning, telling.words_or_blank(row.reason), facts)
    return ((say(f"axis.{hint.axis}"),), *((text,) for text in texts))


def _fact(telling: Telling, fact: AxisFact) -> str:
    question = telling.voice.text(fact.question.question) if fact.question else fact.id
    if fact.answer is None:
        return telling.say("risk.fact", question=question, answer=telling.voice("facts.unanswered"))
    return telling.say("risk.fact", question=question, answer=telling.voice.answer(fact.answer))


def _hint(telling: Telling) -> Notice:
    say = telling.say
    speaking = tuple(say(f"axis.{hint.axis}") for hint in telling.result.axes if hint.speaks)
    unjudged = tuple(say(f"axis.{hint.axis}") for hint in telling.result.axes if not hint.is_judged)
    lines: list[Line] = [(say("hint.axes", axes=speaking) if speaking else say("hint.no-axes"),)]
    lines += [(say("hint.unjudged", axes=unjudged),)] if unjudged else []
    lines += [(say("hint.rule"),), (say("hint.caution"),)]
    return Notice(say("hint.title"), Tone.MUTED, tuple(lines))


def _decision(telling: Telling) -> Iterator[Block]:
    decision = telling.result.case.decision
    if decision is None:
        yield Prose(((telling.say("decision.none"), telling.say("decision.by-caio")),))
        return
    texts = {
        "result": decision.result,
        "by": decision.by,
        "on": decision.decided_on.isoformat() if decision.decided_on else None,
        "reason": decision.reason,
        "board": decision.board,
    }
    rows = tuple(
        Fact(telling.say(f"decision.label.{name}"), ((telling.words_or_blank(text),),)) for name, text in texts.items()
    )
    yield Facts(rows)
