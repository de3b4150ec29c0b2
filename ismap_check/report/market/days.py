"""What has run out, or will soon: registrations and evidence."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.model.portfolio import RegistrationDay
from ismap_check.report.blocks import Badge, Section, Table, Tone
from ismap_check.report.market.telling import Telling
from ismap_check.report.numbers import DASH


def days_section(telling: Telling) -> Section:
    """Return registrations by their last day, and the vendors with evidence that runs out."""
    return telling.section("days", (*_registrations(telling), *_evidence(telling)))


def _registrations(telling: Telling) -> Iterator[Table]:
    columns = telling.columns("registrations", "vendor", "registration", "day", "state")
    rows = (
        (telling.label(label), (one.name,), (one.expires,), (_state(telling, one),))
        for label, one in telling.market.registrations
    )
    yield from telling.table("registrations", columns, rows)


def _state(telling: Telling, one: RegistrationDay) -> Badge:
    return telling.voice.badge(
        telling.say(f"state.{'over' if one.is_over else 'soon'}"), Tone.BAD if one.is_over else Tone.PARTIAL
    )


def _evidence(telling: Telling) -> Iterator[Table]:
    numbers = ("items", "over", "soon")
    columns = telling.columns("evidence", "vendor", *numbers, "day", numeric=numbers)
    rows = (
        (telling.label(label), (str(one.items),), (str(one.over),), (str(one.soon),), (one.next_day or DASH,))
        for label, one in telling.market.evidence
    )
    yield from telling.table("evidence", columns, rows)
