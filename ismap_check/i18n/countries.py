"""Names of countries and territories by their ISO 3166-1 code, in the short forms usual in each language.

They stand in a file of their own, which is read when the first country is printed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ismap_check.model.text import Language


def country_name(code: str, language: Language) -> str | None:
    """Return the name that goes with a two-letter code; None where ISO 3166-1 does not assign the code."""
    names = _countries().get(code)
    return names[language] if names else None


@cache
def _countries() -> Mapping[str, Mapping[str, str]]:
    file = Path(__file__).with_name("countries.json")
    read: Mapping[str, Mapping[str, str]] = json.loads(file.read_text(encoding="utf-8"))
    return read
