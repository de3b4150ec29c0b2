"""The service as its vendor describes it: facts, options, bases, registrations, declarations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ismap_check.model.catalogue import Fact as Question
from ismap_check.model.catalogue import FactValue
from ismap_check.model.profile import Base, Option, Registration
from ismap_check.model.result import AssessmentResult
from ismap_check.report.blocks import Block, Code, Column, Fact, Facts, Line, Prose, Section, Table, Target, Tone
from ismap_check.report.findings import by_code, finding_facts
from ismap_check.report.numbers import DASH
from ismap_check.report.voice import Voice


def service_section(voice: Voice, result: AssessmentResult) -> Section:
    """Return what the vendor says about the service."""
    blocks = (
        *fact_table(voice, result),
        *_options(voice, result),
        *_bases(voice, result),
        *_registrations(voice, result),
    )
    return Section(
        anchor="section/service",
        title=voice("service.title"),
        blocks=(*blocks, *_statement(voice, result)),
    )


def fact_table(voice: Voice, result: AssessmentResult) -> Iterator[Block]:
    """Yield the questions about the service with their answers as a table, if there are any."""
    questions = {fact.id: fact for catalogue in result.catalogues for fact in catalogue.facts.values()}
    answers = result.profile.service.facts
    asked = (*questions, *(key for key in answers if key not in questions))
    if asked:
        columns = tuple(Column(voice(f"facts.{name}")) for name in ("question", "answer", "id"))
        rows = tuple((*_fact(voice, questions, answers, key), (Code(key),)) for key in asked)
        yield Table(caption=voice("facts.caption"), columns=columns, rows=rows, note=voice("facts.note"))


def _fact(
    voice: Voice, questions: Mapping[str, Question], answers: Mapping[str, FactValue], key: str
) -> tuple[Line, Line]:
    question = voice.text(questions[key].question) if key in questions else voice("facts.unasked")
    if key not in answers:
        return (question,), (voice.badge(voice("facts.unanswered"), Tone.PARTIAL),)
    return (question,), (voice.answer(answers[key]),)


def _options(voice: Voice, result: AssessmentResult) -> Iterator[Block]:
    options = result.profile.service.options
    if options:
        columns = tuple(Column(voice(f"options.{name}")) for name in ("option", "excludes", "given"))
        rows = tuple(_option(voice, option, result) for option in options.values())
        yield Table(caption=voice("options.caption"), columns=columns, rows=rows, note=voice("options.note"))


def _option(voice: Voice, option: Option, result: AssessmentResult) -> tuple[Line, ...]:
    given = voice("answer.true" if option.id in result.options.with_options else "answer.false")
    excludes = voice.words.say(option.excludes) or DASH
    return (voice.text(option.title), "\n", Code(option.id)), (excludes,), (given,)


def _bases(voice: Voice, result: AssessmentResult) -> Iterator[Block]:
    if result.profile.inherits:
        columns = tuple(Column(voice(f"bases.{name}")) for name in ("service", "registration", "expires"))
        rows = tuple(_base(voice, base) for base in result.profile.inherits.values())
        yield Table(caption=voice("bases.caption"), columns=columns, rows=rows)


def _base(voice: Voice, base: Base) -> tuple[Line, ...]:
    registration = " ".join(filter(None, (voice.programme(base.programme), base.number))) or DASH
    return (Target(f"base/{base.id}"), base.service or base.id), (registration,), (_until(voice, base),)


def _until(voice: Voice, held: Base | Registration) -> str:
    day = voice.day(held.expires)
    return voice("bases.renewal", day=day, filed=voice.day(held.renewal_filed)) if held.renewal_filed else day


def _registrations(voice: Voice, result: AssessmentResult) -> Iterator[Block]:
    if result.profile.registrations:
        columns = tuple(Column(voice(f"registrations.{name}")) for name in ("programme", "scope", "regions", "days"))
        rows = tuple(_registration(voice, registration) for registration in result.profile.registrations)
        note = voice("registrations.note")
        yield Table(caption=voice("registrations.caption"), columns=columns, rows=rows, note=note)


def _registration(voice: Voice, held: Registration) -> tuple[Line, ...]:
    name = "\n".join(filter(None, (voice.programme(held.programme), held.number)))
    scope = "\n".join(filter(None, (held.service, held.scope))) or DASH
    days = "\n".join((voice.period(held.period), voice("registrations.expires", day=_until(voice, held))))
    return (name,), (scope,), (voice.words.say(held.regions) or DASH,), (days,)


def _statement(voice: Voice, result: AssessmentResult) -> Iterator[Block]:
    statement = result.profile.statement
    parts = {
        "subprocessors": result.profile.service.subprocessors,
        "sub-services": statement.sub_services,
        "uncovered": tuple(one.service for one in statement.uncovered_services),
        "events": statement.subsequent_events,
        "notes": statement.special_notes,
    }
    rows = tuple(Fact(voice(f"statement.{k}"), tuple((text,) for text in texts)) for k, texts in parts.items() if texts)
    if rows:
        yield Facts(rows)


def profile_findings_section(voice: Voice, result: AssessmentResult) -> Section | None:
    """Return the findings on the profile as a whole: its evidence and registrations; None without any."""
    groups = by_code(result.findings)
    if not groups:
        return None
    parts = tuple(
        Section(
            anchor=f"section/findings/{code}",
            title=voice.finding_title(code),
            blocks=(finding_facts(voice, findings, str),),
        )
        for code, findings in groups.items()
    )
    intro = Prose(((voice("profile-findings.intro", n=len(result.findings)),),))
    return Section(anchor="section/findings", title=voice("profile-findings.title"), blocks=(intro,), sections=parts)
