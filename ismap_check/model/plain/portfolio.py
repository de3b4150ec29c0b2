"""A row of a portfolio as plain data, and back: one line of the file that a run writes as it goes."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from ismap_check.model.answers import AnswerKind, Answers
from ismap_check.model.gate import Outcome
from ismap_check.model.plain.pieces import Plain
from ismap_check.model.portfolio import EvidenceDays, RegistrationDay, RowPart, Trouble, VendorRow, VerifiedPart

OUTCOMES = ("outcome", "best_outcome", "verified_outcome")


def write_row(row: VendorRow) -> Plain:
    """Return a row; what says nothing is left out."""
    said: Plain = {key: value for key, value in _fields(row).items() if value not in (None, "", 0, (), {})}
    said["parts"] = [_fields(part) for part in row.parts]
    said["registrations"] = [_fields(one) for one in row.registrations]
    said["evidence"] = _fields(row.evidence)
    if row.trouble:
        said["trouble"] = _fields(row.trouble)
    return said


def read_row(data: Plain) -> VendorRow:
    """Return the row; raises TypeError, KeyError or ValueError for what is none."""
    told = dict(data)
    told["parts"] = tuple(_part(part) for part in told["parts"])
    told["registrations"] = tuple(RegistrationDay(**one) for one in told["registrations"])
    told["evidence"] = EvidenceDays(**told["evidence"])
    told["trouble"] = Trouble(**told["trouble"]) if told.get("trouble") else None
    told["failed_on"] = tuple(told.get("failed_on", ()))
    return VendorRow(**_with_outcomes(told))


def _part(data: Plain) -> RowPart:
    kinds, codes = data["answers"]
    told = {
        "missed": tuple(data["missed"]),
        "answers": Answers(tuple(AnswerKind(*kind) for kind in kinds), codes),
        "verified": _verified(*data["verified"]) if data["verified"] else None,
    }
    return RowPart(**{**_with_outcomes(data), **told})


def _verified(outcome: str, *numbers: int) -> VerifiedPart:
    return VerifiedPart(Outcome(outcome), *numbers)


def _with_outcomes(data: Plain) -> Plain:
    named = {key: Outcome(data[key]) for key in OUTCOMES if data.get(key)}
    return {**data, **named}


def _fields(value: Any) -> Plain:
    return {field.name: getattr(value, field.name) for field in fields(value)}
