"""Valid plain data to waivers; references are checked by ``waivers_check``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ismap_check.documents.pieces import read_words
from ismap_check.model.waivers import Waiver, Waivers

Row = Mapping[str, Any]


def read_waivers(data: Row, *, origin: str = "", sha256: str = "") -> Waivers:
    """Return the waivers of a document that fits the schema, their ids as they are written."""
    waivers = tuple(_read_waiver(row) for row in data["waivers"])
    return Waivers(service=data["of"]["service"], waivers=waivers, sha256=sha256, origin=origin)


def _read_waiver(row: Row) -> Waiver:
    ((catalogue, control),) = row["control"].items()
    return Waiver(
        catalogue=catalogue,
        control=control,
        accepted_by=row["accepted_by"].rstrip("\n"),
        reason=row["reason"].rstrip("\n"),
        start=date.fromisoformat(row["from"]),
        end=date.fromisoformat(row["until"]),
        compensating=read_words(row.get("compensating")),
    )
