"""Ids in the order people expect."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ismap_check.model.order import natural_key


@pytest.mark.parametrize(
    "ids",
    [
        ["9.2", "9.2.1", "9.2.9", "9.2.10", "9.2.10.PB", "9.10"],
        ["GP-DATA-2", "GP-DATA-10", "GP-GOV-1"],
        ["", "1", "2a", "10", "a", "a1", "a10"],
    ],
)
def test_natural_order(ids: list[str]) -> None:
    assert all(natural_key(one) < natural_key(other) for one, other in pairwise(ids))


@given(st.lists(st.text("09.-Aa", max_size=8)))
def test_any_two_ids_compare(ids: list[str]) -> None:
    assert len(sorted(ids, key=natural_key)) == len(ids)
