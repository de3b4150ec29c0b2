from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ismap_check.documents.check_sheet.ids import Numbered, bare, depth, is_id, is_numbered, normal_id, numbered


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("9.2.3", "9.2.3"),
        ("９．２．３", "9.2.3"),
        ("A.9.2.3", "9.2.3"),
        ("Ａ．９．２．３　", "9.2.3"),
        ("9.2.3.11.PB", "9.2.3.11.PB"),
        ("9.2.3.11PB", "9.2.3.11.PB"),
        ("9.2.3.11 PB", "9.2.3.11.PB"),
        ("9.2.3.11（PB）", "9.2.3.11.PB"),
        ("9.2.3.11 (P)", "9.2.3.11.P"),
        ("9.2.3.11.pb", "9.2.3.11.PB"),
        ("9. 2. 3.", "9.2.3"),
        ("9.2.3.11\n.PB", "9.2.3.11.PB"),
        ("（１）", "1"),
        ("①", "1"),
        ("No.3", "3"),
        ("第５章", "5"),
        ("9‐1", "9-1"),
        ("GP-GOV-01", "GP-GOV-01"),
        ("5.1.1.C", "5.1.1.C"),
    ],
)
def test_ids_people_write(written: str, normal: str) -> None:
    assert normal_id(written, ("PB", "P", "B")) == normal
    assert is_id(normal)


@pytest.mark.parametrize("other", ["管-1", "", "9.2.3（新規）", "-1", "a" * 65])
def test_other_texts_are_no_ids(other: str) -> None:
    assert not is_id(normal_id(other))


@given(st.from_regex(r"[1-9][0-9]?(\.[1-9][0-9]?){0,3}(\.PB|\.P|\.B)?", fullmatch=True))
def test_a_normal_id_stays_as_it_is_in_any_width(written: str) -> None:
    wide = "".join(chr(ord(one) + 0xFEE0) for one in written)
    assert normal_id(written, ("PB", "P", "B")) == normal_id(wide, ("PB", "P", "B")) == written


def test_letters_at_the_end_do_not_count_as_depth() -> None:
    assert (bare("9.2.3.11.PB"), depth("9.2.3.11.PB")) == ("9.2.3.11", 4)
    assert (bare("GP.A"), depth("5")) == ("GP.A", 1)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("第5章 方針", Numbered("5", 1, "方針")),
        ("第１節　体制", Numbered("1", 2, "体制")),
        ("5 方針", Numbered("5", 1, "方針")),
        ("5．方針", Numbered("5", 1, "方針")),
        ("5.1　方向付け", Numbered("5.1", 2, "方向付け")),
        ("A.5 Organisational", Numbered("5", 1, "Organisational")),
        ("3章 体制", Numbered("3", 1, "体制")),
        ("体制", Numbered(None, 1, "体制")),
        ("10年以上保存する", Numbered(None, 1, "10年以上保存する")),
        ("5.1.1", Numbered(None, 1, "5.1.1")),
    ],
)
def test_headings_are_taken_apart(text: str, parts: Numbered) -> None:
    assert numbered(text) == parts
    assert is_numbered(text) is (parts.number is not None)
