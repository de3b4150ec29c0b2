from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ismap_check.documents.dates import is_day_or_empty, is_written_as_day, near_day, read_day


@given(st.dates())
def test_every_day_is_read_as_it_is_written(day: date) -> None:
    assert read_day(day.isoformat()) == day
    assert is_day_or_empty(day.isoformat())


@pytest.mark.parametrize(
    "written",
    [
        "2026-02-30",
        "2026/4/1",
        "2026-4-1",
        "20260401",
        "2026-W01-1",
        "２０２６-04-01",
        "2026-04-01\n",
        "2026-04-01T00:00",
        "x",
    ],
)
def test_nothing_else_is_a_day(written: str) -> None:
    assert read_day(written) is None
    assert not is_day_or_empty(written)


@pytest.mark.parametrize("absent", ["", "  ", None, 7])
def test_what_is_empty_or_no_text_is_not_for_the_format_to_refuse(absent: object) -> None:
    assert is_day_or_empty(absent)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026/4/1", "2026-04-01"),
        ("2026.04.1", "2026-04-01"),
        ("2026年4月1日", "2026-04-01"),
        ("２０２６年４月１日", "2026-04-01"),
        ("20260401", "2026-04-01"),
        ("2026-04-01T09:00:00", "2026-04-01"),
        ("2026-04-01 09:00", "2026-04-01"),
        ("令和8年4月1日", "2026-04-01"),
        ("令和元年5月1日", "2019-05-01"),
        ("R8.4.1", "2026-04-01"),
        ("2026/2/30", None),
        ("2026-04", None),
        ("tomorrow", None),
    ],
)
def test_what_was_meant(written: str, meant: str | None) -> None:
    assert near_day(written) == meant


def test_a_day_that_does_not_exist_is_still_written_as_one() -> None:
    assert is_written_as_day("2026-02-30")
    assert not is_written_as_day("2026-2-3")
