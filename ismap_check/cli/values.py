"""Turn what stands on the command line into values; what does not fit raises :class:`UsageError` with its words."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from ismap_check.errors import UsageError

if TYPE_CHECKING:
    from ismap_check.model.gate import Condition

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PERCENT = re.compile(r"([0-9]{1,3})(?:\.([0-9]))?")
_WHOLE = re.compile(r"[0-9]{1,15}")
_SIZE = re.compile(r"([0-9]{1,12}) ?(?:(|B|[KMG]i?B?))", re.IGNORECASE)
_FACTORS = {"": 1, "b": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30}
MOST_TENTHS = 1000


def day(text: str) -> date:
    """Read a day as ISO 8601 writes it: ``2026-11-01``."""
    try:
        return date.fromisoformat(text if _DAY.fullmatch(text) else "")
    except ValueError:
        raise UsageError("day-invalid", {"value": text}) from None


def place(text: str) -> str:
    """Read the name of a file or folder where ``-`` cannot stand for standard input or output."""
    if text == "-":
        raise UsageError("place-invalid", {"value": text})
    return text


def whole_number(text: str) -> int:
    """Read a whole number from 0 up."""
    if not _WHOLE.fullmatch(text):
        raise UsageError("number-invalid", {"value": text})
    return int(text)


def share(text: str) -> tuple[int, int]:
    """Read which part of how many: ``2/4``."""
    number, _, of = text.partition("/")
    if not (_WHOLE.fullmatch(number) and _WHOLE.fullmatch(of) and 1 <= int(number) <= int(of)):
        raise UsageError("shard-invalid", {"value": text})
    return int(number), int(of)


def size(text: str) -> int:
    """Read a size in bytes, or in binary units: ``32MiB``, ``32M``, ``33554432``."""
    found = _SIZE.fullmatch(text.strip())
    if not found:
        raise UsageError("size-invalid", {"value": text})
    return int(found[1]) * _FACTORS[found[2][:1].lower()]


def tenths_of_percent(text: str) -> int:
    """Read a percentage with at most one decimal into tenths: ``80`` and ``80.0`` are 800."""
    found = _PERCENT.fullmatch(text)
    tenths = int(found[1]) * 10 + int(found[2] or 0) if found else MOST_TENTHS + 1
    if tenths > MOST_TENTHS:
        raise UsageError("percent-invalid", {"value": text})
    return tenths


def threshold(text: str) -> tuple[Condition, int]:
    """Read a gate condition with its threshold: ``evidenced=50``; shares in tenths of a percent, counts whole."""
    from ismap_check.model.gate import Condition

    name, _, value = text.partition("=")
    known = {condition.value.replace("_", "-"): condition for condition in Condition}
    if name not in known or not value:
        raise UsageError("threshold-invalid", {"value": text, "known": tuple(known)})
    condition = known[name]
    counted = condition is Condition.MANDATORY_EXCLUSIONS
    return condition, whole_number(value) if counted else tenths_of_percent(value)
