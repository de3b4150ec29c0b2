"""Explain an invalid document: every schema error in our own words, at its place.

The only module that imports ``jsonschema``; ``check`` imports it only when the gate has refused a document.
"""

from __future__ import annotations

from functools import cache
from typing import Any, cast

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from referencing import Registry

from ismap_check.documents.dates import is_day_or_empty
from ismap_check.documents.faults import Fault, word
from ismap_check.documents.gate import first_complaint
from ismap_check.documents.kinds import schema_of
from ismap_check.documents.near import Suggestions
from ismap_check.documents.trouble import Site
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.sources.problems import shortened

MOST_PROBLEMS = 1000
"""So many errors are one mistake made everywhere, or a hostile file; a hundred thousand take half a minute."""


def explain(kind: str, data: Any, document: str) -> tuple[Diagnostic, ...]:
    """Return a diagnostic for every error; if only the gate finds fault, its own message.

    ``data`` is a document that :func:`ismap_check.documents.gate.is_valid` refused.
    """
    near = Suggestions()
    found: list[Diagnostic] = []
    for error in _validator(kind).iter_errors(data):
        found.extend(word(_fault(error, document), near))
        if len(found) >= MOST_PROBLEMS:
            return (*found[:MOST_PROBLEMS], Site(document).error("too-many-problems", n=MOST_PROBLEMS))
    return tuple(found) or _gate_alone(kind, data, document)


def _fault(error: ValidationError, document: str) -> Fault:
    return Fault(
        site=Site(document, tuple(error.absolute_path)),
        keyword=str(error.validator),
        wants=error.validator_value,
        value=error.instance,
        schema=cast("dict[str, Any]", error.schema),
        message=error.message,
        in_key="propertyNames" in error.absolute_schema_path,
    )


def _gate_alone(kind: str, data: Any, document: str) -> tuple[Diagnostic, ...]:
    message, pointer = first_complaint(kind, data) or ("", ())
    return (Site(document, pointer).error("schema-violation", message=shortened(message)),)


@cache
def _validator(kind: str) -> Draft202012Validator:
    formats = FormatChecker(formats=())
    formats.checks("date")(is_day_or_empty)
    registry: Registry[Any] = Registry()
    return Draft202012Validator(schema_of(kind), registry=registry, format_checker=formats)
