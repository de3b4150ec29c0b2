"""The vendors of a portfolio as a Parquet table: one row for each file, with its numbers under each catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from io import BytesIO
from itertools import islice
from typing import Any

from ismap_check.model.portfolio import RowPart, VendorRow
from ismap_check.model.rows import NamedTuple
from ismap_check.renderers.parquet_file import Column, Written, arrow, named, schema_of, writing

KIND = "portfolio-vendors"
GROUP = 2_000
"""Rows that are written together."""

PART = (
    Column("baseline", "text", empty=True),
    Column("catalogue", "text"),
    Column("edition", "text"),
    Column("catalogue_sha256", "text"),
    Column("outcome", "text"),
    Column("best_outcome", "text"),
    Column("possible_halves", "number"),
    Column("claimed_halves", "number"),
    Column("best_possible_halves", "number"),
    Column("best_claimed_halves", "number"),
    Column("evidenced_halves", "number"),
    Column("in_scope", "number"),
    Column("answered", "number"),
    Column("gaps", "number"),
    Column("best_gaps", "number"),
    Column("waived", "number"),
    Column("missed", "texts"),
    Column("verified_outcome", "text", empty=True),
    Column("verified_possible_halves", "number", empty=True),
    Column("verified_earned_halves", "number", empty=True),
    Column("corrected_halves", "number", empty=True),
    Column("reviewed_halves", "number", empty=True),
    Column("verified_gaps", "number", empty=True),
)
REGISTRATION = (Column("name", "text"), Column("expires", "day"), Column("expired", "flag"))
COLUMNS = (
    Column("as_of", "day"),
    Column("file", "text"),
    Column("vendor", "text", empty=True),
    Column("service", "text", empty=True),
    Column("name", "text", empty=True),
    Column("outcome", "text", empty=True),
    Column("best_outcome", "text", empty=True),
    Column("verified_outcome", "text", empty=True),
    Column("parts", PART),
    Column("findings", "counts"),
    Column("registrations", REGISTRATION),
    Column("evidence", "number"),
    Column("valid_evidence", "number"),
    Column("expired_evidence", "number"),
    Column("expiring_evidence", "number"),
    Column("next_evidence_day", "day", empty=True),
    Column("failed_on", "texts"),
    Column("trouble", "text", empty=True),
    Column("trouble_document", "text", empty=True),
    Column("trouble_place", "text", empty=True),
    Column("problems", "number"),
)


class Vendors(NamedTuple):
    """The rows to write, and where they come from."""

    rows: Iterable[VendorRow]
    written: Written


def render(vendors: Vendors) -> bytes:
    """Return the file; raises :class:`UsageError` where the extra is missing."""
    out, rows = BytesIO(), iter(vendors.rows)
    library, schema = arrow(), schema_of(COLUMNS)
    with writing(out, COLUMNS, KIND, vendors.written) as writer:
        while group := [_row(row, vendors.written.as_of) for row in islice(rows, GROUP)]:
            writer.write_table(library.Table.from_pylist(group, schema))
    return out.getvalue()


def _row(row: VendorRow, as_of: date) -> dict[str, Any]:
    trouble, seen = row.trouble, row.evidence
    return {
        "as_of": as_of,
        "file": named(row.file),
        "vendor": row.vendor or None,
        "service": row.service or None,
        "name": row.name or None,
        "outcome": row.outcome,
        "best_outcome": row.best_outcome,
        "verified_outcome": row.verified_outcome,
        "parts": [_part(part) for part in row.parts],
        "findings": [*row.findings.items()],
        "registrations": [*_registrations(row)],
        "evidence": seen.items,
        "valid_evidence": seen.valid,
        "expired_evidence": seen.over,
        "expiring_evidence": seen.soon,
        "next_evidence_day": date.fromisoformat(seen.next_day) if seen.next_day else None,
        "failed_on": [*row.failed_on],
        "trouble": trouble.code if trouble else None,
        "trouble_document": named(trouble.document) if trouble else None,
        "trouble_place": trouble.place or None if trouble else None,
        "problems": row.problems,
    }


def _registrations(row: VendorRow) -> Iterator[dict[str, Any]]:
    for one in row.registrations:
        yield {"name": one.name, "expires": date.fromisoformat(one.expires), "expired": one.is_over}


def _part(part: RowPart) -> dict[str, Any]:
    catalogue, _, edition = part.catalogue.partition("@")
    return {
        "baseline": part.baseline,
        "catalogue": catalogue,
        "edition": edition,
        "catalogue_sha256": part.sha256,
        "outcome": part.outcome,
        "best_outcome": part.best_outcome,
        "possible_halves": part.possible,
        "claimed_halves": part.claimed,
        "best_possible_halves": part.best_possible,
        "best_claimed_halves": part.best_claimed,
        "evidenced_halves": part.evidenced,
        "in_scope": part.in_scope,
        "answered": part.answered,
        "gaps": part.gaps,
        "best_gaps": part.best_gaps,
        "waived": part.waived,
        "missed": [*part.missed],
        **_verified(part),
    }


def _verified(part: RowPart) -> dict[str, Any]:
    verified = part.verified
    if verified is None:
        return {}
    return {
        "verified_outcome": verified.outcome,
        "verified_possible_halves": verified.possible,
        "verified_earned_halves": verified.earned,
        "corrected_halves": verified.corrected,
        "reviewed_halves": verified.reviewed,
        "verified_gaps": verified.gaps,
    }
