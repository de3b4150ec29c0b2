"""How alike two sentences are: the share of letter groups they have in common."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import combinations

from ismap_check.model.text import Language

LETTERS = {Language.JA: 2, Language.EN: 3}
"""Letters in a group: a Japanese word is about as long as two, an English one is recognised by three."""

Groups = frozenset[str]


def normalised(sentence: str) -> str:
    """Return a sentence without case, width, spaces and punctuation."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", sentence).casefold())


def groups_of(sentence: str, language: Language) -> Groups:
    """Return the groups of neighbouring letters of a sentence."""
    letters, length = normalised(sentence), LETTERS[language]
    return frozenset(letters[start : start + length] for start in range(len(letters) - length + 1))


def alike(sentences: Mapping[str, str], language: Language, limit: float) -> Iterator[tuple[str, str]]:
    """Yield the names of sentences whose groups in common are at least ``limit`` of all groups of both (Jaccard)."""
    groups = {name: groups_of(sentence, language) for name, sentence in sentences.items()}
    places = {group: place for place, group in enumerate(sorted(frozenset().union(*groups.values())))}
    masks = {name: sum(1 << places[group] for group in found) for name, found in groups.items()}
    for one, other in combinations(groups, 2):  # some hundred thousand pairs: numbers are compared at once
        common = (masks[one] & masks[other]).bit_count()
        if common >= limit * (len(groups[one]) + len(groups[other]) - common):
            yield one, other
