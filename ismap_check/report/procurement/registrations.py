"""The check of registrations: what the vendor claims, whether it lasts over the contract, what the officer saw."""

from __future__ import annotations

from ismap_check.assessment.inheritance import Validity
from ismap_check.procurement.registrations import RegistrationCheck
from ismap_check.report.blocks import Inline, Line, Link, Prose, Section, Tone
from ismap_check.report.numbers import DASH
from ismap_check.report.procurement.telling import Telling

TONES = {
    Validity.VALID: Tone.GOOD,
    Validity.PENDING: Tone.PARTIAL,
    Validity.EXPIRED: Tone.BAD,
    Validity.UNKNOWN: Tone.PARTIAL,
}


def registrations_section(telling: Telling) -> Section:
    """Return one row for every registration, the officer's confirmation beside the vendor's claim."""
    columns = telling.columns("registrations", "bid", "registration", "scope", "start", "end", "seen")
    rows = [row for bid in telling.result.judged for row in _rows(telling, bid.bid.id)]
    intro = Prose(((telling.say("registrations.intro"),),))
    tables = tuple(telling.table("registrations", columns, rows))
    return telling.section("registrations", (intro, *tables) if tables else ())


def _rows(telling: Telling, bid: str) -> list[tuple[Line, ...]]:
    checks = [check for check in telling.result.registrations if check.bid == bid]
    return [_row(telling, check) for check in checks] or [_nothing(telling, bid)]


def _row(telling: Telling, check: RegistrationCheck) -> tuple[Line, ...]:
    holder = telling.say(f"holder.{check.holder}")
    return (
        (telling.bid(check.bid), "\n", holder),
        _named(telling, check),
        _scope(telling, check),
        _valid(telling, check.at_start),
        _valid(telling, check.at_end),
        tuple(_seen(telling, check)),
    )


def _nothing(telling: Telling, bid: str) -> tuple[Line, ...]:
    return ((telling.bid(bid),), (telling.say("registrations.claims-none"),), (DASH,), (DASH,), (DASH,), (DASH,))


def _named(telling: Telling, check: RegistrationCheck) -> Line:
    claim = check.claim
    if claim is None:
        return (check.seen.number if check.seen else DASH,)
    name = "\n".join(filter(None, (telling.voice.programme(claim.programme), claim.number))) or DASH
    day = telling.voice.day(claim.expires)
    if claim.renewal_filed:
        day = telling.voice("bases.renewal", day=day, filed=telling.voice.day(claim.renewal_filed))
    return (name, "\n", telling.voice("registrations.expires", day=day))


def _scope(telling: Telling, check: RegistrationCheck) -> Line:
    claim = check.claim
    if claim is None:
        return (DASH,)
    regions = telling.voice.words.say(claim.regions)
    return ("\n".join(filter(None, (claim.service, claim.scope, regions))) or DASH,)


def _valid(telling: Telling, state: Validity | None) -> Line:
    if state is None:
        return (DASH,)
    return (telling.voice.badge(telling.say(f"validity.{state}"), TONES[state]),)


def _seen(telling: Telling, check: RegistrationCheck) -> list[Inline]:
    seen, say = check.seen, telling.say
    if seen is None:
        return [telling.voice.badge(say("registrations.not-confirmed"), Tone.PARTIAL)]
    pieces: list[Inline] = [say("registrations.seen", on=telling.voice.day(seen.seen_on), by=seen.by or DASH)]
    if seen.listed:
        pieces += ["\n", say("registrations.listed")]
    if seen.expires:
        pieces += ["\n", telling.voice("registrations.expires", day=telling.voice.day(seen.expires))]
    for doubt in check.doubts:
        pieces += ["\n", telling.voice.badge(say(f"doubt.{doubt}"), Tone.BAD)]
    if seen.url:
        pieces += ["\n", Link(seen.url, seen.url)]
    return [*pieces, "\n", seen.note] if seen.note else pieces
