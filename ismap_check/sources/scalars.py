"""What an unquoted YAML text stands for: few things, decided without looking at any schema (DESIGN, section 4)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from ismap_check.model.diagnostic import Diagnostic, Pointer, Severity
from ismap_check.model.rows import NamedTuple
from ismap_check.model.text import Term
from ismap_check.sources.problems import shortened


class Likeness(StrEnum):
    """What another YAML reader would take a text for."""

    NUMBER = "number"
    BOOLEAN = "boolean"
    NULL = "null"
    DATE = "date"


class TypedLooking(NamedTuple):
    """An unquoted text, kept as text, that other YAML readers take for something else.

    Whether that matters depends on the schema (a date where a date is wanted is harmless): ``documents`` decides.
    """

    pointer: Pointer
    at_key: bool
    spelling: str
    likeness: Likeness


MOST_DIGITS = 18
"""Longer whole numbers do not fit everywhere (64 bits); nothing in our documents needs them."""

CONSTANTS: Mapping[str, bool | None] = MappingProxyType({"": None, "null": None, "true": True, "false": False})
"""The spellings that are not text; an empty value is null."""

INTEGER = re.compile(rf"0|-?[1-9][0-9]{{0,{MOST_DIGITS - 1}}}")
"""The one spelling of a whole number. ``-0`` and leading zeros are text, so ``str(number)`` gives the source back."""

NUMBER_STARTS = frozenset("0123456789+-.")
"""A text that starts otherwise is no number and no date, in any YAML."""

# The unions of YAML 1.1 (https://yaml.org/type/) and the core schema of YAML 1.2, as most readers implement them.
_BOOLEAN_WORDS = ("y", "Y", "yes", "Yes", "YES", "n", "N", "no", "No", "NO", "true", "True", "TRUE")
_MORE_BOOLEAN_WORDS = ("false", "False", "FALSE", "on", "On", "ON", "off", "Off", "OFF")
_NULL_WORDS = ("~", "null", "Null", "NULL")

LIKE_WORDS: Mapping[str, Likeness] = MappingProxyType(
    dict.fromkeys((*_BOOLEAN_WORDS, *_MORE_BOOLEAN_WORDS), Likeness.BOOLEAN) | dict.fromkeys(_NULL_WORDS, Likeness.NULL)
)

_LONGEST_TYPED = 1_000  # longer ones are hostile, and would make the patterns remember every step

# Texts of this kind are rare where people quote what wants quotes; the patterns are compiled for the first of them.
_LIKE_NUMBER = r"""[-+]?0b[01_]+ | [-+]?0x[0-9a-fA-F_]+ | [-+]?0o[0-7_]+          # other bases
      | [-+]?[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?           # 1_000, 017, 9.10, 1e3, 1.
      | [-+]?\.[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?                            # .5
      | [-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?              # 12:30 counts in sixties
      | [-+]?\.(?:inf|Inf|INF) | \.(?:nan|NaN|NAN)"""
_LIKE_DATE = r"""[0-9]{4}-[0-9]{2}-[0-9]{2}
      | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ ]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?
        (?:[ ]*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?))?"""


def likeness(text: str) -> Likeness | None:
    """Return what other YAML readers take an unquoted text for, or None where all take it for text."""
    if text[:1] not in NUMBER_STARTS:
        return LIKE_WORDS.get(text)
    if len(text) > _LONGEST_TYPED:
        return None
    if re.fullmatch(_LIKE_DATE, text, re.VERBOSE):
        return Likeness.DATE
    return Likeness.NUMBER if re.fullmatch(_LIKE_NUMBER, text, re.VERBOSE) else None


def as_text(value: bool | int) -> tuple[str, Likeness]:  # noqa: FBT001 - a value, not a switch
    """Return how a whole number or a boolean was written in YAML, for places where text is wanted.

    JSON knows one further spelling, ``-0``; it comes back as ``0``.
    """
    if isinstance(value, bool):
        return ("true" if value else "false"), Likeness.BOOLEAN
    return str(value), Likeness.NUMBER


def looks_typed(document: str, seen: TypedLooking) -> Diagnostic:
    """Return the warning that a text wants quotes."""
    return Diagnostic(
        code="yaml-looks-typed",
        document=document,
        severity=Severity.WARNING,
        pointer=seen.pointer,
        at_key=seen.at_key,
        params={"text": shortened(seen.spelling), "like": Term(f"term.likeness.{seen.likeness}")},
    )
