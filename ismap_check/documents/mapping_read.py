"""Valid plain data to a mapping."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ismap_check.documents.pieces import read_text
from ismap_check.model.mapping import CatalogueMapping, Link, Relation

Row = Mapping[str, Any]


def read_mapping(data: Row, *, origin: str = "bundled", sha256: str = "") -> CatalogueMapping:
    """Return the mapping of a document that fits the schema."""
    return CatalogueMapping(
        source=_read_edition(data["from"]),
        target=_read_edition(data["to"]),
        links=tuple(_read_link(row) for row in data["links"]),
        sha256=sha256,
        origin=origin,
    )


def _read_edition(row: Mapping[str, str]) -> str:
    ((catalogue, edition),) = row.items()
    return f"{catalogue}@{edition}"


def _read_link(row: Row) -> Link:
    return Link(
        source=row["from"], target=row["to"], relation=Relation(row["relation"]), reason=read_text(row["reason"])
    )
