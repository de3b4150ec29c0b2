"""Keys, texts, numbers and truth values as YAML: without quotes only where every YAML reader sees the same text."""

from __future__ import annotations

import json
import re

from ismap_check.sources.scalars import CONSTANTS, likeness
from ismap_check.sources.spans import Form

_CODE = re.compile(r"[a-z][a-z0-9_-]*")
_NOT_IN_PROSE = re.compile(r": |:$| #|[\t\n]|[ \u3000\u00a0]$")
_NOT_IN_FLOW = re.compile(r"[,\[\]{}:?]")

Scalar = bool | int | str | None


def key_text(key: str) -> str:
    """Return a key: code words as they are, all others (ids of controls among them) in quotes."""
    return key if _is_code(key) else _quoted(key)


def scalar_text(value: Scalar, *, flow: bool = False, like: Form | None = None) -> str:
    """Return a value on one line; ``flow``: it stands between brackets, ``like``: what it replaces was written so.

    Code words and prose stand without quotes; ids, numbers, days, addresses and what looks like them do not.
    """
    if not isinstance(value, str):
        return json.dumps(value)
    if like is Form.SINGLE and "\n" not in value:
        doubled = value.replace("'", "''")
        return f"'{doubled}'"
    if like is Form.DOUBLE:
        return _quoted(value)
    return value if _is_code(value) or _is_prose(value, flow=flow) else _quoted(value)


def _is_code(text: str) -> bool:
    return bool(_CODE.fullmatch(text)) and text not in CONSTANTS and likeness(text) is None


def _is_prose(text: str, *, flow: bool) -> bool:
    """Whether a text is words in a row that begin with a letter, and holds nothing that means something to YAML."""
    if not text or not (text[0].isalpha() or (not text[0].isascii() and text[0].isprintable())):
        return False
    if text.isascii() and " " not in text:
        return False
    return not _NOT_IN_PROSE.search(text) and not (flow and _NOT_IN_FLOW.search(text))


def _quoted(text: str) -> str:
    """Return a text in double quotes; what JSON escapes, YAML reads back the same."""
    return json.dumps(text, ensure_ascii=False)
