"""What the vendor declares of the service as a whole: scope, overall picture, events, notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ismap_check.model.result import AssessmentResult
from ismap_check.report.blocks import Block, Column, Fact, Facts, Line, Section, Table
from ismap_check.report.subject import fact_table
from ismap_check.report.voice import Voice


def scope_section(voice: Voice, result: AssessmentResult) -> Section:
    """Return name and scope: what is covered, where, for which period, and what is used but not covered."""
    profile, words = result.profile, voice.words
    statement, scope = profile.statement, profile.assessment
    facts = (
        Fact(words("statement.scope.service"), ((profile.service.name,),)),
        Fact(words("statement.scope.sub-services"), listed(voice, statement.sub_services)),
        Fact(words("statement.scope.regions"), listed(voice, statement.regions)),
        Fact(words("statement.scope.period"), ((voice.period(scope.period),),)),
        Fact(words("statement.scope.previous-period"), ((voice.period(scope.previous_period),),)),
        Fact(words("statement.scope.subprocessors"), listed(voice, profile.service.subprocessors)),
    )
    blocks = (Facts(facts), *_uncovered(voice, result), *fact_table(voice, result))
    return Section(anchor="statement/scope", title=words("statement.scope.title"), blocks=blocks)


def listed(voice: Voice, texts: Iterable[str | None]) -> tuple[Line, ...]:
    """Return one line for each text; one that says so where there is none."""
    return tuple((text,) for text in texts if text) or ((voice.words("statement.blank"),),)


def _uncovered(voice: Voice, result: AssessmentResult) -> Iterator[Block]:
    services, words = result.profile.statement.uncovered_services, voice.words
    if not services:
        yield Facts((Fact(words("statement.uncovered.title"), ((words("statement.nothing"),),)),))
        return
    blank = words("statement.blank")
    rows: tuple[tuple[Line, ...], ...] = tuple(
        ((one.service,), (one.scope or blank,), (one.declaration or blank,)) for one in services
    )
    columns = tuple(Column(words(f"statement.uncovered.{name}")) for name in ("service", "scope", "declaration"))
    yield Table(caption=words("statement.uncovered.title"), columns=columns, rows=rows)


def overview_section(voice: Voice, result: AssessmentResult) -> Section:
    """Return the overall picture, and what is treated as one population."""
    overview, words = result.profile.statement.overview, voice.words
    parts = {
        "provider": overview.provider,
        "service": overview.service,
        "structure": overview.structure,
        "internal-control": overview.internal_control,
    }
    facts = Facts(tuple(Fact(words(f"statement.overview.{k}"), listed(voice, (text,))) for k, text in parts.items()))
    return Section(
        anchor="statement/overview",
        title=words("statement.overview.title"),
        blocks=(facts, *_populations(voice, result)),
    )


def _populations(voice: Voice, result: AssessmentResult) -> Iterator[Block]:
    populations, words = result.profile.statement.overview.populations, voice.words
    if populations:
        columns = tuple(Column(words(f"statement.populations.{name}")) for name in ("treated-as-one", "reason"))
        rows: tuple[tuple[Line, ...], ...] = tuple(
            ((one.treated_as_one,), (one.reason or words("statement.blank"),)) for one in populations
        )
        yield Table(caption=words("statement.populations.title"), columns=columns, rows=rows)


def events_section(voice: Voice, result: AssessmentResult) -> Section:
    """Return what happened after the period, and what else must be noted."""
    statement, words = result.profile.statement, voice.words
    none: tuple[Line, ...] = ((words("statement.nothing"),),)
    facts = Facts(
        (
            Fact(words("statement.events.events"), tuple((text,) for text in statement.subsequent_events) or none),
            Fact(words("statement.events.notes"), tuple((text,) for text in statement.special_notes) or none),
        )
    )
    return Section(anchor="statement/events", title=words("statement.events.title"), blocks=(facts,))
