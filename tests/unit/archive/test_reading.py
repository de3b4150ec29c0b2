"""A case is read as it was written, byte for byte, or not at all."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ismap_check.archive.layout import Member, directory, local_header
from ismap_check.archive.names import alike, is_safe
from ismap_check.archive.reading import Flaw, digest_of, file_digest, read_content, read_members
from ismap_check.archive.writing import held, write_case

FILES = {"inputs/profile.yaml": b"kind: vendor-profile\n", "manifest.json": b"{}\n", "inputs/証跡/一.pdf": b"%PDF"}


def case(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    write_case(stream, [held(name, data) for name, data in files.items()])
    return stream.getvalue()


def framed(*members: tuple[str, bytes]) -> bytes:
    """Return an archive in our form whose names are whatever a test wants."""
    found, raw = [], b""
    for name, data in members:
        found.append(Member(name=name, size=len(data), crc=zlib.crc32(data), offset=len(raw)))
        raw += local_header(found[-1]) + data
    return raw + directory(found)


def is_accepted(raw: bytes) -> bool:
    stream = io.BytesIO(raw)
    members = read_members(stream)
    return not isinstance(members, Flaw) and all(digest_of(stream, one).checksum_holds for one in members)


def test_what_is_written_is_read_by_us_and_by_others_in_the_order_of_names() -> None:
    raw = case(FILES)
    stream = io.BytesIO(raw)
    members = read_members(stream)
    assert not isinstance(members, Flaw)
    assert {one.name: read_content(stream, one) for one in members} == FILES
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == sorted(FILES) == [one.name for one in members]
        assert {(one.date_time, one.external_attr >> 16, one.compress_type) for one in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 0o100644, zipfile.ZIP_STORED)
        }


def test_the_order_in_which_files_come_makes_no_difference() -> None:
    assert case(FILES) == case(dict(reversed(FILES.items())))


def test_every_changed_byte_and_every_cut_is_found() -> None:
    raw = case(FILES)
    for place in range(len(raw)):
        for bit in (0x01, 0x20, 0x80):
            assert not is_accepted(raw[:place] + bytes([raw[place] ^ bit]) + raw[place + 1 :]), place
        assert not is_accepted(raw[:place]), place


@given(st.binary(max_size=300))
@settings(max_examples=100)
def test_anything_at_all_is_refused(raw: bytes) -> None:
    for tried in (raw, b"PK\x03\x04" + raw, case(FILES)[:-22] + raw, b"PK\x03\x04" + raw + case({})):
        assert isinstance(read_members(io.BytesIO(tried)), Flaw)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "case-not-one"),
        (b"kind: vendor-profile\n", "case-not-one"),
        (case({}), "case-not-one"),
        (b"x" + case(FILES), "case-not-one"),
        (case(FILES) + b"\n", "case-end"),
        (case(FILES)[:-1], "case-end"),
        (case(FILES)[:40], "case-end"),
        (framed(("a", b"1"), ("a", b"2")), "case-double"),
        (framed(("b", b"1"), ("a", b"2")), "case-order"),
        (framed(("../a", b"1")), "case-name"),
        (framed(("/etc/passwd", b"1")), "case-name"),
        (framed(("C:/a", b"1")), "case-name"),
        (framed(("a\\b", b"1")), "case-name"),
        (framed(("a/", b"")), "case-name"),
        (framed(("か\u3099", b"1")), "case-name"),
        (framed(("con", b"1")), "case-name"),
        (framed(("A.txt", b"1"), ("a.txt", b"2")), "case-alike"),
        (framed(("a", b"1"), ("a/b", b"2")), "case-alike"),
        (framed(("a", b"1")).replace(b"PK\x03\x04", b"PK\x03\x04\x2d", 1), "case-list"),
    ],
)
def test_what_is_no_case_is_refused_with_the_reason(raw: bytes, code: str) -> None:
    flaw = read_members(io.BytesIO(raw))
    assert isinstance(flaw, Flaw)
    assert flaw.code == code


def test_another_programs_archive_is_refused() -> None:
    for kind in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", kind) as archive:
            archive.writestr("manifest.json", b"{}" * 1000)
        assert isinstance(read_members(stream), Flaw)


def test_two_names_for_one_member_are_found() -> None:
    raw = framed(("aa", b"1"))
    other = raw.replace(b"aa", b"ab", 1)
    assert read_members(io.BytesIO(other)) == Flaw("case-header", "aa")


def test_the_hash_of_the_file_is_that_of_its_bytes() -> None:
    raw = case(FILES)
    assert file_digest(io.BytesIO(raw)) == hashlib.sha256(raw).hexdigest()


@pytest.mark.parametrize("name", ["a", "inputs/証跡/一.pdf", "a b/c", ".hidden", "console.log", "com10", "a.con"])
def test_usual_names_are_safe(name: str) -> None:
    assert is_safe(name)


ODD = ("", "/", "a//b", "./a", "a/..", " a", "a\x00b", "a\u202eb", "x/" * 513 + "x", "証" * 86, "\ud800")
WINDOWS = ("con", "a/NUL.txt", "aux .log", "Com1.tar.gz", "lpt²", "a:b", "a?", 'a"b', "a|b/c", "a.", "a./b", "b /c")


@pytest.mark.parametrize("name", [*ODD, *WINDOWS])
def test_odd_names_and_those_that_windows_cannot_write_are_not(name: str) -> None:
    assert not is_safe(name)


@pytest.mark.parametrize(
    ("names", "pair"),
    [
        (("a", "b/a", "ab", "b/A2"), None),
        (("Log.txt", "b", "log.TXT"), ("Log.txt", "log.TXT")),
        (("évidence", "ÉVIDENCE"), ("évidence", "ÉVIDENCE")),
        (("a/b", "A"), ("A", "a/b")),
        (("A/b", "a/c"), None),
    ],
)
def test_names_that_some_systems_take_for_one_are_found(names: tuple[str, ...], pair: tuple[str, str] | None) -> None:
    assert alike(names) == pair
