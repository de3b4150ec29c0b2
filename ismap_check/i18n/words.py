"""Look up words by key in the reader's language and put values into them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ismap_check.model.text import Language, Term, Text

if TYPE_CHECKING:
    from ismap_check.model.diagnostic import Param

Entry = str | list[str]


COUNTED = "|"
"""Stands between the two forms in ``{n:control|controls}``."""


class _Counted(str):
    """A value that can say which form goes with it: ``{n:control|controls}`` is one word for 1 and for 1 of 1."""

    __slots__ = ()

    def __format__(self, forms: str) -> str:
        one, counted, other = forms.partition(COUNTED)
        if not counted:
            return super().__format__(forms)
        return one if self.rpartition("/")[2] == "1" else other


def without_values(sentence: str) -> str:
    """Return a sentence of the table with an ellipsis for every value it takes; what is counted is many."""
    return re.sub(r"\{[^{}]+\}", "…", re.sub(r"\{\w+:[^{}|]*\|([^{}]*)\}", r"\1", sentence))


class Words:
    """The words table of one language; an unknown key is a defect of the tool and raises ``KeyError``."""

    def __init__(self, language: Language, table: Mapping[str, Entry]) -> None:
        self.language = language
        self._table = table

    def __contains__(self, key: str) -> bool:
        return key in self._table or f"{key}.other" in self._table

    def __call__(self, key: str, /, **params: Param) -> str:
        """Return the sentence ``key`` with ``params`` put in; a key with ``one`` / ``other`` forms counts by ``n``."""
        entry = self._table[self._form(key, params)]
        if not isinstance(entry, str):
            raise KeyError(key)
        said = {name: self.say(value) for name, value in params.items()}
        if COUNTED in entry and said:
            return entry.format_map({name: _Counted(value) for name, value in said.items()})
        return entry.format_map(said) if said else entry

    def items(self, key: str) -> tuple[str, ...]:
        """Return the list ``key``, for example the words that say nothing."""
        entry = self._table[key]
        return tuple(entry) if isinstance(entry, list) else (entry,)

    def keys_under(self, prefix: str) -> tuple[str, ...]:
        """Return the next parts of all keys that start with ``prefix.``, in table order, each once."""
        start = f"{prefix}."
        return tuple(dict.fromkeys(key[len(start) :].split(".")[0] for key in self._table if key.startswith(start)))

    def under(self, prefixes: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """Yield the keys that start with one of the prefixes, with their sentences as they stand in the table."""
        for key, entry in self._table.items():
            if key.startswith(prefixes) and isinstance(entry, str):
                yield key, entry

    def say(self, value: Param) -> str:
        """Return a parameter as the reader sees it: terms looked up, texts in the language, lists joined."""
        match value:
            case Term():
                return self(value.key)
            case Text():
                return value.pick(self.language)
            case tuple():
                return self("list.separator").join(self.say(item) for item in value)
            case _:
                return str(value)

    def _form(self, key: str, params: Mapping[str, Param]) -> str:
        if key in self._table:
            return key
        return f"{key}.one" if params.get("n") == 1 and f"{key}.one" in self._table else f"{key}.other"


def listed_in_all(key: str) -> frozenset[str]:
    """Return what all languages together list under a key of ``SHARED`` in ``tools/build_words.py``."""
    raw = Path(__file__).with_name("shared.json").read_bytes()
    return frozenset(word for table in json.loads(raw).values() for word in table[key])


@lru_cache(maxsize=len(Language))
def load_words(language: Language) -> Words:
    """Read the words of a language from the package."""
    raw = Path(__file__).with_name(f"{language}.json").read_bytes()
    return Words(language, cast("dict[str, Entry]", json.loads(raw)))
