"""The fields of an answer or an evidence item, taken out of its plain data and put back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ismap_check.model.plain.pieces import Plain
from ismap_check.questionnaire.asked import Field


def values_of(plain: Mapping[str, Any], fields: Iterable[Field]) -> dict[str, Any]:
    """Return the values by the keys of their fields: ``condition.option`` stands in ``condition``."""
    found = {}
    for field in fields:
        value: Any = plain
        for step in field.key.split("."):
            value = value.get(step) if isinstance(value, Mapping) else None
        if value is not None:
            found[field.key] = value
    return found


def record(values: Mapping[str, Any]) -> Plain:
    """Return the plain data of values by the keys of their fields."""
    plain: Plain = {}
    for key, value in values.items():
        inner = plain
        *above, last = key.split(".")
        for step in above:
            inner = inner.setdefault(step, {})
        inner[last] = value
    return plain
