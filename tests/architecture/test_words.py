"""The two words tables say the same things, and the JSON made from them is fresh."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from ismap_check.i18n.words import listed_in_all, load_words
from ismap_check.model.text import Language
from tests.architecture.repository import PACKAGE
from tools.build_words import shared_bytes, table_bytes, table_of

I18N = PACKAGE / "i18n"
LANGUAGES = ("ja", "en")


@cache
def table(language: str) -> Mapping[str, Any]:
    """Return the YAML table of a language, keys joined by dots."""
    return table_of(language)


def placeholders(key: str, entry: object) -> frozenset[str]:
    """Return the values an entry takes; a form for one may leave the number out."""
    texts = entry if isinstance(entry, list) else [entry]
    found = {name for text in texts for _, name, _, _ in string.Formatter().parse(str(text)) if name is not None}
    return frozenset(found - {"n"} if key.endswith(".one") else found)


def test_both_languages_have_the_same_keys() -> None:
    japanese, english = table("ja"), table("en")
    assert sorted(japanese.keys() - english.keys()) == []
    assert sorted(english.keys() - japanese.keys()) == []


def test_both_languages_have_the_same_order() -> None:
    assert list(table("ja")) == list(table("en"))


def test_both_languages_take_the_same_values() -> None:
    japanese, english = table("ja"), table("en")
    differing = [
        k for k in japanese.keys() & english.keys() if placeholders(k, japanese[k]) != placeholders(k, english[k])
    ]
    assert sorted(differing) == []


def is_blank(entry: object) -> bool:
    """Whether an entry says nothing, as the space between words does."""
    return not entry if isinstance(entry, list) else not str(entry).strip()


def test_every_entry_is_text_and_blank_in_both_languages_or_in_none() -> None:
    japanese, english = table("ja"), table("en")
    assert [key for key, entry in [*japanese.items(), *english.items()] if not isinstance(entry, str | list)] == []
    assert [key for key in japanese if is_blank(japanese[key]) != is_blank(english[key])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_placeholder_is_a_plain_name(language: str) -> None:
    names = {name for key, entry in table(language).items() for name in placeholders(key, entry)}
    assert [name for name in sorted(names) if not name.isidentifier()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_json_table_is_fresh(language: str) -> None:
    assert (I18N / f"{language}.json").read_bytes() == table_bytes(language), "run `make words`"


def test_what_all_languages_share_is_fresh() -> None:
    assert (I18N / "shared.json").read_bytes() == shared_bytes(), "run `make words`"
    assert listed_in_all("empty-words") == {word for one in Language for word in load_words(one).items("empty-words")}


FILLED_BY_SCRIPTS = ("browser.",)
"""The questionnaire's script puts in these values, and knows forms by key only."""
PLURAL = re.compile(r"\{(\w+)\}(?: [a-z-]+){0,2}? (?!(?:is|has|was|as|does)\b)[a-z-]+s\b")
COUNTER = "(?:か月|[件個点字文段倍項社人行桁日章節種列語分つ名台バ])"
"""What stands after a number in Japanese, and so tells which values are counted."""


def test_nothing_is_counted_in_english_without_a_form_for_one() -> None:
    japanese, english = table("ja"), table("en")
    wrong = []
    for key, entry in english.items():
        counted = str(japanese[key])
        for found in PLURAL.finditer(str(entry)):
            chosen = found[1] == "n" and key.endswith((".one", ".other"))
            if not chosen and re.search(rf"\{{{found[1]}\}} ?{COUNTER}", counted):
                wrong.append((key, found[0]))
    assert [one for one in wrong if not one[0].startswith(FILLED_BY_SCRIPTS)] == []
