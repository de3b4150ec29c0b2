"""A record of a history as plain data, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ismap_check.model.gate import Outcome
from ismap_check.model.history import HistoryRecord, RecordedCatalogue
from ismap_check.model.plain.pieces import SCHEMA_VERSION, Plain, given, write_text
from ismap_check.model.text import Text

KIND = "history-record"
COUNTS = ("possible", "claimed", "evidenced", "in_scope", "answered", "gaps")
VERIFIED = ("verified", "verified_possible")


def write_record(record: HistoryRecord) -> Plain:
    """Return the record; optional parts that are absent are left out."""
    return {
        "kind": KIND,
        "schema": SCHEMA_VERSION,
        **given({"previous": record.previous}),
        "service": record.service,
        "as_of": record.as_of.isoformat(),
        "tool_version": record.tool_version,
        "outcome": str(record.outcome),
        **given({"verified_outcome": record.verified_outcome and str(record.verified_outcome)}),
        "inputs": record.inputs,
        "catalogues": [_write_catalogue(one) for one in record.catalogues],
    }


def read_record(data: Any) -> HistoryRecord:
    """Return the record; raises ValueError, TypeError or KeyError for data that is none."""
    if data["kind"] != KIND or data["schema"] != SCHEMA_VERSION:
        raise ValueError(data["kind"])
    verified = data.get("verified_outcome")
    return HistoryRecord(
        previous=_optional(data, "previous"),
        service=_text(data, "service"),
        as_of=date.fromisoformat(data["as_of"]),
        tool_version=_text(data, "tool_version"),
        outcome=Outcome(data["outcome"]),
        verified_outcome=None if verified is None else Outcome(verified),
        inputs=_text(data, "inputs"),
        catalogues=tuple(_read_catalogue(row) for row in data["catalogues"]),
    )


def _write_catalogue(one: RecordedCatalogue) -> Plain:
    return {
        **given({"baseline": one.baseline}),
        "catalogue": one.catalogue,
        "edition": one.edition,
        "structure": one.structure,
        "outcome": str(one.outcome),
        **{name: getattr(one, name) for name in COUNTS},
        **given({name: getattr(one, name) for name in VERIFIED}),
        **given({"verified_outcome": one.verified_outcome and str(one.verified_outcome)}),
        **given({"title": one.title and write_text(one.title)}),
        **given({"baseline_title": one.baseline_title and write_text(one.baseline_title)}),
    }


def _read_catalogue(row: Mapping[str, Any]) -> RecordedCatalogue:
    counts = {name: _count(row[name]) for name in COUNTS}
    verified = {name: _count(row[name]) for name in VERIFIED if name in row}
    concluded = row.get("verified_outcome")
    if len(verified) == 1 or (concluded is not None and not verified) or not _adds_up({**counts, **verified}):
        raise ValueError(row)
    return RecordedCatalogue(
        baseline=_optional(row, "baseline"),
        catalogue=_text(row, "catalogue"),
        edition=_text(row, "edition"),
        structure=_text(row, "structure"),
        outcome=Outcome(row["outcome"]),
        **counts,
        **verified,
        verified_outcome=None if concluded is None else Outcome(concluded),
        title=_title(row, "title"),
        baseline_title=_title(row, "baseline_title"),
    )


def _title(row: Mapping[str, Any], key: str) -> Text | None:
    return Text(_text(row[key], "ja"), _text(row[key], "en")) if key in row else None


def _adds_up(counts: Mapping[str, int]) -> bool:
    """Whether no part is larger than its whole."""
    pairs = (("claimed", "possible"), ("evidenced", "claimed"), ("answered", "in_scope"), VERIFIED)
    return all(counts.get(part, 0) <= counts.get(whole, 0) for part, whole in pairs)


def _text(row: Mapping[str, Any], key: str) -> str:
    if not isinstance(row[key], str):
        raise TypeError(key)
    return str(row[key])


def _optional(row: Mapping[str, Any], key: str) -> str | None:
    return _text(row, key) if key in row else None


def _count(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError(value)
    return value
