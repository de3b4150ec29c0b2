"""Files that are no workbook, or one made to do harm: always a diagnostic, never an exception."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from ismap_check.model.text import Term
from ismap_check.sources.archive import check_container
from ismap_check.sources.table_limits import TableLimits
from tests.unit.sources.books import book_of, codes, member, read, saved, with_members, with_shared

BOOK = book_of([["項番", "管理策"], ["1", "書く"]])
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><worksheet><sheetData><row><c><v>&j;</v></c></row></sheetData></worksheet>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/hostname">]><worksheet>&a;</worksheet>'


def ole(*, encrypted: bool) -> bytes:
    inside = "EncryptedPackage" if encrypted else "Workbook"
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + inside.encode("utf-16-le") + bytes(512)


def locked(raw: bytes) -> bytes:
    """Set the flag that says that members are encrypted."""
    return raw.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00")


def doubled(name: str) -> bytes:
    stream = BytesIO(BOOK)
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(name, "<worksheet/>")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "table-not-one"),
        (b"%PDF-1.7", "table-not-one"),
        (BOOK[: len(BOOK) // 2], "workbook-damaged"),
        (BOOK[:200] + bytes(200) + BOOK[400:], "workbook-damaged"),
        (ole(encrypted=False), "workbook-old"),
        (ole(encrypted=True), "workbook-encrypted"),
        (locked(BOOK), "workbook-encrypted"),
        (with_members(BOOK, {"xl/vbaProject.bin": b"x"}), "workbook-macros"),
        (with_members(BOOK, {"word/document.xml": "<w/>"}, without=["xl/workbook.xml"]), "workbook-other"),
        (with_members(BOOK, {"../../evil.xml": "x"}), "workbook-member-outside"),
        (with_members(BOOK, {"/etc/evil.xml": "x"}), "workbook-member-outside"),
        (with_members(BOOK, {"xl\\..\\..\\evil.xml": "x"}), "workbook-member-outside"),
        (with_members(BOOK, {"C:evil.xml": "x"}), "workbook-member-outside"),
        (doubled(SHEET), "workbook-damaged"),
        (with_members(BOOK, {f"x/{n}": "" for n in range(1001)}), "workbook-too-many-members"),
        (with_members(BOOK, {"xl/media/a.bin": bytes(3 << 20)}), "workbook-ratio"),
        (with_members(BOOK, {SHEET: LAUGHS}), "workbook-entities"),
        (with_members(BOOK, {SHEET: OUTSIDE}), "workbook-entities"),
        (with_members(BOOK, {"xl/workbook.xml": LAUGHS}), "workbook-entities"),
        (with_members(BOOK, {SHEET: "<worksheet><sheetData>"}), "workbook-damaged"),
        (with_members(BOOK, {SHEET: '<worksheet><row r="9999999999999"/></worksheet'}), "workbook-damaged"),
        (with_members(BOOK, {}, without=[SHEET]), "workbook-damaged"),
        (with_shared(BOOK, "<sst"), "workbook-damaged"),
        (with_shared(BOOK, f'<sst xmlns="{MAIN}"/>'), "workbook-damaged"),
        (with_shared(BOOK, LAUGHS.replace("worksheet", "sst")), "workbook-entities"),
    ],
)
def test_it_is_told_what_is_wrong(raw: bytes, code: str) -> None:
    assert codes(raw) == [code]


@pytest.mark.parametrize(
    ("raw", "kind"), [(b"", "empty"), ("番号,要求\n".encode(), "text"), (b"a\0\0", "unknown"), (b"%PDF-1.7", "pdf")]
)
def test_what_is_no_workbook_is_told_by_its_kind(raw: bytes, kind: str) -> None:
    (trouble,) = check_container("x.xlsx", raw, TableLimits())
    assert trouble.params == {"kind": Term(f"term.file-kind.{kind}")}


def test_limits_name_their_option() -> None:
    found = read(with_members(BOOK, {"xl/media/a.bin": bytes(200)}), unpacked_bytes=100).diagnostics
    assert [one.code for one in found] == ["workbook-too-large"]
    assert found[0].params == {"limit": "100 B", "option": "--max-unpacked-size"}


@pytest.mark.parametrize(
    ("cell", "code"),
    [("XFD1048576", "table-too-many-rows"), ("BM1", "table-too-many-columns"), ("A20001", "table-too-many-rows")],
)
def test_a_value_far_out_is_told_with_its_place_and_never_walked_to(cell: str, code: str) -> None:
    book = Workbook()
    assert book.active is not None
    book.active["A1"], book.active[cell] = "項番", "x"
    assert codes(saved(book)) == [f"{code} Sheet!{cell}"]


def test_made_up_areas_cannot_grow_into_work() -> None:
    areas = "".join(f'<mergeCell ref="A1:BL{20000 + n}"/>' for n in range(50))
    sheet = member(book_of([["a"]] * 20_000), SHEET).replace(
        "</sheetData>", f"</sheetData><mergeCells>{areas}</mergeCells>"
    )
    assert codes(with_members(BOOK, {SHEET: sheet})) == ["workbook-damaged"]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_damage_is_a_diagnostic(data: st.DataObject) -> None:
    spot = data.draw(st.integers(0, len(BOOK) - 1))
    raw = BOOK[:spot] + data.draw(st.binary(min_size=1, max_size=8)) + BOOK[spot + data.draw(st.integers(0, 8)) :]
    loaded = read(raw)
    assert loaded.value is not None or loaded.errors
