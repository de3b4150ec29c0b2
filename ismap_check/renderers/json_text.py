"""A record as the text of a JSON document, one control or answer per line so that it shows well in a diff."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ismap_check.model.plain.pieces import Plain

TOOL = "ismap-check"
"""What every record calls the tool that wrote it."""
BROKEN_LEVELS = 4
"""Mappings are written over several lines down to this level, lists one level further; all else stands on one line."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": ")).encode


def json_bytes(record: Plain) -> bytes:
    """Return a record as UTF-8 JSON, broken into lines as far as people compare them."""
    return ("".join(_lines(record, 0)) + "\n").encode()


def _lines(value: Any, level: int) -> Iterator[str]:
    """Yield JSON text, broken into lines near the root and compact further down, where Python's C encoder is fast."""
    indent = "\n" + " " * level
    if isinstance(value, Mapping) and value and level <= BROKEN_LEVELS:
        opening = "{"
        for key, item in value.items():
            yield f"{opening}{indent} {_encode(key)}: "
            yield from _lines(item, level + 1)
            opening = ","
        yield indent + "}"
    elif isinstance(value, list) and value and level <= BROKEN_LEVELS + 1 and isinstance(value[0], Mapping):
        opening = "["
        for item in value:
            yield f"{opening}{indent} "
            yield from _lines(item, level + 1)
            opening = ","
        yield indent + "]"
    else:
        yield _encode(value)
