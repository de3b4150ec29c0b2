"""From where to where every key and value of a YAML text reaches, so that a text can be changed at one spot only."""

from __future__ import annotations

from typing import Any

from ismap_check.sources.limits import Limits
from ismap_check.sources.spans import BLOCK_TEXTS, Form, Span, Spans
from ismap_check.sources.yaml_library import CollectionEndEvent, CollectionStartEvent, NodeEvent, ScalarEvent
from ismap_check.sources.yaml_walk import yaml_walk

_FORMS = {"'": Form.SINGLE, '"': Form.DOUBLE, "|": Form.LITERAL, ">": Form.FOLDED}


def yaml_spans(text: str, limits: Limits) -> Spans:
    """Return the span of every key and value of a text that was read without an error."""
    spans: Spans = {}
    last = 0
    for pointer, at_key, event in yaml_walk(text, limits):
        if isinstance(event, CollectionEndEvent):
            begun = spans[pointer, False]
            last = _index(event.end_mark) if begun.form is Form.FLOW else last
            spans[pointer, False] = begun._replace(end=last)
        else:
            span = _without_blank_lines(Span(_index(event.start_mark), _index(event.end_mark), _form(event)), text)
            spans[pointer, at_key] = span
            last = span.end
    return spans


def _without_blank_lines(span: Span, text: str) -> Span:
    """Take from a block text the line break behind it, and the blank lines that are no part of it."""
    if span.form not in BLOCK_TEXTS:
        return span
    written = text[span.start : span.end]
    keeps = "+" in written.partition("\n")[0].partition("#")[0]
    return span._replace(end=span.start + len(written.removesuffix("\n") if keeps else written.rstrip(" \n")))


def _form(event: NodeEvent) -> Form:
    if isinstance(event, CollectionStartEvent):
        return Form.FLOW if event.flow_style else Form.BLOCK
    return _FORMS.get(event.style or "", Form.PLAIN) if isinstance(event, ScalarEvent) else Form.PLAIN


def _index(mark: Any) -> int:
    """Return libyaml's offset in characters; it counts none for a byte order mark, and our texts have none."""
    return int(mark.index)
