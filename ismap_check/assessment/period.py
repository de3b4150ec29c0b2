"""The assessment period against a catalogue's rule: not too long, not too short, no gap before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ismap_check.assessment.findings import finding
from ismap_check.assessment.request import Case
from ismap_check.assessment.terms import DAY, last_day
from ismap_check.model.catalogue import PeriodRule
from ismap_check.model.finding import Finding
from ismap_check.model.profile import Period


def period_findings(case: Case) -> Iterator[Finding]:
    """Yield what is wrong with the period; nothing where the catalogue has no rule for it (JUDGING, section 3).

    A period that ends before it starts is trouble of the document, found elsewhere.
    """
    rule, scope = case.catalogue.rules.period, case.profile.assessment
    if rule is None:
        return
    if scope.period is None or scope.period.start is None or scope.period.end is None:
        yield finding("period-missing")
        return
    start, end = scope.period.start, scope.period.end
    if start <= end:
        yield from _length(start, end, rule)
        yield from _gap(scope.previous_period, start)


def _length(start: date, end: date, rule: PeriodRule) -> Iterator[Finding]:
    if end > last_day(start, rule.max_months):
        yield finding("period-too-long", start=str(start), end=str(end), months=rule.max_months)
    if end < last_day(start, rule.min_months):
        yield finding("period-too-short", start=str(start), end=str(end), months=rule.min_months)


def _gap(previous: Period | None, start: date) -> Iterator[Finding]:
    if previous is not None and previous.end is not None and start - previous.end > DAY:
        yield finding("period-gap", previous_end=str(previous.end), start=str(start))
