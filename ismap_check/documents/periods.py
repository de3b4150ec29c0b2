"""Periods whose end stands before their start."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ismap_check.documents.pieces import read_period
from ismap_check.documents.trouble import Site
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.profile import Period


def check_period(value: Mapping[str, str | None] | None, site: Site) -> Iterator[Diagnostic]:
    """Yield an error at the end of a period that ends before it starts; its length is for judging."""
    yield from check_days(read_period(value), site)


def check_days(period: Period | None, site: Site) -> Iterator[Diagnostic]:
    """Yield the same error for a period that was read already."""
    if period and period.start and period.end and period.end < period.start:
        start, end = period.start.isoformat(), period.end.isoformat()
        yield site.at("to").error("period-reversed", start=start, end=end)
