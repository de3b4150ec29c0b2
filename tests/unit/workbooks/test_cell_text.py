"""Text in cells: no formula starts unseen, nothing is cut, the format's escapes stay text."""

from __future__ import annotations

import pytest

from ismap_check.workbooks.cell_text import LONGEST, escaped, is_too_long, lines_of, starts_formula, width_of


def test_what_spreadsheets_take_for_an_escape_is_escaped() -> None:
    assert escaped("_x000A_ _x0041_") == "_x005F_x000A_ _x005F_x0041_"
    assert escaped("_xyz_ file_x86") == "_xyz_ file_x86"


@pytest.mark.parametrize("start", list("=+-@\t\r＝＋－＠"))
def test_formula_starts_are_known(start: str) -> None:
    assert starts_formula(f"{start}1")
    assert not starts_formula(f"1{start}")


def test_length_is_counted_as_spreadsheets_count_it() -> None:
    assert not is_too_long("a" * LONGEST)
    assert is_too_long("a" * (LONGEST + 1))
    assert is_too_long("𠮟" * (LONGEST // 2 + 1))
    assert not is_too_long("𠮟" * (LONGEST // 2))


def test_japanese_takes_two_columns() -> None:
    assert width_of("章\nabc") == 3
    assert width_of("管理策") == 6
    assert lines_of("管理策管理策", 6) == 2
    assert lines_of("a\n\nb", 10) == 3
    assert lines_of("", 10) == 1
