"""Plain data as YAML, laid out for people: blocks, one item per line, texts with line breaks as literal blocks.

Written by hand, because no YAML writer quotes just what ``sources`` wants quoted; reading it back is tested. A text is
never folded: folding puts blanks between Japanese lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ismap_check.editing.scalars import key_text, scalar_text
from ismap_check.model.diagnostic import Pointer

DASH = 2
"""Columns of ``- ``: what stands in an item is indented so far."""


LONGEST_KEY = 1_000
"""Characters; YAML looks for a key's colon within 1,024."""


class Layout(NamedTuple):
    """By how many columns a mapping is indented beneath its key, and a list beneath its own."""

    mapping: int = 2
    list: int = 2


LAYOUT = Layout()


def yaml_text(
    document: Mapping[str, Any], comments: Sequence[str] = (), notes: Mapping[Pointer, Sequence[str]] | None = None
) -> str:
    """Return a document as text, with comment lines at its top; texts are in normal form already.

    ``notes`` are comment lines above the key that a pointer leads to; an empty one is a blank line.
    """
    head = [f"# {line}".rstrip() for line in comments]
    if not notes:
        return "\n".join([*head, *mapping_lines(document, 0), ""])
    return "\n".join([*head, *_noted(document, 0, (), notes), ""])


def mapping_lines(value: Mapping[str, Any], indent: int, layout: Layout = LAYOUT) -> Iterator[str]:
    """Yield the lines of a mapping whose keys stand ``indent`` columns from the left."""
    for key, item in value.items():
        yield from _entry(_lead(key, indent), item, indent, layout)


def list_lines(value: Sequence[Any], indent: int, layout: Layout = LAYOUT) -> Iterator[str]:
    """Yield the lines of a list whose dashes stand ``indent`` columns from the left."""
    for item in value:
        dash = f"{' ' * indent}-"
        if isinstance(item, dict) and item:
            first, *rest = mapping_lines(item, indent + DASH, layout)
            yield f"{dash} {first.lstrip(' ')}"
            yield from rest
        else:
            yield from _entry(dash, item, indent, Layout(DASH, DASH))


def block_lines(text: str, indent: int) -> list[str]:
    """Return the lines of a text beneath its ``|``."""
    return [f"{' ' * indent}{line}" if line else "" for line in text.removesuffix("\n").split("\n")]


def block_head(text: str) -> str | None:
    """Return ``|`` or ``|-`` for a text that reads back the same as a literal block, None for any other.

    It has a line break, begins and ends with something, and no line ends in a blank that would get lost.
    """
    lines = text.removesuffix("\n").split("\n")
    if "\n" not in text or not (lines[0] and lines[-1]) or lines[0].startswith(" "):
        return None
    if any(line.endswith(" ") for line in lines):
        return None
    return "|" if text.endswith("\n") else "|-"


def flow_text(value: Any) -> str:
    """Return a value on one line, as it stands between brackets."""
    match value:
        case dict():
            return f"{{{', '.join(f'{key_text(key)}: {flow_text(item)}' for key, item in value.items())}}}"
        case list():
            return f"[{', '.join(flow_text(item) for item in value)}]"
        case _:
            return scalar_text(value, flow=True)


def _lead(key: str, indent: int) -> str:
    """Return a key with its colon; a very long one stands on a line of its own, or no YAML reader would take it."""
    text, space = key_text(key), " " * indent
    return f"{space}{text}:" if len(text) <= LONGEST_KEY else f"{space}? {text}\n{space}:"


def _entry(lead: str, item: Any, indent: int, layout: Layout) -> Iterator[str]:
    """Yield a key, or the dash of a list, with what belongs to it."""
    head = block_head(item) if isinstance(item, str) else None
    match item:
        case dict() if item:
            yield lead
            yield from mapping_lines(item, indent + layout.mapping, layout)
        case list() if item:
            yield lead
            yield from list_lines(item, indent + layout.list, layout)
        case dict() | list():
            yield f"{lead} {flow_text(item)}"
        case str() if head:
            yield f"{lead} {head}"
            yield from block_lines(item, indent + layout.mapping)
        case _:
            yield f"{lead} {scalar_text(item)}"


def _noted(
    value: Mapping[str, Any], indent: int, pointer: Pointer, notes: Mapping[Pointer, Sequence[str]]
) -> Iterator[str]:
    """Yield a mapping with the notes above its keys, and above those beneath that are mappings too."""
    for key, item in value.items():
        below = (*pointer, key)
        yield from (f"{' ' * indent}# {line}" if line else "" for line in notes.get(below, ()))
        if isinstance(item, dict) and item:
            yield _lead(key, indent)
            yield from _noted(item, indent + LAYOUT.mapping, below, notes)
        else:
            yield from mapping_lines({key: item}, indent)
