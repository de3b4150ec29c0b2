from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from ismap_check.model.plain.percent import write_percents
from ismap_check.model.verdict import Numbers

ZEROS: dict[str, Any] = {field.name: 0 for field in fields(Numbers) if field.name != "verified"}
NOTHING = Numbers(**ZEROS)


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
    percents = write_percents(replace(NOTHING, claimed=part, possible=whole))
    assert percents == {"score": text, "evidenced": "0.0" if whole else None, "completeness": None, "selected": None}
