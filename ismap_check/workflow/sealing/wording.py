"""A catalogue's file without its official wording, for a sealed case (DESIGN, section 4).

In place of each text stands its hash: the copy is still a catalogue that can be judged by, and two editions differ
where they differed before. What is shown of it is the usual note, because its wording is still called official.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

NODES = ("groups", "controls")
TEXTS = ("title", "text")
LEFT_OUT = ("evidence", "changed", "reference")


def without_wording(data: Mapping[str, Any]) -> bytes:
    """Return a catalogue's file, or a part's, as JSON without wording; JSON can be read as YAML too."""
    rows = {key: [_bare(row) for row in data[key] or ()] for key in NODES if key in data}
    kept = {**data, **rows}
    if data.get("derived"):
        marks = [{**row, "note": _hashed(row["note"])} for row in data["derived"].get("changed") or ()]
        kept["derived"] = {**data["derived"], "changed": marks}
    return (json.dumps(kept, ensure_ascii=False, indent=1) + "\n").encode()


def _bare(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _hashed(value) if key in TEXTS else value for key, value in row.items() if key not in LEFT_OUT}


def _hashed(text: Any) -> Any:
    """Return the hash of a text, or of each of its languages; runs of spaces and line ends make no difference."""
    if isinstance(text, str):
        return "sha256:" + sha256(" ".join(text.split()).encode()).hexdigest()
    return {language: _hashed(words) for language, words in text.items()} if isinstance(text, dict) else text
