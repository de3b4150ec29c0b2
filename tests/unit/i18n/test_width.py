"""Columns of text on a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ismap_check.i18n.width import pad, printable, shorten, width_of, wrap

TEXTS = st.text(alphabet="abc de,。、ー「」（）管理策ｶ…(x)\n", max_size=60)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("管理策", 6),
        ("ｶﾅ", 2),
        ("Ａ", 2),
        ("か\u3099", 2),
        ("e\u0301", 1),
        ("a\u200bb", 2),
        ("…", 1),
    ],
)
def test_width(text: str, columns: int) -> None:
    assert width_of(text) == columns


def test_what_steers_a_terminal_becomes_visible() -> None:
    assert printable("a\x1b[31m\u202eb\x07\u2028") == "a<U+001B>[31m<U+202E>b<U+0007><U+2028>"
    assert printable("多要素 認証\u3000é") == "多要素 認証\u3000é"


def test_pad() -> None:
    assert pad("管理", 6) == "管理  "
    assert pad("12", 4, right=True) == "  12"
    assert pad("管理", 3) == "管理"


def test_shorten() -> None:
    assert shorten("管理策", 6) == "管理策"
    assert shorten("管理策の", 7) == "管理.."
    assert shorten("abcdef", 5) == "abc.."


def test_english_breaks_at_spaces() -> None:
    assert wrap("one two three", 8) == ["one two", "three"]
    assert wrap("one two three", 8, hang=2) == ["one two", "  three"]


def test_japanese_breaks_between_characters_but_not_before_a_full_stop() -> None:
    assert wrap("管理策です。次", 10) == ["管理策で", "す。次"]
    assert wrap("管理策（例）", 8) == ["管理策", "（例）"]


def test_a_long_word_is_cut_and_lines_stay_lines() -> None:
    assert wrap("abcdefgh", 3) == ["abc", "def", "gh"]
    assert wrap("a\n\nb", 3) == ["a", "", "b"]


@given(TEXTS, st.integers(min_value=6, max_value=30), st.integers(min_value=0, max_value=3))
def test_wrapped_lines_fit_and_lose_nothing_but_spaces(text: str, columns: int, hang: int) -> None:
    lines = wrap(text, columns, hang=hang)
    assert all(width_of(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(TEXTS, st.integers(min_value=2, max_value=30))
def test_shortened_text_fits(text: str, columns: int) -> None:
    assert width_of(shorten(text, columns)) <= max(columns, 2)


def test_a_blank_before_a_word_as_wide_as_the_line_gives_way() -> None:
    assert wrap(" aaaaaa", 6) == ["aaaaaa"]
    assert wrap("  a b", 6) == ["  a b"]


def test_an_indent_that_leaves_no_room_still_ends() -> None:
    for hang in (2, 3, 8):
        assert wrap("ab c", 2, hang=hang) == ["ab", " " * hang + "c"]
    assert wrap("あい", 1) == ["あ", "い"]
