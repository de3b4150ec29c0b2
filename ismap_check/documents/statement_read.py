"""The declarations of a statement in a vendor profile."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ismap_check.documents.pieces import read_all, read_words
from ismap_check.model.statement import Overview, Population, Signatory, Statement, UncoveredService

Row = Mapping[str, Any]


def read_statement(row: Row) -> Statement:
    """Return what is declared; ``row`` may be empty."""
    return Statement(
        sub_services=read_all(row.get("sub_services")),
        regions=read_all(row.get("regions")),
        uncovered_services=tuple(_read_uncovered(one) for one in row.get("uncovered_services") or ()),
        overview=_read_overview(row.get("overview") or {}),
        subsequent_events=read_all(row.get("subsequent_events")),
        special_notes=read_all(row.get("special_notes")),
        signatory=_read_signatory(row.get("signatory") or {}),
        capital_ties=read_all(row.get("capital_ties")),
        officers=read_all(row.get("officers")),
        foreign_law_risk=read_words(row.get("foreign_law_risk")),
        governing_law=read_words(row.get("governing_law")),
        jurisdiction=read_words(row.get("jurisdiction")),
        third_party_tests=read_all(row.get("third_party_tests")),
        test_acceptance=read_words(row.get("test_acceptance")),
        certifications=read_all(row.get("certifications")),
    )


def _read_uncovered(value: str | Row) -> UncoveredService:
    """Return a service that is not covered; a text is its name."""
    row: Row = {"service": value} if isinstance(value, str) else value
    return UncoveredService(
        service=row["service"].rstrip("\n"),
        scope=read_words(row.get("scope")),
        declaration=read_words(row.get("declaration")),
    )


def _read_overview(row: Row) -> Overview:
    return Overview(
        provider=read_words(row.get("provider")),
        service=read_words(row.get("service")),
        structure=read_words(row.get("structure")),
        internal_control=read_words(row.get("internal_control")),
        populations=tuple(
            Population(treated_as_one=one["treated_as_one"].rstrip("\n"), reason=read_words(one.get("reason")))
            for one in row.get("populations") or ()
        ),
    )


def _read_signatory(row: Row) -> Signatory:
    return Signatory(
        name=read_words(row.get("name")),
        position=read_words(row.get("position")),
        final_responsibility=row.get("final_responsibility"),
        authority=read_words(row.get("authority")),
    )
