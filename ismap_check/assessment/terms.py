"""Terms counted in months: when they end, as the calendar has it (facts on ISMAP, section 7)."""

from __future__ import annotations

from datetime import date, timedelta

DAY = timedelta(days=1)
MONTHS = 12


def last_day(start: date, months: int) -> date:
    """Return the last day of a term of months that begins on ``start``.

    It is the day before the same day of the month; if that month has no such day, the month's last day.
    A term that would end beyond the calendar ends with it.
    """
    index = start.year * MONTHS + start.month - 1 + months
    year, month = index // MONTHS, index % MONTHS + 1
    if year > date.max.year:
        return date.max
    length = _length(year, month)
    if start.day > length:
        return date(year, month, length)
    return date(year, month, start.day) - DAY


def _length(year: int, month: int) -> int:
    """Return the days of a month. The standard library's calendar comes with all the names of months and days."""
    if month == MONTHS:
        return 31
    return (date(year, month + 1, 1) - DAY).day


def validity_end(period_end: date, months: int) -> date:
    """Return the earlier reading of a registration's last day: a term that begins on the day after the period."""
    return period_end if period_end == date.max else last_day(period_end + DAY, months)
