"""Texts in both languages of the tool, and terms that are looked up when they are printed."""

from __future__ import annotations

from enum import StrEnum

from ismap_check.model.records import dataclass


class Language(StrEnum):
    """A language the tool speaks."""

    JA = "ja"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """One statement in Japanese and English; comes from a catalogue, never from the words table."""

    ja: str
    en: str

    def pick(self, language: Language) -> str:
        """Return the wording in ``language``."""
        return self.ja if language is Language.JA else self.en


@dataclass(frozen=True, slots=True)
class Term:
    """A key of the words table, standing in a parameter until a reader's language is known."""

    key: str
