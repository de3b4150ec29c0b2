"""What is demanded and why: catalogues and baselines, the case's own musts and weights, its facts, its conditions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ismap_check.model.catalogue import Fact
from ismap_check.model.gate import Condition
from ismap_check.procurement.bids import Part, each_catalogue
from ismap_check.report.blocks import Block, Code, Line, Notice, Prose, Section, Tone
from ismap_check.report.catalogue_notes import edition_line
from ismap_check.report.numbers import percent
from ismap_check.report.procurement.telling import Telling


def demanded_section(telling: Telling) -> Section:
    """Return the demands with their reasons."""
    blocks = (
        Prose(((telling.words_or_blank(telling.result.case.demands.reason),),)),
        *_parts(telling),
        *_musts(telling),
        *_weights(telling),
        *fact_table(telling),
        *_settled(telling),
    )
    return telling.section("demanded", blocks)


def notices_section(telling: Telling) -> Section:
    """Return what a reader must know about the catalogues and baselines."""
    voice = telling.voice
    catalogues = [part.catalogue for part in each_catalogue(telling.result.parts)]
    about = [
        Notice(voice.text(one.title), Tone.MUTED, (edition_line(voice, one), (voice.text(one.notice),)))
        for one in catalogues
    ]
    about += [
        Notice(voice.text(one.title), Tone.MUTED, ((voice.text(one.notice),),))
        for one in telling.result.named
        if one.notice
    ]
    return telling.section("notices", about)


def asked_facts(telling: Telling) -> Mapping[str, Fact]:
    """Return the facts that decide what applies, with their questions, by id."""
    return {fact.id: fact for part in each_catalogue(telling.result.parts) for fact in part.catalogue.facts.values()}


def fact_table(telling: Telling) -> Iterator[Block]:
    """Yield the questions that decide what applies, with the case's answers."""
    answers, voice = telling.result.case.facts, telling.voice
    rows: list[tuple[Line, ...]] = [
        (
            (voice.text(fact.question),),
            (voice.answer(answers[fact.id]) if fact.id in answers else telling.say("facts.left-to-bidders"),),
            (Code(fact.id),),
        )
        for fact in asked_facts(telling).values()
    ]
    yield from telling.table("facts", telling.columns("facts", "question", "answer", "id"), rows)


def _parts(telling: Telling) -> Iterator[Block]:
    columns = telling.columns("demanded", "what", "edition", "controls", "conditions")
    yield from telling.table("demanded", columns, (_part(telling, part) for part in telling.result.parts))


def _part(telling: Telling, part: Part) -> tuple[Line, ...]:
    numbers = part.judged(telling.result.specified).low
    counted = telling.say("demanded.count", n=numbers.in_scope, mandatory=numbers.mandatory)
    limits = part.demand.gate.for_catalogue(part.catalogue.id)
    conditions = [telling.say("demanded.no-gaps"), *(_limit(telling, *limit) for limit in limits.items())]
    return ((telling.part(part),), (Code(part.catalogue.ref),), (counted,), ("\n".join(conditions),))


def _limit(telling: Telling, condition: Condition, limit: int) -> str:
    counted = condition is Condition.MANDATORY_EXCLUSIONS
    key = "conditions.at-most" if counted else "conditions.at-least"
    value = telling.voice(key, value=str(limit) if counted else percent(limit))
    return telling.say("demanded.condition", name=telling.voice.term("condition", condition), value=value)


def _musts(telling: Telling) -> Iterator[Block]:
    rows: list[tuple[Line, ...]] = []
    for part in each_catalogue(telling.result.parts):
        for must, reason in telling.result.case.demands.musts.get(part.catalogue.id, {}).items():
            control = part.catalogue.control_by_id[must]
            rows.append((telling.control(part, control), (telling.words_or_blank(reason),)))
    yield from telling.table("musts", telling.columns("musts", "control", "reason"), rows)


def _weights(telling: Telling) -> Iterator[Block]:
    rows: list[tuple[Line, ...]] = []
    for part in each_catalogue(telling.result.parts):
        for node, factor in telling.result.case.demands.weights.get(part.catalogue.id, {}).items():
            named = part.catalogue.group_by_id.get(node) or part.catalogue.control_by_id[node]
            rows.append((telling.control(part, named), (telling.say("weights.factor", factor=factor),)))
    yield from telling.table("weights", telling.columns("weights", "node", "factor"), rows)


def _settled(telling: Telling) -> Iterator[Block]:
    settle = telling.result.case.demands.settle
    titles = tuple(
        telling.voice.text(part.catalogue.title)
        for part in each_catalogue(telling.result.parts)
        if part.catalogue.id in settle
    )
    if titles:
        yield Prose(((telling.say("demanded.settled", catalogues=titles),),))
