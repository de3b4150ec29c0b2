"""What is printed of a change adds up to what is printed of the whole, and is never far from the truth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ismap_check.report.difference.shares import HUNDREDTHS, apportioned, signed

PARTS = st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=12)


@given(PARTS, st.integers(1, 10**6))
def test_parts_add_up_to_the_whole_cut_off(parts: list[int], denominator: int) -> None:
    printed = apportioned(parts, denominator)
    exact = abs(sum(parts)) * HUNDREDTHS // denominator
    assert sum(printed) == (exact if sum(parts) >= 0 else -exact)
    for part, share in zip(parts, printed, strict=True):
        assert abs(share * denominator - part * HUNDREDTHS) <= denominator


@given(PARTS, st.integers(1, 10**6))
def test_the_other_direction_shows_the_same_whole(parts: list[int], denominator: int) -> None:
    back = apportioned([-part for part in parts], denominator)
    assert sum(back) == -sum(apportioned(parts, denominator))


@pytest.mark.parametrize(("value", "text"), [(342, "+3.42"), (-50, "−0.50"), (0, "0.00"), (5, "+0.05")])
def test_signs_are_written_out(value: int, text: str) -> None:
    assert signed(value) == text
