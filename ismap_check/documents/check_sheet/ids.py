"""Ids as people write them in sheets, and as catalogues hold them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_VALID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_DASHES = re.compile(r"[‐‑‒–—―−－ー]")
_BLANKS = re.compile(r"[\s　]+")
_WRAPPED = re.compile(r"[(\[<]?([^()\[\]<>]*)[)\]>]?")
_ENDING = re.compile(r"(?<=[0-9]) ?[.(]? ?([A-Za-z]{1,3}) ?\)?$")
_PREFIX = re.compile(r"(?:[Aa]\.|[Nn][Oo]\.?[ ]?)(?=[0-9])")
_LETTERS_LAST = re.compile(r"(?:\.[A-Za-z]+)+$")

_NUMBER = r"(?:[Aa]\.)?([0-9]+(?:[.．][0-9]+)*)"
_CHAPTER = re.compile(r"第\s*([0-9]+)\s*(部|編|章|節|項|款)[\s.:、　]*(.*)", re.DOTALL)
_NUMBERED = re.compile(_NUMBER + r"(?:\s*(?:章|節|項)\s*|[.．、:)]\s*|\s+)([^\s0-9.．].*)", re.DOTALL)
_LEVELS: Mapping[str, int] = {"部": 1, "編": 1, "章": 1, "節": 2, "項": 3, "款": 4}


class Numbered(NamedTuple):
    """A heading taken apart: its number (None without), how deep it stands (1 is a chapter), its words."""

    number: str | None
    level: int
    title: str


def normal_id(written: str, suffixes: Sequence[str] = ()) -> str:
    """Return an id in ASCII: ``Ａ．９．２．３　ＰＢ`` is ``9.2.3.PB``.

    Width, blanks, kinds of dash, brackets around it, a leading ``A.`` and a dot at the end do not matter. An ending
    from ``suffixes`` may follow without its dot, in brackets, or in small letters.
    """
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", written)).strip()
    wrapped = _WRAPPED.fullmatch(plain)
    plain = _PREFIX.sub("", (wrapped[1] if wrapped else plain).strip(), count=1).replace("。", ".").strip(". ")
    chapter = _CHAPTER.fullmatch(plain)
    if chapter and not chapter[3]:
        return chapter[1]
    ending = _ENDING.search(plain)
    if ending and ending[1].upper() in suffixes:
        plain = f"{plain[: ending.start()]}.{ending[1].upper()}"
    return _BLANKS.sub("", plain)


def is_id(text: str) -> bool:
    """Whether a catalogue can hold this id."""
    return bool(_VALID.fullmatch(text))


def bare(control_id: str) -> str:
    """Return an id without the letters at its end: ``9.2.3.11`` of ``9.2.3.11.PB``."""
    return _LETTERS_LAST.sub("", control_id) if control_id[:1].isdigit() else control_id


def depth(control_id: str) -> int:
    """Return how many numbers an id has: 4 for ``9.2.3.11.PB``."""
    return bare(control_id).count(".") + 1


def numbered(text: str) -> Numbered:
    """Take a heading such as ``第5章 方針``, ``5.1 方向付け`` or ``体制`` apart."""
    plain = unicodedata.normalize("NFKC", text).strip()
    chapter = _CHAPTER.fullmatch(plain)
    if chapter:
        return Numbered(chapter[1], _LEVELS[chapter[2]], chapter[3].strip() or plain)
    found = _NUMBERED.fullmatch(plain)
    if found:
        return Numbered(found[1], found[1].count(".") + 1, found[2].strip())
    return Numbered(None, 1, text.strip())


def is_numbered(text: str) -> bool:
    """Whether a text begins as the heading of a chapter or section does."""
    return numbered(text).number is not None
