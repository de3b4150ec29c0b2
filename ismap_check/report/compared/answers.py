"""What each answers to the same control, side by side in their own words."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.comparison.candidates import Answered, Ground
from ismap_check.model.profile import Response
from ismap_check.report.blocks import Inline, Line, Section, Strong, Table, Target
from ismap_check.report.compared.matrix import answer_anchor
from ismap_check.report.compared.telling import TEXTS_BESIDE, Telling


def answers_section(telling: Telling) -> Section:
    """Return the controls that are not answered in the same words by all."""
    return telling.section("answers", ((ground, tuple(_answers(telling, ground))) for ground in telling.found.grounds))


def _answers(telling: Telling, ground: Ground) -> Iterator[Table]:
    rows = tuple(_row(telling, ground, one) for one in ground.answers)
    if rows:
        columns = (*telling.columns("matrix", "control", "chapter"), *telling.names_beside(ground))
        wide = telling.wide(TEXTS_BESIDE, 2, differing="differing-answers")
        yield Table(telling.say("answers.caption", n=len(rows)), columns, rows, wide=wide)


def _row(telling: Telling, ground: Ground, one: Answered) -> tuple[Line, ...]:
    name = (Target(answer_anchor(ground, one.control.id)), telling.voice.named(one.control))
    cells = (_cell(telling, ground, one.control.id, key) for key in one.responses)
    return (name, (telling.chapter(ground, one.control),), *cells)


def _cell(telling: Telling, ground: Ground, control_id: str, key: str) -> Line:
    """Return one's answer; that the control is not asked of the service, where that is so."""
    judged = ground.judged[key].control_by_id[control_id]
    if judged.out_by:
        return (telling.voice.term("out-by", judged.out_by),)
    return _answer(telling, key, ground.responses[key].get(control_id))


def _answer(telling: Telling, key: str, response: Response | None) -> Line:
    """Return an answer: its status, under what condition, the measure and the reason."""
    voice = telling.voice
    if response is None:
        return (voice.term("status", None),)
    said: list[Inline] = [Strong(voice.term("status", response.status))]
    result = telling.found.by_key[key].result
    if response.condition and result:
        option = result.profile.service.options[response.condition.option]
        said.append(voice("gaps.conditional", option=option.title))
    if response.recheck:
        said += ["\n", telling.say("answers.proposed")]
    if response.measure:
        said += ["\n", response.measure]
    if response.reason:
        said += ["\n", telling.say("answers.reason", reason=response.reason)]
    return tuple(said)
