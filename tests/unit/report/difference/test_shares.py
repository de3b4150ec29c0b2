"""What is printed of a change adds up to what is printed of the whole, and is never far from the truth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ismap_check.report.difference.shares import HUNDREDTHS, apportioned, fine_percent, signed

PARTS = st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=12)


@given(PARTS, st.integers(1, 10**6), st.booleans())
def test_parts_add_up_to_the_whole_rounded_either_way(parts: list[int], denominator: int, up: bool) -> None:
    total = _total(parts, denominator, up=up)
    printed = apportioned(parts, denominator, total)
    assert sum(printed) == total
    for part, share in zip(parts, printed, strict=True):
        assert abs(share * denominator - part * HUNDREDTHS) <= denominator


@pytest.mark.parametrize(
    ("pair", "text"), [((2, 3), "66.66 %"), ((3, 3), "100.00 %"), ((1, 1163), "0.08 %"), ((0, 0), "–")]
)
def test_shares_are_told_to_the_hundredth_rounded_down(pair: tuple[int, int], text: str) -> None:
    assert fine_percent(*pair) == text


@pytest.mark.parametrize(("value", "text"), [(342, "+3.42"), (-50, "−0.50"), (0, "0.00"), (5, "+0.05")])
def test_signs_are_written_out(value: int, text: str) -> None:
    assert signed(value) == text


def _total(parts: list[int], denominator: int, *, up: bool) -> int:
    whole = sum(parts) * HUNDREDTHS
    return -(-whole // denominator) if up else whole // denominator
