"""What day it is: the one place that reads the clock. Days are those of Asia/Tokyo, wherever the machine stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone

from ismap_check.errors import UsageError
from ismap_check.sources.watching import note

TOKYO = timezone(timedelta(hours=9))
"""A fixed offset: Japan has no summer time, and not every machine has a zone database."""

EPOCH_VARIABLE = "SOURCE_DATE_EPOCH"


def today(environment: Mapping[str, str]) -> date:
    """Return the day of ``SOURCE_DATE_EPOCH`` (seconds, reproducible-builds.org) if it is set, else today."""
    seconds = environment.get(EPOCH_VARIABLE)
    if not seconds:
        return _day_in_tokyo()
    try:
        return datetime.fromtimestamp(int(seconds), tz=UTC).astimezone(TOKYO).date()
    except (ValueError, OverflowError, OSError):
        raise UsageError("epoch-invalid", {"value": seconds}) from None


def day_answer() -> str:
    """Return today as text: the answer that a remembered run notes, and is compared with when it is asked for again."""
    return datetime.now(tz=TOKYO).date().isoformat()  # noqa: TID251 -- the clock is read here, and here only


def _day_in_tokyo() -> date:
    day = day_answer()
    note(("day",), day)
    return date.fromisoformat(day)
