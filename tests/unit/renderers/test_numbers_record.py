from __future__ import annotations

import pytest

from ismap_check.renderers.numbers_record import percent


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (0, 0, None),
        (5, 0, None),
        (0, 3, "0.0"),
        (1250, 1389, "89.9"),
        (2, 3, "66.6"),
        (999, 1000, "99.9"),
        (7, 7, "100.0"),
    ],
)
def test_percentages_are_rounded_down_once(part: int, whole: int, text: str | None) -> None:
    assert percent(part, whole) == text
