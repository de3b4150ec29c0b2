"""Small files to change, and what must hold of every change."""

from __future__ import annotations

from typing import Any

from ismap_check.editing.edit import edited
from ismap_check.model.diagnostic import Loaded
from ismap_check.sources.limits import Limits
from ismap_check.sources.parsing import parse_source
from ismap_check.sources.source import Source


def source_of(text: str | bytes, name: str = "p.yaml") -> Source:
    """Return a file as it was read."""
    raw = text.encode() if isinstance(text, str) else text
    parsed = parse_source(name, raw, Limits())
    assert parsed.value is not None, parsed.diagnostics
    return parsed.value


def changed(text: str, wanted: dict[str, Any], name: str = "p.yaml") -> str:
    """Return a text that was changed; it must be possible."""
    loaded = edited(source_of(text, name), wanted)
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value.decode()


def refusal(loaded: Loaded[bytes]) -> str:
    """Return the code of the one reason for a refusal."""
    assert loaded.value is None
    (told,) = loaded.diagnostics
    return told.code
