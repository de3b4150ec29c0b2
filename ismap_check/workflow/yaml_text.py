"""Plain data as YAML, laid out for people: blocks, one item per line, every text in quotes or as a literal block.

Written by hand, because no YAML writer quotes just what ``sources`` wants quoted; reading it back is tested.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_CODE = re.compile(r"[a-z][a-z0-9_-]*")
_TYPED = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_STEP = 2


def yaml_text(document: Mapping[str, Any], comments: Sequence[str] = ()) -> str:
    """Return a document as text, with comment lines at its top; texts are in normal form already."""
    head = [f"# {line}" for line in comments]
    return "\n".join([*head, *_mapping(document, 0), ""])


def _mapping(value: Mapping[str, Any], indent: int) -> Iterator[str]:
    for key, item in value.items():
        yield from _entry(f"{' ' * indent}{_scalar(key)}:", item, indent)


def _entry(lead: str, item: Any, indent: int) -> Iterator[str]:
    """Yield a key, or the dash of a list, with what belongs to it."""
    match item:
        case dict() if item:
            yield lead
            yield from _mapping(item, indent + _STEP)
        case list() if item:
            yield lead
            for one in item:
                yield from _item(one, indent + _STEP)
        case dict() | list():
            yield f"{lead} {'{}' if isinstance(item, dict) else '[]'}"
        case str() if _is_block(item):
            yield f"{lead} |-"
            yield from (f"{' ' * (indent + _STEP)}{line}" if line else "" for line in item.split("\n"))
        case _:
            yield f"{lead} {_scalar(item)}"


def _item(item: Any, indent: int) -> Iterator[str]:
    dash = f"{' ' * indent}-"
    if isinstance(item, dict) and item:
        first, *rest = _mapping(item, indent + _STEP)
        yield f"{dash} {first.lstrip(' ')}"
        yield from rest
    else:
        yield from _entry(dash, item, indent)


def _is_block(text: str) -> bool:
    """Whether a text reads back the same as a literal block: several lines, none with blanks that would get lost."""
    lines = text.split("\n")
    return len(lines) > 1 and bool(lines[0] and lines[-1]) and all(line == line.strip(" ") for line in lines)


def _scalar(value: bool | int | str) -> str:  # noqa: FBT001 -- a value, not a switch
    if isinstance(value, str) and _CODE.fullmatch(value) and value not in _TYPED:
        return value
    return json.dumps(value, ensure_ascii=False)
