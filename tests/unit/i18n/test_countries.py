"""Every country has a short name in both languages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import ismap_check.i18n.countries
from ismap_check.i18n.countries import country_name
from ismap_check.model.text import Language

FILE = Path(ismap_check.i18n.countries.__file__).with_name("countries.json")


def test_all_codes_of_iso_3166_1_are_named_in_both_languages() -> None:
    table = json.loads(FILE.read_text(encoding="utf-8"))
    assert len(table) == 249
    assert list(table) == sorted(table)
    for code, names in table.items():
        assert re.fullmatch("[A-Z]{2}", code)
        assert list(names) == list(Language)
        assert all(name and name == name.strip() for name in names.values())
    for language in Language:
        assert len({names[language] for names in table.values()}) == len(table)
    assert not [names for names in table.values() if re.search("[A-Za-z]", names["ja"])]


@pytest.mark.parametrize(
    ("code", "ja", "en"),
    [
        ("JP", "日本", "Japan"),
        ("US", "米国", "United States"),
        ("GB", "英国", "United Kingdom"),
        ("KR", "韓国", "South Korea"),
        ("ZZ", None, None),
        ("", None, None),
    ],
)
def test_a_country_is_named_as_each_language_does(code: str, ja: str | None, en: str | None) -> None:
    assert (country_name(code, Language.JA), country_name(code, Language.EN)) == (ja, en)
