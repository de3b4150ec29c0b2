"""What counts as an answer, and what counts as words (JUDGING, section 4)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from ismap_check.assessment.findings import Remark
from ismap_check.assessment.request import Case
from ismap_check.model.profile import Response, Status

LONGEST_EMPTY_WORD = 40
"""In characters, with a wide margin: the longest in the words table has a dozen."""


_FULL_WIDTH = tuple((sign, unicodedata.normalize("NFKC", sign)) for sign in "（）：／％！？～　０１２３４５６７８９")
"""What makes most Japanese sentences need folding, with what each sign becomes."""


def normalise(text: str) -> str:
    """Return a text as it is compared: full-width and letter case folded, no space around it.

    Replacing the usual signs first comes to the same, and what needs no folding after that is left alone: a tenth of
    the time.
    """
    return _folded(_with_usual_signs(text))


def normalise_each(texts: Sequence[str]) -> list[str]:
    """Return texts as :func:`normalise` does each; signs are replaced in all of them at once, in half the time.

    No document holds the sign between them.
    """
    replaced = _with_usual_signs("\0".join(texts)).split("\0")
    return [_folded(text) for text in replaced] if len(replaced) == len(texts) else [normalise(text) for text in texts]


def _with_usual_signs(text: str) -> str:
    for wide, folded in _FULL_WIDTH:
        text = text.replace(wide, folded)
    return text


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()


def normalise_all(words: Iterable[str]) -> frozenset[str]:
    """Return the words that say nothing as :func:`says_something` compares them; no words at all is one of them."""
    return frozenset(normalise(word) for word in words) | {""}


def says_something(text: str | None, empty_words: frozenset[str]) -> bool:
    """Whether a text is there and is more than a word that says nothing."""
    # Folding a whole measure costs more than judging it, and no word that says nothing is as long as a sentence.
    return text is not None and (len(text.strip()) > LONGEST_EMPTY_WORD or normalise(text) not in empty_words)


def reason_remarks(response: Response, empty_words: frozenset[str]) -> tuple[Remark, ...]:
    """Return what is wrong with the reason that a response owes; empty if it is there."""
    if says_something(response.reason, empty_words):
        return ()
    blank = response.reason is None or not response.reason.strip()
    return (Remark("reason-missing" if blank else "reason-empty-words"),)


def answers_of(case: Case) -> Mapping[str, Response]:
    """Return the responses that count as answers, by control id.

    A proposal to be rechecked, a response without a status and an exclusion without a reason are no answers.
    """
    return {
        control_id: response for control_id, response in case.responses.items() if is_answer(response, case.empty_words)
    }


def is_answer(response: Response, empty_words: frozenset[str]) -> bool:
    """Whether a response counts as an answer."""
    if response.status is None or response.recheck is not None:
        return False
    return response.status is not Status.NOT_APPLICABLE or says_something(response.reason, empty_words)
