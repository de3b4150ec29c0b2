"""What sheets write for mandatory and selectable, and for who has to act."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from types import MappingProxyType

from ismap_check.documents.check_sheet.headings import fold
from ismap_check.model.catalogue import Requirement, Responsibility

MARKS = frozenset("○〇◯◎●■☑✓✔レ✅")
NO_MARKS = frozenset("×✕✖✗-‐–—―ー−□☐")
_STRONG = "◎"

_WORDS: Mapping[Requirement, str] = MappingProxyType(
    {
        Requirement.MANDATORY: "必須 必 必須項目 必須事項 要 基本 mandatory must required shall yes y m 必要 対象",
        Requirement.SELECTABLE: "任意 選択 選択項目 任意項目 推奨 推奨項目 加点 追加 否 不要 "
        "optional selectable should may recommended no n o △ ▲ 可",
    }
)
WORDS = MappingProxyType({fold(word) or word: one for one, words in _WORDS.items() for word in words.split()})
"""Written word → requirement."""

_ADDED = re.compile(r"[(（\[［【].*?[)）\]］】]|[※*＊].*")
"""What sheets add to such a word: 必須（基本言明要件）, 必須※1."""

_RESPONSIBILITY = (
    ("機能", Responsibility.CUSTOMER_FUNCTION),
    ("function", Responsibility.CUSTOMER_FUNCTION),
    ("情報", Responsibility.CUSTOMER_INFORMATION),
    ("information", Responsibility.CUSTOMER_INFORMATION),
    ("事業者", Responsibility.PROVIDER),
    ("提供者", Responsibility.PROVIDER),
    ("provider", Responsibility.PROVIDER),
)


def requirement_word(written: str) -> Requirement | None:
    """Return what a cell says in words, whatever is added in brackets or as a remark; None if no word is known."""
    for text in (written, _ADDED.sub("", written)):
        word = fold(text) or text
        if word in WORDS:
            return WORDS[word]
    return None


class RequirementWords:
    """The meaning of one column's cells, which depends on its heading and on all the marks it uses."""

    def __init__(self, heading: str, written: Collection[str]) -> None:
        folded = fold(heading)
        must = any(word in folded for word in ("必須", "must", "mandatory", "required"))
        may = any(word in folded for word in ("任意", "選択", "optional"))
        self._only_may = may and not must
        self._marked = must != may
        self._graded = any(_STRONG in one for one in written)

    def said(self, written: str) -> Requirement | None:
        """Return what a cell says; None if it is empty or only crossed out.

        Raises ``LookupError`` for words that mean neither. In a column headed 任意 a mark means selectable.
        """
        written = unicodedata.normalize("NFKC", written).strip()
        if word := requirement_word(written):
            return word
        written = _ADDED.sub("", written).strip() or written
        if all(one in NO_MARKS for one in written):
            return None
        if not all(one in MARKS for one in written):
            raise LookupError(written)
        weak = self._only_may or (not self._marked and self._graded and _STRONG not in written)
        return Requirement.SELECTABLE if weak else Requirement.MANDATORY

    def unsaid(self, written: str) -> Requirement | None:
        """Return what a cell means that does not say anything; None if that is up to others.

        Where a mark means mandatory, its absence means selectable, and the other way round.
        """
        if self._marked:
            return Requirement.MANDATORY if self._only_may else Requirement.SELECTABLE
        return Requirement.SELECTABLE if written else None


def responsibility_of(written: str) -> Responsibility | None:
    """Return who acts, as far as a cell says so in words that are known."""
    folded = fold(written)
    return next((one for word, one in _RESPONSIBILITY if word in folded), None)
