from __future__ import annotations

import pytest

from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.text import Term
from ismap_check.sources.decoding import decode
from ismap_check.sources.problems import MOST_PROBLEMS
from tests.unit.sources.reading import assert_worded, at

TEXT = "kind: vendor-profile\nvendor: 青葉クラウド株式会社\n"


def problem(raw: bytes) -> Diagnostic:
    decoded = decode("p.yaml", raw)
    assert decoded.value is None
    (diagnostic,) = decoded.diagnostics
    assert_worded(diagnostic)
    return diagnostic


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_utf_8_is_read_with_and_without_its_mark(mark: bytes) -> None:
    assert decode("p.yaml", mark + TEXT.encode()).value == TEXT


def test_windows_line_ends_are_read() -> None:
    assert decode("p.yaml", TEXT.replace("\n", "\r\n").encode()).value == TEXT


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("cp932", "Shift_JIS"),
        ("euc_jp", "EUC-JP"),
        ("iso2022_jp", "ISO-2022-JP"),
        ("utf-16", "UTF-16"),
        ("utf-32", "UTF-32"),
    ],
)
def test_another_encoding_is_named(codec: str, name: str) -> None:
    diagnostic = problem(TEXT.encode(codec))
    assert (diagnostic.code, diagnostic.params) == ("encoding-not-utf8", {"encoding": name})


def test_another_encoding_is_named_with_its_place() -> None:
    assert at(problem(TEXT.encode("cp932"))) == (2, 9)


def test_a_damaged_letter_is_named_with_its_place() -> None:
    diagnostic = problem("a: 管理策\nb: 管".encode() + b"\xe7\xae\n")
    assert (diagnostic.code, at(diagnostic)) == ("encoding-unknown", (2, 5))
    assert diagnostic.params == {"byte": "0xE7"}


def test_places_are_right_behind_a_byte_order_mark() -> None:
    assert at(problem(b"\xef\xbb\xbfa\xff")) == (1, 2)


def test_a_spreadsheet_is_named() -> None:
    diagnostic = problem(b"PK\x03\x04rest")
    assert (diagnostic.code, diagnostic.params) == ("file-binary", {"kind": Term("term.file-kind.zip")})


def test_a_program_is_binary() -> None:
    assert problem(b"\x7fELF\x02\x01\x01\x00\x00\x00\x00").code == "file-binary"


@pytest.mark.parametrize(
    ("text", "name", "where"),
    [
        ("a: b\x07c\n", "U+0007", (1, 5)),
        ("a: 1\nb: 管\x85\n", "U+0085", (2, 5)),
        ("a: x\u2028y\n", "U+2028", (1, 5)),
        ("a: 1\n\ufeffb: 2\n", "U+FEFF", (2, 1)),
        ("a: \ufffe", "U+FFFE", (1, 4)),
        ("a: 1\rb: 2", "U+000D", (1, 5)),
        ("a: \x7f", "U+007F", (1, 4)),
    ],
)
def test_unseen_characters_are_refused_with_their_place(text: str, name: str, where: tuple[int, int]) -> None:
    diagnostic = problem(text.encode())
    assert (diagnostic.code, at(diagnostic)) == ("character-refused", where)
    assert diagnostic.params == {"character": name}
    assert diagnostic.excerpt


def test_every_unseen_character_is_reported() -> None:
    decoded = decode("p.yaml", b"a: \x01\nb: \x02\nc: \x03\n")
    assert [at(diagnostic) for diagnostic in decoded.diagnostics] == [(1, 4), (2, 4), (3, 4)]


def test_a_file_full_of_them_ends_the_reading() -> None:
    decoded = decode("p.yaml", b"\x01" * 5_000)
    assert len(decoded.diagnostics) == MOST_PROBLEMS + 1
    assert decoded.diagnostics[-1].code == "reading-stopped"
