"""Wide tables in parts: every column once, leading columns in each, points to link to once."""

from __future__ import annotations

import pytest

from ismap_check.renderers.parted import parted
from ismap_check.report.blocks import Column, Table, Target, Wide


def wide(peers: int, most: int, lead: int = 2) -> Table:
    names = [f"c{place}" for place in range(lead + peers)]
    row = ((Target("a"), "x"), *((name,) for name in names[1:]))
    return Table("t", tuple(map(Column, names)), (row,), "note", Wide(lead, most))


@pytest.mark.parametrize("peers", range(1, 14))
@pytest.mark.parametrize("most", [1, 3, 6])
def test_every_peer_stands_once_and_no_part_is_too_wide(peers: int, most: int) -> None:
    parts = parted(wide(peers, most))
    shown = [column.label for part in parts for column in part.columns[2:]]
    assert shown == [f"c{place}" for place in range(2, 2 + peers)]
    sizes = [len(part.columns) - 2 for part in parts]
    assert max(sizes) <= most
    assert max(sizes) - min(sizes) <= 1
    assert all([column.label for column in part.columns[:2]] == ["c0", "c1"] for part in parts)
    assert all(len(part.rows[0]) == len(part.columns) for part in parts)


def test_points_and_the_note_stand_once() -> None:
    parts = parted(wide(4, 2))
    assert [part.rows[0][0] for part in parts] == [(Target("a"), "x"), ("x",)]
    assert [part.note for part in parts] == ["", "note"]
    assert [part.caption for part in parts] == ["t (1/2)", "t (2/2)"]


def test_other_tables_stay_whole() -> None:
    table = wide(9, 2)._replace(wide=None)
    assert parted(table) == (table,)
