"""Days as documents write them: ``2026-04-01``, nothing else; and what a differently written day was meant to be."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Only days written in another way need these; they are compiled then.
_PARTS = r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})(?:日|[T ].*)?"
_COMPACT = r"([0-9]{4})([0-9]{2})([0-9]{2})"
_REIWA = r"(?:令和|R)([0-9]{1,2}|元)[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?"
_BEFORE_REIWA = 2018


def read_day(text: str) -> date | None:
    """Return the day that ``text`` writes, or None if it is written differently or does not exist."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def is_day_or_empty(text: object) -> bool:
    """Return whether a value may stand in a date field, for the schema's ``format: date``; empty is absent."""
    return not isinstance(text, str) or not text.strip() or read_day(text) is not None


def is_written_as_day(text: str) -> bool:
    """Return whether the digits and dashes are right, whether or not the day exists."""
    return _DAY.fullmatch(text) is not None


def near_day(text: str) -> str | None:
    """Return the right spelling of a day written another way (``2026/4/1``, ``令和8年4月1日``), None if unclear."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if found := re.fullmatch(_PARTS, plain) or re.fullmatch(_COMPACT, plain):
        year, month, day = (int(part) for part in found.groups())
        return _spelt(year, month, day)
    if found := re.fullmatch(_REIWA, plain):
        year = 1 if found[1] == "元" else int(found[1])
        return _spelt(_BEFORE_REIWA + year, int(found[2]), int(found[3]))
    return None


def _spelt(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
