"""The small pieces of plain data that all documents share: texts in two languages, days, periods."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ismap_check.model.profile import Period
from ismap_check.model.text import Text

Plain = dict[str, Any]

SCHEMA_VERSION = 1
"""The ``schema: N`` of every document this version writes, and the newest it reads; N counts breaking changes."""


def write_text(text: Text) -> Plain:
    """Return a text in both languages."""
    return {"ja": text.ja, "en": text.en}


def write_title(text: Text) -> Plain | str:
    """Return a title, as one wording where both languages share it."""
    return text.ja if text.ja == text.en else write_text(text)


def write_date(day: date | None) -> str | None:
    """Return a day as text."""
    return day.isoformat() if day else None


def write_period(period: Period | None) -> Plain | None:
    """Return a period with the ends it has."""
    return given({"from": write_date(period.start), "to": write_date(period.end)}) if period else None


def given(fields: Mapping[str, Any]) -> Plain:
    """Return only what is there: no None, no empty list, no empty mapping."""
    return {key: value for key, value in fields.items() if value is not None and value not in ([], {})}
