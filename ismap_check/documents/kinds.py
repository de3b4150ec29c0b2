"""The kinds of document and their published JSON Schemas."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

KINDS = (
    "vendor-profile",
    "vendor-profile-part",
    "catalogue",
    "catalogue-part",
    "baseline",
    "mapping",
    "review",
    "waivers",
    "procurement",
    "assessment-result",
    "sealed-case",
    "difference",
    "comparison",
)
"""Every kind this version reads or writes, in the order a reader meets them."""

RECORDS = frozenset({"assessment-result", "difference", "comparison"})
"""The kinds that programs write and read: whoever reads one ignores keys that a newer version adds."""

_SCHEMAS = Path(__file__).parent.parent / "schemas"  # importlib.resources would import zipfile on every run

_EMBEDDED = {"assessment-result": ("baseline", "catalogue", "review", "vendor-profile", "waivers")}


@cache
def schema_of(kind: str) -> dict[str, Any]:
    """Return the schema of a kind as plain data, with the schemas it embeds inside its ``$defs``; do not change it."""
    schema = _packed(kind)
    for embedded in _EMBEDDED.get(kind, ()):
        schema["$defs"][embedded] = _open(_packed(embedded)) | {"$id": f"urn:ismap-check:schema:{embedded}:1:embedded"}
    return schema


def schema_text(kind: str) -> str:
    """Return the schema of a kind as it is printed: self-contained, so that it works without any other file."""
    return json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"


@cache
def schema_digest(kind: str) -> str:
    """Return the hash of a kind's schema as it ships, in hexadecimal."""
    return sha256(_file(kind).read_bytes()).hexdigest()


def _packed(kind: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(_file(kind).read_bytes())
    return schema


def _file(kind: str) -> Path:
    return _SCHEMAS / f"{kind}.schema.json"


def _open(node: Any) -> Any:
    """Return a schema that lets unknown keys pass: readers of results ignore what a newer version adds."""
    match node:
        case dict():
            return {key: _open(value) for key, value in node.items() if (key, value) != ("additionalProperties", False)}
        case list():
            return [_open(item) for item in node]
        case _:
            return node
