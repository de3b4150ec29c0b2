"""Valid plain data to a baseline."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ismap_check.documents.pieces import read_text, read_words
from ismap_check.model.baseline import Baseline, Confirmation, Party, Selection
from ismap_check.model.gate import Condition, Gate
from ismap_check.model.plain.baseline import COMMON


def read_baseline(data: Mapping[str, Any], *, origin: str = "bundled", sha256: str = "") -> Baseline:
    """Return the baseline of a document that fits the schema."""
    return Baseline(
        id=data["id"],
        title=read_text(data["title"]),
        uses=dict(data["uses"]),
        select={key: _read_selection(row or {}) for key, row in (data.get("select") or {}).items()},
        mandatory={key: tuple(ids or ()) for key, ids in (data.get("mandatory") or {}).items()},
        weights={key: dict(factors or {}) for key, factors in (data.get("weights") or {}).items()},
        gate=read_gate(data.get("gate")),
        programme=read_words(data.get("programme")),
        notice=read_text(data["notice"]) if data.get("notice") else None,
        confirmations=tuple(
            Confirmation(Party(row["by"]), read_text(row["text"])) for row in data.get("confirmations") or ()
        ),
        sha256=sha256,
        origin=origin,
    )


def read_gate(rows: Mapping[str, Any] | None) -> Gate:
    """Return thresholds by catalogue, with those of all catalogues apart."""
    gate = {key: _read_thresholds(row or {}) for key, row in (rows or {}).items()}
    return Gate(gate.pop(COMMON, {}), gate)


def read_share(value: int | str) -> int:
    """Return a percentage (``80``, ``"80.5"``) in tenths of a percent."""
    whole, _, tenth = str(value).partition(".")
    return int(whole) * 10 + int(tenth or 0)


def _read_selection(row: Mapping[str, Any]) -> Selection:
    """Return a selection; an empty list counts as absent, and an absent one takes all."""
    include = row.get("include")
    return Selection(include=tuple(include) if include else None, exclude=tuple(row.get("exclude") or ()))


def _read_thresholds(row: Mapping[str, int | str | None]) -> dict[Condition, int]:
    return {
        Condition(name): int(value) if name == Condition.MANDATORY_EXCLUSIONS else read_share(value)
        for name, value in row.items()
        if value is not None and value != ""
    }
