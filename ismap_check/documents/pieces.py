"""The small pieces of plain data that all documents share: texts in two languages, days, periods, optional words.

An empty value counts as absent. A last line break, which YAML's ``|`` blocks leave behind, is no part of a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from ismap_check.model.profile import Period
from ismap_check.model.text import Text


def read_text(value: str | Mapping[str, str]) -> Text:
    """Return a text; one wording stands for both languages."""
    if isinstance(value, str):
        wording = value.rstrip("\n")
        return Text(wording, wording)
    return Text(value["ja"].rstrip("\n"), value["en"].rstrip("\n"))


def read_words(value: str | None) -> str | None:
    """Return an optional text, None if there is nothing but blanks in it."""
    return value.rstrip("\n") if value and value.strip() else None


def read_all(values: Iterable[str] | None) -> tuple[str, ...]:
    """Return a list of texts, empty if it is absent."""
    return tuple(value.rstrip("\n") for value in values or ())


def read_date(value: str | None) -> date | None:
    """Return an optional day; its spelling was checked with the schema."""
    return date.fromisoformat(value) if value and value.strip() else None


def read_period(value: Mapping[str, str | None] | None) -> Period | None:
    """Return a period, None if neither end is given."""
    ends = Period(read_date((value or {}).get("from")), read_date((value or {}).get("to")))
    return None if ends == Period(None, None) else ends
