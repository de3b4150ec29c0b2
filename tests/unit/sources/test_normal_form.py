from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ismap_check.sources.normal_form import code_point, first_refused, is_settled, normal_form, settled_text

REFUSED = [
    *range(0x09),
    0x0B,
    0x0C,
    0x0D,
    *range(0x0E, 0x20),
    *range(0x7F, 0xA0),
    0x2028,
    0x2029,
    0xFEFF,
    0xD800,
    0xDFFF,
]
NONCHARACTERS = [
    *range(0xFDD0, 0xFDF0),
    *(plane + last for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)),
]


@pytest.mark.parametrize("number", REFUSED + NONCHARACTERS)
def test_what_nobody_can_see_is_refused(number: int) -> None:
    assert first_refused(f"a{chr(number)}b") == 1


@pytest.mark.parametrize("character", ["\t", "\n", " ", "~", "\u00a0", "\u3000", "漢", "ｱ", "�", "😀", "\U0010fffd"])
def test_what_people_write_is_allowed(character: str) -> None:
    assert first_refused(f"a{character}b") is None


def test_the_search_goes_on_behind_a_refused_character() -> None:
    assert first_refused("\x00a\x01", 1) == 2


@given(st.text())
def test_the_normal_form_is_final(text: str) -> None:
    normal = normal_form(text)
    assert normal_form(normal) == normal
    assert unicodedata.is_normalized("NFC", normal)
    assert "\t" not in normal
    assert "\r\n" not in normal


@given(st.text())
def test_settled_text_is_in_normal_form_in_every_piece(text: str) -> None:
    if is_settled(text) and "\r" not in text:
        assert all(normal_form(text[:cut]) == text[:cut] and normal_form(text[cut:]) == text[cut:] for cut in range(9))


def test_both_spellings_of_ga_become_one() -> None:
    assert normal_form("か\u3099") == "が"


def test_a_byte_order_mark_and_windows_line_ends_go() -> None:
    assert settled_text(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n") == "a: 1\nb: 2\n"


def test_a_lone_carriage_return_stays_to_be_refused() -> None:
    assert first_refused(settled_text(b"a\rb")) == 1


def test_code_points_have_at_least_four_digits() -> None:
    assert [code_point(character) for character in "\x07\u2028\U0001fffe"] == ["U+0007", "U+2028", "U+1FFFE"]
