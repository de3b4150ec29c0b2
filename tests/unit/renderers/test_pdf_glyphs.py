"""Characters without a glyph are found and written out; common ones are never tried."""

from __future__ import annotations

from ismap_check.renderers.pdf_glyphs import MOST_TRIED, written_out


def test_what_cannot_be_set_is_written_out() -> None:
    assert written_out("日本😀é\U0002a6d6", lambda text: "\U0002a6d6" not in text) == "日本😀é[U+2A6D6]"


def test_common_characters_are_not_tried() -> None:
    assert written_out("判定 A ア①", lambda _: False) == "判定 A ア①"


def test_no_more_is_tried_than_is_sensible() -> None:
    rare = "".join(chr(0x20000 + number) for number in range(MOST_TRIED + 1))
    assert written_out(rare, lambda _: True).endswith(f"[U+{0x20000 + MOST_TRIED:04X}]")
