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
    variable = telling_variable(environment)
    return Language.JA if variable is None or environment[variable].lower().startswith("ja") else Language.EN


def telling_variable(environment: Mapping[str, str]) -> str | None:
    """Return the first locale variable that says something about the reader; None if none does."""
    return next((one for one in LOCALE_VARIABLES if environment.get(one, "").split(".")[0] not in NEUTRAL), None)
