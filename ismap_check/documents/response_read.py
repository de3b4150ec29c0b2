"""Responses and evidence items of a vendor profile, or of one of its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ismap_check.documents.pieces import read_date, read_period, read_text, read_words
from ismap_check.model.profile import Conditional, Effort, EvidenceItem, MeasureChange, Recheck, Response, Status
from ismap_check.model.text import Text

Row = Mapping[str, Any]

_STATUS: Mapping[str | None, Status] = {str(member): member for member in Status}
_EFFORT: Mapping[str | None, Effort] = {str(member): member for member in Effort}


def read_responses(data: Row, origin: str | None = None) -> dict[str, dict[str, Response]]:
    """Return the responses by catalogue and control as written; ``origin`` names the file if it is not the profile."""
    return {
        catalogue: {control: read_response(row or {}, origin) for control, row in (rows or {}).items()}
        for catalogue, rows in (data.get("responses") or {}).items()
    }


def read_evidence(data: Row, origin: str | None = None) -> dict[str, EvidenceItem]:
    """Return the evidence items by id; ``origin`` names the file if it is not the profile."""
    return {key: _read_item(key, row, origin) for key, row in (data.get("evidence") or {}).items()}


def read_response(row: Row, origin: str | None = None) -> Response:
    """Return one response; ``origin`` names the file if it is not the profile."""
    given = {_FIELDS[key][0]: _FIELDS[key][1](value) for key, value in row.items() if value}
    return Response(**given, origin=origin)


def _read_condition(row: Row) -> Conditional:
    return Conditional(option=row["option"], otherwise=Status(row["otherwise"]))


def _read_change(row: Row) -> MeasureChange:
    return MeasureChange(until=read_date(row.get("until")), measure=row["measure"].rstrip("\n"))


def _read_recheck(row: Row) -> Recheck:
    source = row["from"]
    return Recheck(
        catalogue=source["catalogue"],
        edition=source["edition"],
        control=source["control"],
        relation=row["relation"],
        reason=_read_reason(row.get("reason")),
    )


def _read_reason(value: str | Row | None) -> Text | None:
    """Return a reason in both languages, None if there is nothing but blanks in it."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    return read_text(value)


_FIELDS: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "status": ("status", _STATUS.get),
    "measure": ("measure", read_words),
    "reason": ("reason", read_words),
    "evidence": ("evidence", tuple),
    "due": ("due", read_date),
    "owner": ("owner", read_words),
    "effort": ("effort", _EFFORT.get),
    "assignee": ("assignee", read_words),
    "from": ("inherited_from", read_words),
    "condition": ("condition", _read_condition),
    "changes": ("changes", lambda rows: tuple(_read_change(row) for row in rows)),
    "recheck": ("recheck", _read_recheck),
    "extra": ("extra", lambda texts: {key: text or "" for key, text in texts.items()}),
}
"""The model's name of every key of a response, and what reads its value; an empty value counts as absent."""


def _read_item(key: str, row: Row, origin: str | None) -> EvidenceItem:
    sha256 = read_words(row.get("sha256"))
    return EvidenceItem(
        id=key,
        title=row["title"].rstrip("\n"),
        file=read_words(row.get("file")),
        url=read_words(row.get("url")),
        sha256=sha256 and sha256.lower(),
        issued=read_date(row.get("issued")),
        covers=read_period(row.get("covers")),
        expires=read_date(row.get("expires")),
        owner=read_words(row.get("owner")),
        confidential=bool(row.get("confidential")),
        origin=origin,
    )
