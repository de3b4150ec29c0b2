"""Attributes of HTML elements, written as short as HTML allows: a page holds tens of thousands."""

from __future__ import annotations

import re

from ismap_check.renderers.markup import escaped
from ismap_check.renderers.visible import visible

_UNQUOTED = re.compile(r"[^\s\"'=<>`&]+")
"""HTML's unquoted attribute values, ``&`` left out too."""


def attribute(name: str, value: str) -> str:
    """Return an attribute with the space before it; quotes stand where the value needs them."""
    return f" {name}={value}" if _UNQUOTED.fullmatch(value) and visible(value) == value else _quoted(name, value)


def _quoted(name: str, value: str) -> str:
    return f' {name}="{escaped(visible(value))}"'
