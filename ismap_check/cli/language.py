"""Find the reader's language before anything is said: help and usage errors are in it too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ismap_check.i18n.language import language_of
from ismap_check.model.text import Language

OPTION = "--lang"


def language_for(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Return the last valid ``--lang`` wherever it stands, or else the environment's language.

    An invalid one is left to the parser of options, which refuses it, in the environment's language.
    """
    wanted = [value for value in values_of(OPTION, arguments) if value in set(Language)]
    return Language(wanted[-1]) if wanted else language_of(environment)


def values_of(option: str, arguments: Sequence[str]) -> list[str]:
    """Return what stands behind an option wherever it stands, before any option is parsed."""
    found = []
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == option and position + 1 < len(arguments):
            found.append(arguments[position + 1])
        elif argument.startswith(f"{option}="):
            found.append(argument.removeprefix(f"{option}="))
    return found
