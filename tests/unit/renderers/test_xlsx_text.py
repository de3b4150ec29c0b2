"""Text in cells: nothing starts a formula, nothing breaks the file, nothing is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ismap_check.renderers.xlsx_text import LONGEST, cell_text, is_too_long, lines_of, starts_formula, width_of


@given(st.text())
def test_what_xml_cannot_hold_is_written_out(text: str) -> None:
    shown = cell_text(text)
    shown.encode()
    assert not set(shown) & {chr(code) for code in (*range(9), *range(11, 32), 0x7F, 0xFFFE, 0xFFFF)}


def test_plain_text_stays_as_it_is() -> None:
    assert cell_text("管理者の認証\n(二要素)") == "管理者の認証\n(二要素)"
    assert cell_text("a\ufffeb\ufffe") == "a[U+FFFE]b[U+FFFE]"
    assert cell_text("\udc80") == "[U+DC80]"


def test_what_spreadsheets_take_for_an_escape_is_escaped() -> None:
    assert cell_text("_x000A_ _x0041_") == "_x005F_x000A_ _x005F_x0041_"
    assert cell_text("_xyz_ file_x86") == "_xyz_ file_x86"


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
