"""Which language the reader wants, from the environment's locale variables."""

from __future__ import annotations

from collections.abc import Mapping

from ismap_check.model.text import Language

LOCALE_VARIABLES = ("ISMAP_CHECK_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
NEUTRAL = {"", "C", "POSIX"}


def language_of(environment: Mapping[str, str]) -> Language:
    """Return the first locale variable's language: Japanese unless it names another one.

    A neutral locale (``C.UTF-8``, nothing set, Windows) says nothing about the reader; most of them read Japanese.
    """
    for variable in LOCALE_VARIABLES:
        locale = environment.get(variable, "").split(".")[0]
        if locale not in NEUTRAL:
            return Language.JA if locale.lower().startswith("ja") else Language.EN
    return Language.JA
