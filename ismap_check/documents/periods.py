"""Periods whose end stands before their start."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ismap_check.documents.pieces import read_period
from ismap_check.documents.trouble import Site
from ismap_check.model.diagnostic import Diagnostic


def check_period(value: Mapping[str, str | None] | None, site: Site) -> Iterator[Diagnostic]:
    """Yield an error at the end of a period that ends before it starts; its length is for judging."""
    period = read_period(value)
    if period and period.start and period.end and period.end < period.start:
        start, end = period.start.isoformat(), period.end.isoformat()
        yield site.at("to").error("period-reversed", start=start, end=end)
