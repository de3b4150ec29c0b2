"""The schema gate: says quickly whether a document is valid, compiled once per kind (jsonschema-rs)."""

from __future__ import annotations

import decimal  # noqa: F401 -- jsonschema_rs needs it, and panics where Ctrl-C stops it from being imported
from functools import cache
from typing import Any, NoReturn

from ismap_check.documents.dates import is_day_or_empty
from ismap_check.documents.kinds import schema_of
from ismap_check.sources.late import late

with late("email.utils", parsedate_to_datetime=str):  # only its build date needs this, which nobody here reads
    import jsonschema_rs


def is_valid(kind: str, data: Any) -> bool:
    """Return whether plain data fits the schema of its kind."""
    return _validator(kind).is_valid(data)


def first_complaint(kind: str, data: Any) -> tuple[str, tuple[str | int, ...]] | None:
    """Return the gate's own message (English) and pointer, for the case that the explainer finds nothing."""
    error = next(_validator(kind).iter_errors(data), None)
    return None if error is None else (error.message, tuple(error.instance_path))


@cache
def _validator(kind: str) -> jsonschema_rs.Draft202012Validator:
    formats = {"date": is_day_or_empty}
    return jsonschema_rs.Draft202012Validator(
        schema_of(kind), formats=formats, validate_formats=True, retriever=_refuse
    )


def _refuse(uri: str) -> NoReturn:
    """Nothing is ever fetched: all schemas ship in the package."""
    raise ValueError(uri)
