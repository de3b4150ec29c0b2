"""What stands on the command line becomes values, or a usage error."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ismap_check.cli.values import day, size, tenths_of_percent, threshold, whole_number
from ismap_check.errors import UsageError
from ismap_check.i18n.words import load_words
from ismap_check.model.gate import Condition
from ismap_check.model.text import Language


def test_good_values() -> None:
    assert day("2026-11-01") == date(2026, 11, 1)
    assert [tenths_of_percent(text) for text in ("80", "79.5", "100", "0")] == [800, 795, 1000, 0]
    assert [size(text) for text in ("32MiB", "32M", "32 mib", "33554432", "1k")] == [*[32 << 20] * 4, 1024]
    assert whole_number("012") == 12
    assert threshold("evidenced=50") == (Condition.EVIDENCED, 500)
    assert threshold("mandatory-exclusions=3") == (Condition.MANDATORY_EXCLUSIONS, 3)


@pytest.mark.parametrize(
    ("read", "text", "code"),
    [
        (day, "2026-02-29", "day-invalid"),
        (day, "2026-1-1", "day-invalid"),
        (day, "20261101", "day-invalid"),
        (day, "2026年", "day-invalid"),
        (day, "２０２６-11-01", "day-invalid"),
        (tenths_of_percent, "100.1", "percent-invalid"),
        (tenths_of_percent, "80.55", "percent-invalid"),
        (tenths_of_percent, "-1", "percent-invalid"),
        (tenths_of_percent, "80%", "percent-invalid"),
        (whole_number, "-1", "number-invalid"),
        (whole_number, "１", "number-invalid"),
        (whole_number, "1e3", "number-invalid"),
        (size, "many", "size-invalid"),
        (size, "1TB", "size-invalid"),
        (threshold, "score", "threshold-invalid"),
        (threshold, "fame=3", "threshold-invalid"),
        (threshold, "score=101", "percent-invalid"),
    ],
)
def test_bad_values(read: Callable[[str], object], text: str, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        read(text)
    assert caught.value.code == code


def refusal(read: Callable[[str], object], text: str) -> str | None:
    try:
        read(text)
    except UsageError as error:
        return error.code
    return None


@given(st.text(max_size=12))
def test_nothing_but_a_usage_error_with_words_comes_out_of_any_text(text: str) -> None:
    refusals = {refusal(read, text) for read in (day, tenths_of_percent, whole_number, size, threshold)} - {None}
    assert all(f"failure.{code}.what" in load_words(Language.JA) for code in refusals)


@given(st.integers(min_value=0, max_value=1000))
def test_every_tenth_is_read_back(tenths: int) -> None:
    assert tenths_of_percent(f"{tenths // 10}.{tenths % 10}") == tenths
