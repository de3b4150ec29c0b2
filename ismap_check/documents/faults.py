"""Word a schema error: one function per keyword that our schemas use, with what was probably meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from ismap_check.documents.dates import is_written_as_day, near_day
from ismap_check.documents.meant import meant
from ismap_check.documents.near import Suggestions
from ismap_check.documents.trouble import Site
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.text import Term
from ismap_check.sources.problems import shortened
from ismap_check.version import __version__

Found = Iterator[Diagnostic]

_QUOTES = " \"'“”‘’「」"

SCHEMA_ADDRESS = "$schema"
"""A key for editors, allowed in JSON and not worth offering."""


class Fault(NamedTuple):
    """One schema error: the ``keyword`` with what it wants, the ``value`` it met and where, the schema around it.

    ``in_key``: ``value`` is a key of the mapping at ``site``. ``message`` is the library's own (English).
    """

    site: Site
    keyword: str
    wants: Any
    value: Any
    schema: Mapping[str, Any]
    message: str
    in_key: bool = False


def word(fault: Fault, near: Suggestions) -> Found:
    """Yield the diagnostics of one fault; usually one, for unknown keys one each."""
    yield from _WORDED.get(fault.keyword, _other)(fault, near)


def _type(fault: Fault, _near: Suggestions) -> Found:
    if fault.value is None:
        yield _without_value(fault.site)
        return
    types = [fault.wants] if isinstance(fault.wants, str) else fault.wants
    expected = tuple(Term(f"schema.type.{name}") for name in types if name != "null")
    yield fault.site.error("wrong-type", expected=expected, actual=_type_of(fault.value), value=_shown(fault.value))


def _without_value(site: Site) -> Diagnostic:
    return site.error("missing-value", key=_key(site), at_key=True)


def _key(site: Site) -> str:
    """Return the name of what stands at a spot: the nearest key above a list position."""
    return next((step for step in reversed(site.pointer) if isinstance(step, str)), "")


def _required(fault: Fault, _near: Suggestions) -> Found:
    """Name the one key that is missing: the library says it in its message only."""
    for key in fault.wants:
        if key not in fault.value and fault.message.startswith(repr(key)):
            yield fault.site.error("missing-key", at_key=True, key=key)


def _additional(fault: Fault, near: Suggestions) -> Found:
    properties = fault.schema.get("properties", {})
    known = tuple(name for name in properties if name != SCHEMA_ADDRESS)
    for key in fault.value:
        if key not in properties:
            meant = near(key, [name for name in known if name not in fault.value])
            place = fault.site.at(key)
            yield place.error(
                "unknown-key", at_key=True, key=shortened(key), near=meant, known=known, version=__version__
            )


def _choice(fault: Fault, near: Suggestions) -> Found:
    if fault.value is None:
        yield _without_value(fault.site)
        return
    choices = fault.wants if fault.keyword == "enum" else [fault.wants]
    allowed = tuple(str(value) for value in choices if value is not None)
    value = _shown(fault.value)
    yield fault.site.error(
        "unknown-value", value=value, allowed=allowed, near=meant(value, allowed) or near(value, allowed)
    )


def _pattern(fault: Fault, _near: Suggestions) -> Found:
    form = Term(f"schema.form.{fault.schema.get('x-form', 'words')}")
    site = fault.site.at(fault.value) if fault.in_key else fault.site
    if fault.in_key or fault.value.strip():
        value, near = _shown(fault.value), _typed_plainly(fault)
        yield site.error("wrong-form", at_key=fault.in_key, value=value, form=form, near=near)
    else:
        yield _without_value(fault.site)


def _typed_plainly(fault: Fault) -> str | None:
    """Return the value as typed in ordinary letters and without quotes of the word processor, if that fits."""
    plain = unicodedata.normalize("NFKC", fault.value).strip(_QUOTES)
    return shortened(plain) if plain != fault.value and re.search(fault.wants, plain) else None


def _range(fault: Fault, _near: Suggestions) -> Found:
    lowest, highest = fault.schema.get("minimum", 0), fault.schema.get("maximum")
    code = "number-too-small" if highest is None else "number-out-of-range"
    yield fault.site.error(code, value=str(fault.value), lowest=lowest, highest=highest)


def _nothing_listed(fault: Fault, _near: Suggestions) -> Found:
    yield fault.site.error("nothing-listed", at_key=True, key=_key(fault.site))


def _too_many(fault: Fault, _near: Suggestions) -> Found:
    yield fault.site.error("too-many-listed", at_key=True, key=_key(fault.site), n=len(fault.value), most=fault.wants)


def _format(fault: Fault, _near: Suggestions) -> Found:
    code = "nonexistent-date" if is_written_as_day(fault.value) else "wrong-date"
    yield fault.site.error(code, value=_shown(fault.value), near=near_day(fault.value))


def _other(fault: Fault, _near: Suggestions) -> Found:
    yield fault.site.error("schema-violation", message=shortened(fault.message))


_WORDED: Mapping[str, Callable[[Fault, Suggestions], Found]] = MappingProxyType(
    {
        "type": _type,
        "required": _required,
        "additionalProperties": _additional,
        "enum": _choice,
        "const": _choice,
        "pattern": _pattern,
        "minimum": _range,
        "maximum": _range,
        "minItems": _nothing_listed,
        "minProperties": _nothing_listed,
        "maxProperties": _too_many,
        "format": _format,
    }
)
"""The keywords our schemas use (tested); any other would be told in the library's words (``schema-violation``)."""

_TYPE_NAMES: Mapping[type, str] = MappingProxyType(
    {dict: "object", list: "array", str: "string", bool: "boolean", int: "integer"}
)


def _type_of(value: Any) -> Term:
    return Term(f"schema.is.{_TYPE_NAMES[type(value)]}")


def _shown(value: Any) -> str:
    """Return a value as a message quotes it: lists and mappings only by the sign of what they are."""
    match value:
        case bool():
            return "true" if value else "false"
        case dict():
            return "{…}"
        case list():
            return "[…]"
        case _:
            return shortened(str(value))
