"""Did you mean: the candidate nearest to a misspelt word."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

ENOUGH = 0.7
"""How alike two words must be, from 0 to 1, before one is offered for the other."""

SUGGESTIONS = 40
"""How many words of one document get a suggestion; a comparison with 1,300 ids takes milliseconds."""


def near(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate most like ``word``, ignoring case, width and the kind of dash; None if none is close."""
    folded = {_fold(candidate): candidate for candidate in candidates}
    found = get_close_matches(_fold(word), folded, n=1, cutoff=ENOUGH)
    return folded[found[0]] if found else None


class Suggestions:
    """``near`` with a budget, so that a file full of wrong words stays cheap to explain."""

    def __init__(self, budget: int = SUGGESTIONS) -> None:
        self._left = budget

    def __call__(self, word: str, candidates: Iterable[str]) -> str | None:
        """Return the nearest candidate, or None once the budget is spent."""
        if self._left <= 0:
            return None
        self._left -= 1
        return near(word, candidates)


def _fold(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().replace("_", "-").replace(" ", "-")
