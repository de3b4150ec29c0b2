"""The assessment period: begun by the day of judging, and as a catalogue's rule has it: length, no gap before it."""

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
    """Yield what is wrong with the period; its length counts only where the catalogue has a rule (JUDGING, section 3).

    A period that ends before it starts is trouble of the document, found elsewhere.
    """
    rule, scope = case.catalogue.rules.period, case.profile.assessment
    yield from _not_begun(scope.period, case.as_of)
    if rule is None:
        return
    if scope.period is None or scope.period.start is None or scope.period.end is None:
        yield finding("period-missing")
        return
    start, end = scope.period.start, scope.period.end
    if start <= end:
        yield from _length(start, end, rule)
        yield from _gap(scope.previous_period, start)


def _not_begun(period: Period | None, as_of: date) -> Iterator[Finding]:
    if period is not None and period.start is not None and as_of < period.start:
        yield finding("judged-before-period", as_of=str(as_of), start=str(period.start))


def _length(start: date, end: date, rule: PeriodRule) -> Iterator[Finding]:
    if end > last_day(start, rule.max_months):
        yield finding("period-too-long", start=str(start), end=str(end), months=rule.max_months)
    if end < last_day(start, rule.min_months):
        yield finding("period-too-short", start=str(start), end=str(end), months=rule.min_months)


def _gap(previous: Period | None, start: date) -> Iterator[Finding]:
    if previous is not None and previous.end is not None and start - previous.end > DAY:
        yield finding("period-gap", previous_end=str(previous.end), start=str(start))
