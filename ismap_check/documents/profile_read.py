"""Valid plain data to a vendor profile, ids of controls still as they are written."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from ismap_check.documents.pieces import read_all, read_date, read_period, read_text, read_words
from ismap_check.documents.response_read import read_evidence, read_responses
from ismap_check.documents.statement_read import read_statement
from ismap_check.model.catalogue import FactValue
from ismap_check.model.profile import (
    AssessmentScope,
    Base,
    Option,
    Registration,
    Service,
    Vendor,
    VendorProfile,
)

Row = Mapping[str, Any]


def read_profile(data: Row) -> VendorProfile:
    """Return the profile of one whole document that fits the schema; ``extends`` and ``parts`` are the loader's."""
    return dataclasses.replace(
        read_head(data), inherits=read_inherits(data), responses=read_responses(data), evidence=read_evidence(data)
    )


def read_head(data: Row) -> VendorProfile:
    """Return the profile without what its other files may hold too: bases, answers and evidence."""
    vendor = data["vendor"]
    return VendorProfile(
        language=data.get("language") or "ja",
        vendor=Vendor(
            name=vendor["name"].rstrip("\n"),
            corporate_number=read_words(vendor.get("corporate_number")),
            country=read_words(vendor.get("country")),
        ),
        service=_read_service(data["service"]),
        assessment=_read_scope(data["assessment"]),
        registrations=tuple(_read_registration(row) for row in data.get("registrations") or ()),
        statement=read_statement(data.get("statement") or {}),
    )


def read_inherits(data: Row) -> dict[str, Base]:
    """Return the services that answers are inherited from."""
    return {key: _read_base(key, row or {}) for key, row in (data.get("inherits") or {}).items()}


def read_facts(row: Row | None) -> dict[str, FactValue]:
    """Return the answers to questions of fact, as they are written; an empty one is none."""
    return {key: _read_fact(value) for key, value in (row or {}).items() if _is_answer(value)}


def _read_service(row: Row) -> Service:
    return Service(
        id=row["id"],
        name=row["name"].rstrip("\n"),
        model=read_words(row.get("model")),
        facts=read_facts(row.get("facts")),
        options={
            key: Option(id=key, title=read_text(option["title"]), excludes=tuple(option.get("excludes") or ()))
            for key, option in (row.get("options") or {}).items()
        },
        subprocessors=read_all(row.get("subprocessors")),
    )


def _is_answer(value: Any) -> bool:
    """Tell an answer from none: an empty list says "none of them", an empty text says nothing."""
    return value is not None and value != ""


def _read_fact(value: Any) -> FactValue:
    return tuple(value) if isinstance(value, list) else value


def _read_scope(row: Row) -> AssessmentScope:
    return AssessmentScope(
        catalogues=dict(row["catalogues"]),
        programme=read_words(row.get("programme")),
        period=read_period(row.get("period")),
        previous_period=read_period(row.get("previous_period")),
        prepared_on=read_date(row.get("prepared_on")),
        prepared_by=read_words(row.get("prepared_by")),
    )


def _read_registration(row: Row) -> Registration:
    return Registration(
        programme=row["programme"].rstrip("\n"),
        number=read_words(row.get("number")),
        service=read_words(row.get("service")),
        scope=read_words(row.get("scope")),
        regions=read_all(row.get("regions")),
        period=read_period(row.get("period")),
        expires=read_date(row.get("expires")),
        renewal_filed=read_date(row.get("renewal_filed")),
    )


def _read_base(key: str, row: Row) -> Base:
    return Base(
        id=key,
        service=read_words(row.get("service")),
        programme=read_words(row.get("programme")),
        number=read_words(row.get("number")),
        expires=read_date(row.get("expires")),
        renewal_filed=read_date(row.get("renewal_filed")),
    )
