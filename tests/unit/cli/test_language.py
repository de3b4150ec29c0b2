"""The reader's language is known before anything is parsed."""

from __future__ import annotations

import pytest

from ismap_check.cli.language import language_for
from ismap_check.model.text import Language

ENGLISH = {"LANG": "en_GB.UTF-8"}


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        ([], {}, "ja"),
        ([], ENGLISH, "en"),
        (["--lang", "ja", "assess"], ENGLISH, "ja"),
        (["assess", "p.yaml", "--lang=ja"], ENGLISH, "ja"),
        (["--lang", "en", "assess", "--lang", "ja"], ENGLISH, "ja"),
        (["assess", "--", "--lang", "ja"], ENGLISH, "en"),
        (["--lang", "xx"], ENGLISH, "en"),
        (["--lang"], ENGLISH, "en"),
        ([], {"LC_ALL": "C.UTF-8", "LANG": "en_US.UTF-8"}, "en"),
    ],
)
def test_language(arguments: list[str], environment: dict[str, str], expected: str) -> None:
    assert language_for(arguments, environment) is Language(expected)
