"""A mapping as the plain data of its document: the tool reads mappings and never writes one, but tests make some."""

from __future__ import annotations

from ismap_check.model.mapping import CatalogueMapping, Link
from ismap_check.model.plain.pieces import SCHEMA_VERSION, Plain, write_title


def write_mapping(mapping: CatalogueMapping) -> Plain:
    """Return the document; hash and origin are no part of it."""
    return {
        "kind": "mapping",
        "schema": SCHEMA_VERSION,
        "from": _write_edition(mapping.source),
        "to": _write_edition(mapping.target),
        "links": [_write_link(link) for link in mapping.links],
    }


def _write_edition(ref: str) -> Plain:
    catalogue, _, edition = ref.partition("@")
    return {catalogue: edition}


def _write_link(link: Link) -> Plain:
    return {
        "from": link.source,
        "to": link.target,
        "relation": str(link.relation),
        "reason": write_title(link.reason),
    }
