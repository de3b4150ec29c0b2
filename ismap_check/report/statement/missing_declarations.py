"""What is missing of the declarations: period, scope, overall picture, signatory, bases, the applicant's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ismap_check.model.catalogue import Inheritance
from ismap_check.model.profile import Base, Status
from ismap_check.model.result import AssessmentResult
from ismap_check.model.statement import Statement
from ismap_check.report.statement.need import Missing, need
from ismap_check.report.statement.part import Part
from ismap_check.report.voice import Voice

PERIOD = frozenset({"period-missing", "period-too-long", "period-too-short", "period-gap"})
FACTS = "fact-missing"
ROOT = "statement"


def missing_declarations(voice: Voice, result: AssessmentResult, parts: Sequence[Part]) -> Iterator[Missing]:
    """Yield what is missing, in the order of the statement."""
    statement = result.profile.statement
    yield from _period(voice, result, parts)
    yield from _scope(voice, statement)
    yield from _facts(voice, parts)
    yield from _overview(voice, statement)
    yield from _bases(voice, result, parts)
    yield from _signatory(voice, statement)
    yield from _applicant(voice, statement)


def _period(voice: Voice, result: AssessmentResult, parts: Sequence[Part]) -> Iterator[Missing]:
    """Yield what judging found of the period, once for all catalogues, and whether it is still running."""
    found = {
        voice.finding(finding, "what"): finding
        for part in parts
        for finding in part.view.judged.findings
        if finding.code in PERIOD
    }
    for what, finding in found.items():
        fix = f"{what}\n{voice.finding(finding, 'fix')}"
        yield Missing(voice.finding_title(finding.code), fix, ("assessment", "period"))
    period = result.profile.assessment.period
    if period and period.end and period.end >= result.as_of:
        yield need(voice, "period-running", "assessment", "period", day=period.end.isoformat())


def _scope(voice: Voice, statement: Statement) -> Iterator[Missing]:
    if not statement.sub_services:
        yield need(voice, "sub-services", ROOT, "sub_services")
    if not statement.regions:
        yield need(voice, "regions", ROOT, "regions")
    for number, service in enumerate(statement.uncovered_services, start=1):
        place = (ROOT, "uncovered_services", str(number))
        if not service.scope:
            yield need(voice, "uncovered-scope", *place, "scope", about=(service.service,))
        if not service.declaration:
            yield need(voice, "uncovered-declaration", *place, "declaration", about=(service.service,))


def _facts(voice: Voice, parts: Sequence[Part]) -> Iterator[Missing]:
    for part in parts:
        for finding in part.view.judged.findings:
            if finding.code == FACTS:
                place = ("service", "facts", voice.words.say(finding.params["fact"]))
                about = (voice.words.say(finding.params["question"]),)
                yield Missing(voice.finding_title(FACTS), voice.finding(finding, "fix"), place, about)


def _overview(voice: Voice, statement: Statement) -> Iterator[Missing]:
    overview = statement.overview
    parts = {
        "provider": overview.provider,
        "service": overview.service,
        "structure": overview.structure,
        "internal_control": overview.internal_control,
    }
    for key, text in parts.items():
        if not text:
            yield need(voice, f"overview-{key.replace('_', '-')}", ROOT, "overview", key)
    for number, population in enumerate(overview.populations, start=1):
        if not population.reason:
            place = (ROOT, "overview", "populations", str(number), "reason")
            yield need(voice, "population-reason", *place, about=(population.treated_as_one,))


def _bases(voice: Voice, result: AssessmentResult, parts: Sequence[Part]) -> Iterator[Missing]:
    """Yield what is missing of the services that selected details are taken over from."""
    used: dict[str, bool] = {}
    for part in parts:
        registered = part.view.catalogue.rules.inheritance is Inheritance.REGISTERED
        for _, response in part.selected():
            if response.status is Status.INHERITED and response.inherited_from:
                used[response.inherited_from] = used.get(response.inherited_from, False) or registered
    for key, registered in used.items():
        base = result.profile.inherits.get(key)
        if base:
            yield from _base(voice, result, base, registered=registered)


def _base(voice: Voice, result: AssessmentResult, base: Base, *, registered: bool) -> Iterator[Missing]:
    about = (base.service or base.id,)
    known = {"service": base.service, "programme": base.programme, "number": base.number, "expires": base.expires}
    for key, value in known.items():
        if not value and (registered or key == "service"):
            yield need(voice, f"base-{key}", "inherits", base.id, key, about=about)
    if registered and base.expires and base.expires < result.as_of and not base.renewal_filed:
        day = base.expires.isoformat()
        yield need(voice, "base-expired", "inherits", base.id, "expires", about=about, day=day)


def _signatory(voice: Voice, statement: Statement) -> Iterator[Missing]:
    signatory = statement.signatory
    if not signatory.name:
        yield need(voice, "signatory-name", ROOT, "signatory", "name")
    if not signatory.position:
        yield need(voice, "signatory-position", ROOT, "signatory", "position")
    if signatory.final_responsibility is None:
        yield need(voice, "signatory-final-responsibility", ROOT, "signatory", "final_responsibility")
    if signatory.final_responsibility is False and not signatory.authority:
        yield need(voice, "signatory-authority", ROOT, "signatory", "authority")


def _applicant(voice: Voice, statement: Statement) -> Iterator[Missing]:
    parts = {
        "capital_ties": statement.capital_ties,
        "officers": statement.officers,
        "foreign_law_risk": statement.foreign_law_risk,
        "governing_law": statement.governing_law,
        "jurisdiction": statement.jurisdiction,
        "third_party_tests": statement.third_party_tests,
        "test_acceptance": statement.test_acceptance,
    }
    for key, value in parts.items():
        if not value:
            yield need(voice, key.replace("_", "-"), ROOT, key)
