"""Bytes to text: UTF-8 only, with or without byte order mark, and no character that a reader cannot see."""

from __future__ import annotations

from ismap_check.model.diagnostic import Diagnostic, Loaded, Param, Place
from ismap_check.model.text import Term
from ismap_check.sources.encodings import file_kind, is_binary, is_iso_2022_jp, japanese_encoding, wide_encoding
from ismap_check.sources.lines import place_at
from ismap_check.sources.normal_form import BOM, code_point, first_refused, settled_text
from ismap_check.sources.problems import Problems, ReadingStoppedError


def decode(name: str, raw: bytes) -> Loaded[str]:
    """Return the text of a document with LF line endings, or what it is instead of UTF-8 text."""
    if kind := file_kind(raw):
        return _refused(name, "file-binary", kind=kind)
    if encoding := wide_encoding(raw):
        return _refused(name, "encoding-not-utf8", encoding=encoding)
    if is_binary(raw):
        return _refused(name, "file-binary", kind=Term("term.file-kind.unknown"))
    try:
        text = settled_text(raw)
    except UnicodeDecodeError as error:
        return _not_utf8(name, raw.removeprefix(BOM), error.start)
    if is_iso_2022_jp(text):
        return _refused(name, "encoding-not-utf8", encoding="ISO-2022-JP")
    return without_refused(name, text)


def _refused(name: str, code: str, place: Place | None = None, **params: Param) -> Loaded[str]:
    return Loaded(None, (Diagnostic(code=code, document=name, place=place, params=params),))


def _not_utf8(name: str, raw: bytes, bad: int) -> Loaded[str]:
    good = raw[:bad].decode("utf-8")
    place = place_at(good, len(good))
    if encoding := japanese_encoding(raw, bad):
        return _refused(name, "encoding-not-utf8", place, encoding=encoding)
    return _refused(name, "encoding-unknown", place, byte=f"0x{raw[bad]:02X}")


def without_refused(name: str, text: str) -> Loaded[str]:
    """Return the text if it holds no refused character; otherwise every one with its place."""
    problems = Problems(name, text)
    offset = first_refused(text)
    try:
        while offset is not None:
            problems.add("character-refused", place_at(text, offset), character=code_point(text[offset]))
            offset = first_refused(text, offset + 1)
    except ReadingStoppedError:
        pass
    return Loaded(None if problems.found else text, tuple(problems.found))
