"""One value in the place of another: on its line, or beneath its key."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from ismap_check.editing.ground import Ground
from ismap_check.editing.patch import Patch
from ismap_check.editing.scalars import scalar_text
from ismap_check.editing.yaml_text import DASH, block_head, block_lines, flow_text, list_lines, mapping_lines
from ismap_check.model.diagnostic import Pointer
from ismap_check.sources.spans import BLOCK_TEXTS, Form, Span

WIDEST = 100
"""Characters of a list that is written in brackets."""

_HEAD = re.compile(r"[|>][0-9+-]*")


class _Written(NamedTuple):
    """A value as text: what stands behind the key or dash, and the lines beneath."""

    inline: str
    lines: Sequence[str] = ()

    @property
    def below(self) -> str:
        return "".join(f"\n{line}" for line in self.lines)


def value_changes(ground: Ground, pointer: Pointer, new: Any) -> list[Patch]:
    """Return what puts ``new`` in the place of the value at ``pointer``, which is of another kind, or no collection."""
    span = ground.value(pointer)
    if ground.in_brackets(pointer):
        return [Patch(span.start, span.end, _apart(ground, span.start) + flow_text(new))]
    written = _written(ground, pointer, new)
    if span.form is Form.BLOCK:
        return _for_block(ground, pointer, written)
    if span.form in BLOCK_TEXTS:
        return _for_block_text(ground, span, written)
    return _for_line(ground, span, written)


def _written(ground: Ground, pointer: Pointer, new: Any) -> _Written:
    span = ground.value(pointer)
    column = ground.column(ground.value(pointer[:-1]).start)
    if isinstance(new, str) and (head := block_head(new)):
        return _Written(head, block_lines(new, _indent_of_text(ground, span) or column + ground.layout.mapping))
    if not new or not isinstance(new, dict | list):
        return _Written(scalar_text(new, like=span.form) if not isinstance(new, dict | list) else flow_text(new))
    if isinstance(new, list) and span.form is not Form.BLOCK and _is_short(new):
        return _Written(flow_text(new))
    if isinstance(pointer[-1], int):
        first, *rest = _lines(ground, new, column + DASH, column + DASH)
        return _Written(first.lstrip(" "), rest)
    return _Written("", _lines(ground, new, column + ground.layout.mapping, column + ground.layout.list))


def _lines(ground: Ground, new: Any, indent: int, list_indent: int) -> list[str]:
    if isinstance(new, dict):
        return list(mapping_lines(new, indent, ground.layout))
    return list(list_lines(new, list_indent, ground.layout))


def _is_short(items: Sequence[Any]) -> bool:
    plain = not any(isinstance(item, dict | list) or "\n" in str(item) for item in items)
    return plain and len(flow_text(items)) <= WIDEST


def _indent_of_text(ground: Ground, span: Span) -> int:
    """Return how deep the lines of a text beneath ``|`` are indented; 0 if it is none, or says so itself."""
    if span.form is not Form.LITERAL or any(map(str.isdigit, _head(ground, span))):
        return 0
    lines = ground.text[span.start : span.end].split("\n")[1:]
    return next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), 0)


def _head(ground: Ground, span: Span) -> str:
    found = _HEAD.match(ground.text, span.start)
    return found[0] if found else ""


def _for_line(ground: Ground, span: Span, written: _Written) -> list[Patch]:
    """Replace a value on its line; what follows it there stays."""
    start = span.start
    if written.inline:
        patches = [Patch(start, span.end, _apart(ground, start) + written.inline)]
    else:
        blank = span.end > start and ground.text[start - 1 : start] == " "
        patches = [Patch(start - blank, span.end, "")]
    end = ground.line_end(span.end)
    return [*patches, Patch(end, end, written.below)] if written.lines else patches


def _for_block_text(ground: Ground, span: Span, written: _Written) -> list[Patch]:
    """Replace a text beneath ``|``; a comment behind that sign stays."""
    head = span.start + len(_head(ground, span))
    end = ground.line_end(span.start)
    blank = 0 if written.inline else 1
    return [Patch(span.start - blank, head, written.inline), Patch(end, max(end, span.end), written.below)]


def _for_block(ground: Ground, pointer: Pointer, written: _Written) -> list[Patch]:
    """Replace the lines of a list or mapping; a comment behind its key stays."""
    span = ground.value(pointer)
    if isinstance(pointer[-1], int):
        return [Patch(span.start, span.end, written.inline + written.below)]
    colon = ground.text.index(":", ground.key(pointer).end) + 1
    end = ground.line_end(colon)
    inline = [Patch(colon, colon, f" {written.inline}")] if written.inline else []
    return [*inline, Patch(end, ground.line_end(span.end), written.below)]


def _apart(ground: Ground, start: int) -> str:
    """Return the blank that is missing before a value, if one is."""
    return " " if ground.text[start - 1 : start] in {":", "-"} else ""
