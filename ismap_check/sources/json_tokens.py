"""The keys and values of a JSON text with their places, by our own scanner: the YAML parser never sees JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, cast

from ismap_check.model.diagnostic import Pointer
from ismap_check.sources.normal_form import normal_form

_TOKEN = re.compile(
    r"""[ \t\r\n]*(?:(?P<mark>[\[\]{},:])|(?P<single>"[^"\\]*(?:\\.[^"\\]*)*"|[^\s\[\]{},:"]+))""", re.DOTALL
)
_OPENERS: Mapping[str, int | None] = {"[": 0, "{": None}


class JsonNode(NamedTuple):
    """A key, a value without parts, or the opening of a list or object (``spelling`` is then its bracket)."""

    pointer: Pointer
    at_key: bool
    offset: int
    spelling: str


def json_nodes(text: str) -> Iterator[JsonNode]:
    """Yield every key and value, in document order, of a text that is known to be valid JSON.

    ``path`` holds one step per open list (the position) and object (the key; None while one is expected).
    """
    path: list[str | int | None] = []
    for token in _TOKEN.finditer(text):
        spelling = token[token.lastindex or 0]
        if spelling in ("}", "]"):
            path.pop()
        elif spelling == ",":
            path[-1] = path[-1] + 1 if isinstance(path[-1], int) else None
        elif spelling != ":":
            at_key = bool(path) and path[-1] is None
            if at_key:
                path[-1] = string_value(spelling)
            pointer, offset = cast("Pointer", tuple(path)), token.end() - len(spelling)
            yield JsonNode(pointer=pointer, at_key=at_key, offset=offset, spelling=spelling)
            if spelling in _OPENERS:
                path.append(_OPENERS[spelling])


def too_deep_offset(text: str, depth: int) -> int:
    """Return where the brackets of a text, valid or not, first nest deeper than ``depth``; its end if nowhere."""
    level = 0
    for token in _TOKEN.finditer(text):
        mark = token["mark"] or ""
        level += (mark in _OPENERS) - (mark in ("}", "]"))
        if level > depth:
            return token.start("mark")
    return len(text)


def string_value(spelling: str) -> str:
    """Return what a string of valid JSON says, in normal form."""
    return normal_form(json.loads(spelling))
