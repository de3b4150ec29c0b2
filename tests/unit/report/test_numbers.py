"""Numbers are rounded down once, and ranges name their unit once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ismap_check.report.numbers import halves, percent, percents, points, span, tenths


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (7, 10, "70.0 %"),
        (1250, 1389, "89.9 %"),
        (0, 210, "0.0 %"),
        (2, 3, "66.6 %"),
        (999, 1000, "99.9 %"),
        (5, 5, "100.0 %"),
    ],
)
def test_shares_are_rounded_down_to_one_decimal(part: int, whole: int, said: str) -> None:
    assert percents(tenths(part, whole), tenths(part, whole)) == said


def test_no_score_is_not_zero() -> None:
    assert tenths(0, 0) is None
    assert percents(None, None) == "–"


def test_a_range_says_the_unit_once() -> None:
    assert percents(500, 1000) == "50.0 – 100.0 %"


@pytest.mark.parametrize(("count", "said"), [(7, "3.5"), (6, "3"), (1, "0.5"), (0, "0")])
def test_half_points(count: int, said: str) -> None:
    assert halves(count) == said


def test_points() -> None:
    assert points(7, 7, 10) == "3.5/5"
    assert points(6, 12, 12) == "3/6 – 6/6"
    assert points(0, 0, 0) == "–"


def test_span_keeps_the_order_of_its_ends() -> None:
    assert span("2", "1") == "2 – 1"
    assert span("2", "2") == "2"


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_a_share_is_never_rounded_up(part: int, whole: int) -> None:
    share = tenths(part, whole)
    assert share is not None
    assert share * whole <= part * 1000 < (share + 1) * whole
    assert percent(share).endswith(" %")
