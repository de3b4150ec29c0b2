"""Reviews and waivers of a portfolio: how many there are, which were of no use, which do not count as they stand."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.report.blocks import Code, Line, Section, Table
from ismap_check.report.market.telling import Telling


def given_line(telling: Telling) -> Iterator[Line]:
    """Yield how many were given; nothing where none were."""
    roles = [one.role for one in telling.surveyed.assessors]
    if roles:
        yield (telling.say("assessors.given", reviews=roles.count("review"), waivers=roles.count("waivers")),)


def assessors_section(telling: Telling) -> Iterator[Section]:
    """Yield what is to be looked at; nothing where no review and no waivers were given."""
    if telling.surveyed.assessors:
        yield telling.section("assessors", (*_unmatched(telling), *_attention(telling)))


def _unmatched(telling: Telling) -> Iterator[Table]:
    columns = telling.columns("unmatched", "kind", "file", "service")
    rows = (
        ((telling.say(f"role.{one.role}"),), (Code(one.name),), (Code(one.service),))
        for one in telling.surveyed.unmatched
    )
    yield from telling.table("unmatched", columns, rows)


def _attention(telling: Telling) -> Iterator[Table]:
    columns = telling.columns("attention", "vendor", "code", "findings", numeric=("findings",))
    rows = ((telling.label(one.label), (Code(one.code),), (str(one.findings),)) for one in telling.market.attention)
    yield from telling.table("attention", columns, rows)
