"""A YAML text with the spans of all that stands in it: where lines begin and end, how deep things are indented."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from ismap_check.editing.yaml_text import LAYOUT, Layout
from ismap_check.model.diagnostic import Pointer
from ismap_check.sources.spans import Form, Span, Spans


class Ground:
    """What a change is made on; the text was read without an error, and all pointers lead somewhere."""

    def __init__(self, text: str, spans: Spans) -> None:
        self.text = text
        self._spans = spans

    def value(self, pointer: Pointer) -> Span:
        """Return the span of a value."""
        return self._spans[pointer, False]

    def key(self, pointer: Pointer) -> Span:
        """Return the span of a key in a mapping."""
        return self._spans[pointer, True]

    def in_brackets(self, pointer: Pointer) -> bool:
        """Whether a value stands inside of a list or mapping in flow form."""
        return any(self.value(pointer[:depth]).form is Form.FLOW for depth in range(len(pointer)))

    def line_start(self, offset: int) -> int:
        """Return where the line of an offset begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Return where the line of an offset ends, before its line break."""
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end

    def column(self, offset: int) -> int:
        """Return how many characters stand before an offset in its line."""
        return offset - self.line_start(offset)

    def begins_line(self, offset: int) -> bool:
        """Whether there are only blanks before an offset in its line."""
        return not self.text[self.line_start(offset) : offset].strip(" ")

    def end_of_entry(self, offset: int, column: int) -> int:
        """Return the end of what begins at ``column`` and whose value ends at ``offset``.

        Comments below that are indented deeper belong to it; those on its own level belong to what follows.
        """
        end = place = self.line_end(offset)
        while place < len(self.text):
            place, line = self._line_below(place)
            words = line.lstrip(" ")
            if words.startswith("#") and len(line) - len(words) > column:
                end = place
            elif words:
                break
        return end

    def start_of_notes(self, offset: int) -> int:
        """Return where the comments begin that stand right above a line, indented as it is."""
        start, column = self.line_start(offset), self.column(offset)
        while start:
            above = self.line_start(start - 1)
            line = self.text[above : start - 1]
            if not line.startswith(f"{' ' * column}#"):
                break
            start = above
        return start

    def is_followed_by_blank(self, end: int) -> bool:
        """Whether a blank line, and not the end of the text, follows the line that ends at ``end``."""
        return self.text.startswith("\n\n", end) and bool(self.text[end:].strip())

    @cached_property
    def layout(self) -> Layout:
        """How this text indents: as its first mapping beneath a key does, and its first list."""
        return Layout(
            mapping=next((step for step in self._steps(lists=False) if step > 0), LAYOUT.mapping),
            list=next((step for step in self._steps(lists=True) if step >= 0), LAYOUT.list),
        )

    def _steps(self, *, lists: bool) -> Iterator[int]:
        for (pointer, at_key), span in self._spans.items():
            beneath_key = pointer and isinstance(pointer[-1], str) and not at_key
            if beneath_key and span.form is Form.BLOCK and (((*pointer, 0), False) in self._spans) is lists:
                yield self.column(span.start) - self.column(self.value(pointer[:-1]).start)

    def _line_below(self, end: int) -> tuple[int, str]:
        """Return the end and the text of the line below the one that ends at ``end``."""
        below = self.line_end(end + 1)
        return below, self.text[end + 1 : below]
