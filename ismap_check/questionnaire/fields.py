"""The fields of a profile, taken from its published schema: labels, explanations and forms stand there already.

A tree of the schema's own shape: what is a single field ends a branch; names, places in a list and ids lead down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from ismap_check.documents.kinds import schema_of
from ismap_check.i18n.words import load_words
from ismap_check.model.text import Language, Text
from ismap_check.questionnaire.asked import Choice, Field, Form
from ismap_check.questionnaire.schema import Schema, description_of, resolved, title_of

NOT_ASKED = frozenset({"$schema", "kind", "schema", "extends", "parts", "responses", "evidence", "started_from"})
"""Keys of a profile that are no questions about it: how it is stored, and what has tables of its own."""

FORMS: Mapping[str, Form] = {
    "date": Form.DAY,
    "texts": Form.TEXTS,
    "title": Form.TITLE,
    "recheck-reason": Form.TITLE,
}
"""Definitions of the schema that are a field by themselves, whatever they are made of."""

WHOLE: Mapping[str, Form] = {"changes": Form.CHANGES, "recheck": Form.RECHECK}
"""Parts of a response that stand in one cell."""

IDS = frozenset({"key", "evidence-name"})
"""Forms of texts that hold no blank, no comma and no line break."""

CODES = frozenset({"slug", "key", "edition", "corporate-number", "country", "sha256"})
"""Forms of texts that full-width letters and digits never belong to."""

EXTRA = "extra"


class Leaf(NamedTuple):
    """One field, whose ``key`` is the last step that leads to it."""

    field: Field


class Branch(NamedTuple):
    """Fields by name."""

    label: Text
    below: Mapping[str, Node]


class Many(NamedTuple):
    """Things of one kind: in a list, or by their ids (``keyed``)."""

    label: Text
    each: Node
    keyed: bool


Node = Leaf | Branch | Many


@cache
def profile_fields() -> Branch:
    """Return the questions about vendor, service, assessment, registrations, bases and statement."""
    schema = schema_of("vendor-profile")
    properties = {key: value for key, value in schema["properties"].items() if key not in NOT_ASKED}
    node = _Reader(schema["$defs"]).node({"properties": properties, "required": schema["required"]}, "")
    if not isinstance(node, Branch):
        raise TypeError(node)
    return node


@cache
def response_fields() -> tuple[Field, ...]:
    """Return the fields of an answer; ``extra`` is none of them."""
    return tuple(field for field in _of_definition("response") if field.key != EXTRA)


@cache
def evidence_fields() -> tuple[Field, ...]:
    """Return the fields of an evidence item."""
    return tuple(_of_definition("evidence-item"))


def _of_definition(name: str) -> Iterator[Field]:
    definitions = schema_of("vendor-profile")["$defs"]
    yield from _flat(_Reader(definitions).node(definitions[name], ""), "", None)


def _flat(node: Node, route: str, above: Text | None) -> Iterator[Field]:
    if isinstance(node, Leaf):
        label = joined(above, node.field.label) if above else node.field.label
        yield node.field._replace(key=route, label=label)
    elif isinstance(node, Branch):
        for key, below in node.below.items():
            yield from _flat(below, f"{route}.{key}" if route else key, node.label if route else None)


def joined(above: Text, below: Text) -> Text:
    """Return the label of something within something."""
    return Text(f"{above.ja}：{below.ja}", f"{above.en}: {below.en}")


class _Reader:
    """Walks the schema; definitions that are referred to are read where they are used."""

    def __init__(self, definitions: Mapping[str, Schema]) -> None:
        self._definitions = definitions

    def node(self, written: Schema, key: str, *, required: bool = False) -> Node:
        """Return the node of a piece of the schema."""
        name, schema = resolved(written, self._definitions)
        label = title_of(schema)
        form = WHOLE.get(key) or FORMS.get(name) or self._form(schema)
        if form is None and key != EXTRA:
            return self._inner(schema, label)
        choices = _choices(key, schema.get("enum", ()))
        return Leaf(Field(key, form or Form.TEXT, label, _help(key, written), choices, required))

    def _form(self, schema: Schema) -> Form | None:
        """Return the form of a field; None for what has fields beneath it."""
        types = [schema["type"]] if isinstance(schema.get("type"), str) else schema.get("type", ["object"])
        if "enum" in schema:
            return Form.CHOICE
        if "array" in types:
            return self._form_of_list(schema["items"]["$ref"].rpartition("/")[2])
        if "object" in types:
            return None
        if schema.get("x-form") in CODES:
            return Form.CODE
        return Form.YES_NO if "boolean" in types else Form.TEXT

    def _form_of_list(self, name: str) -> Form | None:
        item = self._definitions[name]
        if "properties" in item:
            return None
        return Form.IDS if item.get("x-form") in IDS else Form.TEXTS

    def _inner(self, schema: Schema, label: Text) -> Node:
        if "properties" in schema:
            required = schema.get("required", ())
            items = schema["properties"].items()
            return Branch(label, {key: self.node(value, key, required=key in required) for key, value in items})
        if "items" in schema:
            return Many(label, self.node(schema["items"], ""), keyed=False)
        value = schema["additionalProperties"]
        node = Leaf(Field("", Form.FACT, label)) if isinstance(value.get("type"), list) else self.node(value, "")
        return Many(label, node, keyed=True)


def _choices(key: str, values: tuple[str | None, ...]) -> tuple[Choice, ...]:
    """Return what a field may be, in words: languages by their names, effort by its size, all others are statuses."""
    prefix = {"language": "questionnaire.language", "effort": "term.effort"}.get(key, "term.status")
    return tuple(Choice(value, both(f"{prefix}.{value}")) for value in values if value is not None)


def _help(key: str, written: Schema) -> Text | None:
    """Return what the schema says of this very field; where it speaks of how files are written, there are other words.

    What it says of all fields of a kind would stand in every second row.
    """
    own = f"questionnaire.help.{key}"
    if own in load_words(Language.JA):
        return both(own)
    said = description_of(written)
    return said if said.ja else None


@cache
def both(key: str) -> Text:
    """Return words in both languages: a questionnaire is read back in either."""
    return Text(load_words(Language.JA)(key), load_words(Language.EN)(key))
