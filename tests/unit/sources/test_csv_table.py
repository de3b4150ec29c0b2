"""CSV as spreadsheets and scripts write it."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.sources.books import codes, read, sheet_of, texts

TABLE = '項番,管理策\r\n9.10,"書く、\r\n読む"\r\n'
EXPECTED = [["項番", "管理策"], ["9.10", "書く、\n読む"]]


@pytest.mark.parametrize(
    "raw",
    [
        TABLE.encode(),
        b"\xef\xbb\xbf" + TABLE.encode(),
        TABLE.encode("cp932"),
        TABLE.replace(",", "\t").encode(),
        TABLE.replace(",", ";").encode(),
    ],
)
def test_encodings_and_separators_are_found_by_looking(raw: bytes) -> None:
    assert texts(sheet_of(raw, "a.csv")) == EXPECTED


def test_shift_jis_is_told() -> None:
    found = read(TABLE.encode("cp932"), "a.csv").diagnostics
    assert [(one.code, one.is_error) for one in found] == [("table-in-shift-jis", False)]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (TABLE.encode("utf-16"), "encoding-not-utf8"),
        (b"%PDF-1.7\n", "table-not-one"),
        (b'a,"b\nc', "csv-quotes A1"),
        (b'a,b\n"c"d,e\n', "csv-quotes A2"),
        (b"ab,c\x00\x00\x00d", "table-not-one"),
    ],
)
def test_what_cannot_be_read_is_told(raw: bytes, code: str) -> None:
    found = codes(raw, "a.csv")
    assert len(found) == 1
    assert found[0].startswith(code.split(maxsplit=1)[0])


def test_places_count_records_and_fields() -> None:
    sheet = sheet_of(TABLE.encode(), "a.csv")
    assert sheet.name is None
    assert str(sheet.place(2, 2)) == "B2"


def test_limits_name_the_place() -> None:
    assert codes(b"a\nb\nc\n", "a.csv", rows=2) == ["table-too-many-rows A3"]
    assert codes(b"a,b,c\n", "a.csv", columns=2) == ["table-too-many-columns C1"]
    assert codes(b"aaaa,b\n", "a.csv", text_length=3) == ["text-too-long A1"]


def test_one_column_needs_no_separator() -> None:
    assert texts(sheet_of("質問\n置いているか。\n".encode(), "a.csv")) == [["質問"], ["置いているか。"]]


cells = st.text(alphabet="aZ9 あ漢ガ'\"|;,:\n", max_size=6)


@given(st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=6))
def test_what_was_written_is_read(rows: list[list[str]]) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([["項番", "章", "文"], *rows])
    sheet = sheet_of(stream.getvalue().encode(), "a.csv")
    for number, row in enumerate(rows, start=2):
        assert [sheet.cell(number, column).text for column in (1, 2, 3)] == [one.strip(" 　\n") for one in row]
