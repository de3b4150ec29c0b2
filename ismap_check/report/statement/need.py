"""One thing that is missing."""

from __future__ import annotations

from typing import NamedTuple

from ismap_check.model.diagnostic import Param
from ismap_check.report.blocks import Line
from ismap_check.report.voice import Voice


class Missing(NamedTuple):
    """What is missing, what to do about it, what it is about, and the keys that lead to its place in the profile."""

    title: str
    fix: str
    where: tuple[str, ...]
    about: Line = ()


def need(voice: Voice, code: str, *where: str, about: Line = (), **params: Param) -> Missing:
    """Return something missing in the words ``statement.need.<code>``."""
    words = voice.words
    return Missing(words(f"statement.need.{code}.title"), words(f"statement.need.{code}.fix", **params), where, about)
