from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import resources
from typing import Any

import jsonschema
import pytest

from ismap_check.documents import faults
from ismap_check.documents.kinds import KINDS, RECORDS, schema_of, schema_text
from ismap_check.i18n.words import load_words
from ismap_check.model.text import Language

SUBSCHEMAS = ("properties", "$defs")
ANCHORED = re.compile(r"\^.*\$\(\?!\\n\)|\[\^[^\]]*\]", re.DOTALL)
ANNOTATIONS = {
    "title",
    "description",
    "x-form",
    "$defs",
    "properties",
    "items",
    "$ref",
    "$schema",
    "$id",
    "propertyNames",
}
LOGIC = {"if", "else", "allOf", "anyOf", "not"}
"""Only conditions below these; their own errors are those of the schemas beneath, or of ``anyOf``."""


def nodes(node: Any, at: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    if isinstance(node, dict):
        yield at, node
        for key, value in node.items():
            yield from nodes(value, (*at, key))
    elif isinstance(node, list):
        for value in node:
            yield from nodes(value, at)


def packed(kind: str) -> dict[str, Any]:
    raw = resources.files("ismap_check").joinpath("schemas", f"{kind}.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(raw)
    return schema


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_a_schema(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema_of(kind))
    assert schema_of(kind)["$id"] == f"urn:ismap-check:schema:{kind}:1"


@pytest.mark.parametrize("kind", KINDS)
def test_a_printed_schema_needs_no_other_file(kind: str) -> None:
    schema = json.loads(schema_text(kind))
    ids = {node["$id"] for _, node in nodes(schema) if "$id" in node}
    references = {node["$ref"] for _, node in nodes(schema) if isinstance(node.get("$ref"), str)}
    assert all(reference.startswith("#/$defs/") or reference.partition("#")[0] in ids for reference in references)


@pytest.mark.parametrize("kind", KINDS)
def test_every_property_speaks_both_languages(kind: str) -> None:
    """``title`` is Japanese / English; a description has a line of each. Results are made by programs: roots only."""
    schema = packed(kind)
    roots = [schema["properties"]] if kind in RECORDS else []
    tables = roots or [
        node["properties"]
        for at, node in nodes(schema)
        if isinstance(node.get("properties"), dict) and "allOf" not in at
    ]
    named = [
        definition if "title" in definition else schema["$defs"][definition["$ref"].rpartition("/")[2]]
        for table in tables
        if "derived" not in table or len(table) > 1
        for definition in table.values()
    ]
    assert named
    for definition in named:
        japanese, _, english = definition["title"].partition(" / ")
        assert japanese
        assert re.search("[A-Za-z]", english)
        lines = definition.get("description", "あ\nA").split("\n")
        assert len(lines) == 2
        assert re.search("[ぁ-んァ-ヶ一-龠]", lines[0])
        assert not re.search("[ぁ-んァ-ヶ一-龠]", lines[1])


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in RECORDS])
def test_documents_written_by_hand_are_closed(kind: str) -> None:
    for at, node in nodes(packed(kind)):
        if "properties" in node and isinstance(node["properties"], dict) and not {"if", "allOf"} & {*at}:
            assert node.get("additionalProperties") is False, at


@pytest.mark.parametrize("kind", sorted(RECORDS))
def test_records_are_open(kind: str) -> None:
    assert not any(node.get("additionalProperties") is False for _, node in nodes(schema_of(kind)))


@pytest.mark.parametrize("kind", KINDS)
def test_patterns_mean_the_same_everywhere(kind: str) -> None:
    """No classes that differ between Python and Rust, no bare ``$``."""
    for at, node in nodes(packed(kind)):
        pattern = node.get("pattern")
        if isinstance(pattern, str):
            assert not re.search(r"\\[dDwWsSbBzZpP]", pattern), at
            assert ANCHORED.fullmatch(pattern), at


def test_shared_definitions_are_the_same_in_every_schema() -> None:
    """Each schema stands alone, for editors; a definition changed in one file is copied to the others."""
    seen: dict[str, Any] = {}
    for kind in KINDS:
        if kind not in RECORDS:
            for name, definition in packed(kind)["$defs"].items():
                assert seen.setdefault(name, definition) == definition, (kind, name)


@pytest.mark.parametrize("kind", KINDS)
def test_every_keyword_has_words(kind: str) -> None:
    """A keyword nobody worded would be told in the library's English; only a result's parameters need ``anyOf``."""
    unworded: set[str] = set()
    for at, node in nodes(packed(kind)):
        if not at or at[-1] not in SUBSCHEMAS:
            unworded |= node.keys() - faults._WORDED.keys() - ANNOTATIONS - LOGIC
    assert unworded == set()
    if kind not in RECORDS:
        assert not any("anyOf" in node for _, node in nodes(packed(kind)))


@pytest.mark.parametrize("language", list(Language))
def test_forms_and_kinds_have_words(language: Language) -> None:
    words = load_words(language)
    forms = {node["x-form"] for kind in KINDS for _, node in nodes(packed(kind)) if isinstance(node.get("x-form"), str)}
    assert all(f"schema.form.{form}" in words for form in forms)
    assert all(f"schema.kind.{kind}" in words and f"schema.use.{kind}" in words for kind in KINDS)
