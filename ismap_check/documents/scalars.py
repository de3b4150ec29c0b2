"""Unquoted values that look typed: taken as text where the schema wants text, and said where that deserves a warning.

DESIGN, section 4: ``9.10`` stays text, ``12`` becomes ``"12"`` in a text field, a date in a date field is no trouble.
"""

from __future__ import annotations

from typing import Any

from ismap_check.documents.kinds import schema_of
from ismap_check.model.diagnostic import Pointer
from ismap_check.sources.scalars import Likeness, TypedLooking, as_text
from ismap_check.sources.source import Source

Node = dict[str, Any]
_ANYTHING: Node = {}


def typed_looking(source: Source, kind: str) -> tuple[TypedLooking, ...]:
    """Return every text of the document that wants quotes."""
    if not source.typed_looking:
        return ()
    schema = schema_of(kind)
    return tuple(seen for seen in source.typed_looking if not _harmless(schema, seen))


def with_texts(kind: str, data: Any) -> tuple[Any, tuple[TypedLooking, ...]]:
    """Return the data with whole numbers and booleans as text where text is wanted, and where that was done."""
    schema = schema_of(kind)
    taken: list[TypedLooking] = []
    return _with_texts(schema, schema, data, (), taken), tuple(taken)


def _harmless(schema: Node, seen: TypedLooking) -> bool:
    """Let pass a day in a date field and a number in a field of percentages: they are read as they are meant."""
    node = _node_at(schema, seen.pointer)
    if seen.at_key:
        return False
    is_day = seen.likeness is Likeness.DATE and node.get("format") == "date"
    return is_day or (seen.likeness is Likeness.NUMBER and node.get("x-form") == "share")


def _with_texts(schema: Node, node: Node, value: Any, pointer: Pointer, taken: list[TypedLooking]) -> Any:
    match value:
        case dict():
            return {
                key: _with_texts(schema, _below(schema, node, key), item, (*pointer, key), taken)
                for key, item in value.items()
            }
        case list():
            return [
                _with_texts(schema, _below(schema, node, index), item, (*pointer, index), taken)
                for index, item in enumerate(value)
            ]
        case bool() | int() if _wants_text(node):
            spelling, likeness = as_text(value)
            taken.append(TypedLooking(pointer=pointer, at_key=False, spelling=spelling, likeness=likeness))
            return spelling
        case _:
            return value


def _wants_text(node: Node) -> bool:
    types = node.get("type", ())
    types = [types] if isinstance(types, str) else types
    return "string" in types and not {"integer", "boolean"} & set(types)


def _node_at(schema: Node, pointer: Pointer) -> Node:
    node = schema
    for step in pointer:
        node = _below(schema, node, step)
    return node


def _below(schema: Node, node: Node, step: str | int) -> Node:
    """Return the subschema for one key or list position; an empty one where the schema says nothing."""
    if isinstance(step, int):
        below = node.get("items")
    else:
        below = node.get("properties", _ANYTHING).get(step, node.get("additionalProperties"))
    return _resolved(schema, below) if isinstance(below, dict) else _ANYTHING


def _resolved(schema: Node, node: Node) -> Node:
    while "$ref" in node:
        target = node["$ref"]
        node = schema["$defs"][target.rpartition("/")[2]] if target.startswith("#/$defs/") else _ANYTHING
    return node
