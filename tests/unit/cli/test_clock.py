"""The one place that reads the clock."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ismap_check.cli.clock import TOKYO, today
from ismap_check.errors import UsageError


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-10-31T14:59:59", "2026-10-31"),
        ("2026-10-31T15:00:00", "2026-11-01"),
        ("1970-01-01T00:00:00", "1970-01-01"),
    ],
)
def test_the_source_date_is_a_day_in_tokyo(moment: str, expected: str) -> None:
    seconds = int(datetime.fromisoformat(moment).replace(tzinfo=UTC).timestamp())
    assert today({"SOURCE_DATE_EPOCH": str(seconds)}).isoformat() == expected


@pytest.mark.parametrize("seconds", ["soon", "1.5", "9" * 30])
def test_an_odd_source_date_is_a_usage_error(seconds: str) -> None:
    with pytest.raises(UsageError, match="epoch-invalid"):
        today({"SOURCE_DATE_EPOCH": seconds})


def test_without_it_the_day_is_today_in_tokyo() -> None:
    before = datetime.now(tz=TOKYO).date()  # noqa: TID251 -- compared with the clock itself
    assert before <= today({}) <= datetime.now(tz=TOKYO).date()  # noqa: TID251 -- the same
    assert today({"SOURCE_DATE_EPOCH": ""}) >= before
