"""Text in cells: what hides or breaks the file is written out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ismap_check.renderers.xlsx_text import cell_text


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
