"""A stretch of a document's text: from where to where a key or value reaches, and how it is written."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from ismap_check.model.diagnostic import Pointer


class Form(StrEnum):
    """How a key or value is written."""

    PLAIN = "plain"
    SINGLE = "single-quoted"
    DOUBLE = "double-quoted"
    LITERAL = "literal"
    FOLDED = "folded"
    BLOCK = "block"
    FLOW = "flow"


class Span(NamedTuple):
    """Offsets into the text, ``end`` just behind the last character; an empty value has none.

    A text under ``|`` or ``>`` reaches to the end of its last line, with ``+`` over the blank lines below. A list or
    mapping in block form reaches to the end of its last value.
    """

    start: int
    end: int
    form: Form


Spans = dict[tuple[Pointer, bool], Span]
"""The span of everything in a document, by pointer and ``at_key``."""

BLOCK_TEXTS = frozenset({Form.LITERAL, Form.FOLDED})
