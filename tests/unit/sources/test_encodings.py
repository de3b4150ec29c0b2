from __future__ import annotations

import pytest

from ismap_check.model.text import Term
from ismap_check.sources.encodings import file_kind, is_binary, is_iso_2022_jp, japanese_encoding, wide_encoding

TEXT = "kind: vendor-profile\nvendor: 青葉クラウド株式会社\nmeasure: 管理者アカウントは多要素認証を必須とする。\n"


def first_bad(raw: bytes) -> int:
    with pytest.raises(UnicodeDecodeError) as caught:
        raw.decode()
    return caught.value.start


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"PK\x03\x04\x14\x00", "zip"),
        (bytes.fromhex("d0cf11e0a1b11ae1"), "old-office"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\x1f\x8b\x08", "gzip"),
    ],
)
def test_the_first_bytes_tell_the_kind(raw: bytes, kind: str) -> None:
    assert file_kind(raw) == Term(f"term.file-kind.{kind}")


def test_text_has_no_kind() -> None:
    assert file_kind(TEXT.encode()) is None
    assert not is_binary(TEXT.encode())


def test_two_zero_bytes_in_a_row_are_binary() -> None:
    assert is_binary(b"a\x00\x00b")


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_recognised_with_and_without_its_mark(codec: str) -> None:
    assert wide_encoding(TEXT.encode(codec)) == "UTF-16"


def test_utf_32_is_recognised() -> None:
    assert wide_encoding(TEXT.encode("utf-32")) == "UTF-32"


@pytest.mark.parametrize("raw", [TEXT.encode(), b"a: \x00b\n", bytes(range(256)) * 4, b""])
def test_other_bytes_are_not_taken_for_utf_16(raw: bytes) -> None:
    assert wide_encoding(raw) is None


def test_a_sample_that_ends_inside_a_letter_is_recognised() -> None:
    assert wide_encoding(("a: 😀\n" * 40_000).encode("utf-16-le")) == "UTF-16"


@pytest.mark.parametrize(("codec", "name"), [("cp932", "Shift_JIS"), ("euc_jp", "EUC-JP")])
def test_japanese_encodings_are_told_apart(codec: str, name: str) -> None:
    raw = TEXT.encode(codec)
    assert japanese_encoding(raw, first_bad(raw)) == name


def test_half_width_katakana_is_shift_jis() -> None:
    raw = "measure: ﾃｽﾄ\n".encode("cp932")
    assert japanese_encoding(raw, first_bad(raw)) == "Shift_JIS"


def test_damaged_utf_8_is_not_taken_for_another_encoding() -> None:
    raw = TEXT.encode() + b"\x83\x65"
    assert japanese_encoding(raw, first_bad(raw)) is None


def test_latin_letters_are_not_taken_for_japanese() -> None:
    raw = "vendor: Société Générale".encode("latin-1") + b"\xff"
    assert japanese_encoding(raw, first_bad(raw)) is None


def test_iso_2022_jp_is_recognised_by_its_escapes() -> None:
    assert is_iso_2022_jp(TEXT.encode("iso2022_jp").decode("ascii"))
    assert not is_iso_2022_jp(TEXT)
