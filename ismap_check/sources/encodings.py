"""Guess what a file is that is not UTF-8 text, so that the message can name it; nothing is ever read by a guess."""

from __future__ import annotations

import codecs

from ismap_check.model.text import Term
from ismap_check.sources.normal_form import first_refused

MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old-office"),
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"\x1f\x8b", "gzip"),
)
"""First bytes → key of ``term.file-kind``."""

SAMPLE = 65_536
"""Bytes that are enough for a guess."""

_WIDE_MARKS = (
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_CHANCE = 4  # bytes beyond the first of a letter: two Japanese letters
_LEAST_ASCII = 10  # one letter in so many: markup and line ends are ASCII in any language
_HALF_WIDTH_KATAKANA = range(0xFF61, 0xFFA0)


def file_kind(raw: bytes) -> Term | None:
    """Return what kind of file the first bytes show, or None if they may be text."""
    return next((Term(f"term.file-kind.{kind}") for magic, kind in MAGIC if raw.startswith(magic)), None)


def is_binary(raw: bytes) -> bool:
    """Whether there are two zero bytes in a row, as in programs and zero-filled blocks; no text has them.

    Most files have not even one, and one is looked for thirty times faster than two.
    """
    return b"\x00" in raw and b"\x00\x00" in raw


def wide_encoding(raw: bytes) -> str | None:
    """Return UTF-16 or UTF-32 if the file is in it, with a byte order mark or without."""
    for mark, name in _WIDE_MARKS:
        if raw.startswith(mark):
            return name
    sample = raw[:SAMPLE]
    without_mark = sample.count(0) > 1 and any(_reads_as(sample, codec) for codec in ("utf-16-le", "utf-16-be"))
    return "UTF-16" if without_mark else None


def japanese_encoding(raw: bytes, bad: int) -> str | None:
    """Return Shift_JIS or EUC-JP if a file whose byte ``bad`` is the first that is not UTF-8 reads well in it.

    Several good UTF-8 letters before that byte mean a damaged UTF-8 file: no other encoding gives them by chance.
    """
    good = raw[:bad]
    if len(good) - len(good.decode("utf-8")) > _CHANCE:
        return None
    sample = raw[max(0, bad - SAMPLE // 2) : bad + SAMPLE // 2]
    readings = {name: _oddness(sample, codec) for name, codec in (("Shift_JIS", "cp932"), ("EUC-JP", "euc_jp"))}
    likely = min(readings, key=lambda name: readings[name])
    return likely if readings[likely] < len(sample) else None


def is_iso_2022_jp(text: str) -> bool:
    """Whether a text that is pure ASCII switches to Japanese by escape sequences (old mail)."""
    return text.isascii() and ("\x1b$B" in text or "\x1b$@" in text)


def _decoded(sample: bytes, codec: str) -> str | None:
    """Return a sample's text, whose last character may be cut off; None if the codec refuses it."""
    try:
        return codecs.getincrementaldecoder(codec)().decode(sample)
    except UnicodeDecodeError:
        return None


def _reads_as(sample: bytes, codec: str) -> bool:
    text = _decoded(sample, codec)
    if not text or first_refused(text.replace("\r\n", "\n")) is not None:
        return False
    return len(text.encode("ascii", "ignore")) * _LEAST_ASCII >= len(text)


def _oddness(sample: bytes, codec: str) -> int:
    """Count what Japanese text hardly holds: half-width katakana, or everything if the codec refuses the sample."""
    text = _decoded(sample, codec)
    return len(sample) if text is None else sum(ord(character) in _HALF_WIDTH_KATAKANA for character in text)
