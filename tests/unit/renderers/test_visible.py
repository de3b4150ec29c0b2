"""Characters that hide or reorder text become visible; everything else stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ismap_check.renderers.visible import visible


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("safe\u202efdp.exe", "safe[U+202E]fdp.exe"),
        ("a\u2066b\u2069", "a[U+2066]b[U+2069]"),
        ("bell\x07 esc\x1b[31m", "bell[U+0007] esc[U+001B][31m"),
        ("a\u200bb\ufeff", "a[U+200B]b[U+FEFF]"),
        ("line\u2028end", "line[U+2028]end"),
        ("\U000e0041tag", "[U+E0041]tag"),
        ("half \ud83d", "half [U+D83D]"),
    ],
)
def test_hiding_characters_are_written_out(raw: str, shown: str) -> None:
    assert visible(raw) == shown


@pytest.mark.parametrize(
    "raw", ["全角　空白", "改行\nあり", "葛\U000e0100飾区", "👩\u200d💻", "naïve – “quoted”", "שלום"]
)
def test_writing_is_left_alone(raw: str) -> None:
    assert visible(raw) == raw


@given(st.text())
def test_what_is_visible_stays_so_and_can_be_written_as_utf8(raw: str) -> None:
    shown = visible(raw)
    assert visible(shown) == shown
    shown.encode()
