"""The fields of a vendor profile as a browser asks for them, made from the published schema.

A field is plain data: ``kind`` (line, prose, day, yes, choice, pick, wordings, facts, group, list, map), ``label`` and
``hint`` as ``{ja, en}``, and what its kind needs: ``fields`` of a group, ``item`` of a list or map, ``values`` of a
choice, ``of`` (where the keys to pick from stand), ``pattern`` with ``form``, ``required``.
``short`` names the one field of a group that may stand for all of it.
"""

from __future__ import annotations

from collections.abc import Mapping

from ismap_check.model.plain.pieces import Plain, write_text
from ismap_check.questionnaire.schema import Schema, description_of, resolved, title_of

PROSE = frozenset(
    {
        ("response", "measure"),
        ("response", "reason"),
        ("changes", "measure"),
        ("extra", "*"),
        ("registrations", "scope"),
        ("overview", "provider"),
        ("overview", "service"),
        ("overview", "structure"),
        ("overview", "internal_control"),
        ("populations", "treated_as_one"),
        ("populations", "reason"),
        ("uncovered_services", "scope"),
        ("uncovered_services", "declaration"),
        ("subsequent_events", "[]"),
        ("special_notes", "[]"),
        ("signatory", "authority"),
        ("statement", "foreign_law_risk"),
        ("statement", "test_acceptance"),
    }
)
"""Fields that hold sentences, by the name above them and their own; ``[]`` is an item of a list, ``*`` of a map."""

PICKED = {
    ("response", "from"): ("inherits",),
    ("evidence", "[]"): ("evidence",),
    ("condition", "option"): ("service", "options"),
    ("excludes", "[]"): ("service", "options"),
}
"""Fields that name something the profile lists elsewhere, and where."""

ASKED_ELSEWHERE = frozenset({("assessment", "catalogues"), ("response", "recheck")})
"""What the page shows in another way than by a field."""

SECTIONS = ("vendor", "service", "assessment", "registrations", "inherits", "evidence", "statement")
"""The sections of a profile that are asked for beside the answers, in the page's order."""


def form_of(schema: Schema, hints: Mapping[str, Plain]) -> dict[str, Plain]:
    """Return the field of every section by its name, and that of one answer as ``response``.

    ``hints`` (``vendor.country`` → ``{ja, en}``) stand in place of those of the schema, which speak of the file.
    """
    form = _Form(schema["$defs"], hints)
    sections = {name: form.field(schema["properties"][name], ("", name)) for name in SECTIONS}
    return sections | {"response": form.field(schema["$defs"]["response"], ("", "response"))}


class _Form:
    """Walks the schema; ``route`` is the name above a field and its own."""

    def __init__(self, definitions: Mapping[str, Schema], hints: Mapping[str, Plain]) -> None:
        self._definitions = definitions
        self._hints = hints

    def field(self, written: Schema, route: tuple[str, str]) -> Plain:
        """Return the field for a piece of the schema, with what a shared definition adds to it."""
        reference, schema = resolved(written, self._definitions)
        said = {"label": write_text(title_of(schema)), "hint": self._hint(written, schema, route)}
        return {**said, **self._kind(schema, route, reference)}

    def _hint(self, written: Schema, schema: Schema, route: tuple[str, str]) -> Plain:
        """Return what helps to fill a field in; a shared definition's own words say too little of one that is named."""
        told = written if "title" in written else schema
        return self._hints.get(".".join(route)) or write_text(description_of(told))

    def _kind(self, schema: Schema, route: tuple[str, str], reference: str) -> Plain:
        types = [schema["type"]] if isinstance(schema.get("type"), str) else schema.get("type", [])
        if route in PICKED:
            return {"kind": "pick", "of": list(PICKED[route])}
        if reference == "facts":
            return {"kind": "facts"}
        if "enum" in schema:
            return {"kind": "choice", "values": [value for value in schema["enum"] if value is not None]}
        if "object" in types:
            return self._object(schema, _name(route), short="string" in types)
        if "array" in types:
            return {"kind": "list", "item": self.field(schema["items"], (route[1], "[]"))}
        return _scalar(schema, route, types)

    def _object(self, schema: Schema, name: str, *, short: bool) -> Plain:
        properties = schema.get("properties")
        if not properties:
            reference = schema.get("propertyNames", {}).get("$ref", "").rpartition("/")[2]
            keys = self._definitions.get(reference, {})
            return {"kind": "map", "item": self.field(schema["additionalProperties"], (name, "*")), **_pattern(keys)}
        if short and set(properties) == {"ja", "en"}:
            return {"kind": "wordings"}
        required = schema.get("required", ())
        fields = {
            key: {**self.field(value, (name, key)), **({"required": True} if key in required else {})}
            for key, value in properties.items()
            if (name, key) not in ASKED_ELSEWHERE
        }
        return {"kind": "group", "fields": fields, **({"short": required[0]} if short else {})}


def _name(route: tuple[str, str]) -> str:
    """Return the name that the fields of a group stand below: an item's is that of its list or map."""
    return route[0] if route[1] in ("[]", "*") else route[1]


def _scalar(schema: Schema, route: tuple[str, str], types: list[str]) -> Plain:
    if schema.get("format") == "date":
        return {"kind": "day"}
    if "boolean" in types:
        return {"kind": "yes"}
    return {"kind": "prose" if route in PROSE else "line", **_pattern(schema)}


def _pattern(schema: Schema) -> Plain:
    """Return the pattern of a text with the name of the words that explain it; words of any kind need no pattern."""
    if "x-form" not in schema:
        return {}
    return {"pattern": schema["pattern"], "form": schema["x-form"]}
