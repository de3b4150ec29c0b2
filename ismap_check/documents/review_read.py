"""Valid plain data to a review; references are checked by ``review_check``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ismap_check.documents.pieces import read_date, read_period, read_text, read_words
from ismap_check.model.plain.review import ASKED_FOR
from ismap_check.model.result import Verdict
from ismap_check.model.review import (
    GRADES,
    Correction,
    DrawingRecord,
    FollowUp,
    FollowUpResult,
    Procedure,
    Review,
    ReviewEntry,
    Reviewer,
    ReviewMark,
    Sample,
)
from ismap_check.model.text import Text

Row = Mapping[str, Any]


def read_review(data: Row, *, origin: str = "", sha256: str = "") -> Review:
    """Return the review of a document that fits the schema, its ids as they are written; empty counts as absent."""
    return Review(
        service=data["of"]["service"],
        editions=dict(data["of"].get("catalogues") or {}),
        reviewer=_read_reviewer(data["reviewer"]),
        reviewed_on=read_date(data.get("reviewed_on")),
        drawings=tuple(map(_read_drawing, data.get("drawings") or ())),
        grades=_read_grades(data.get("grades")),
        results={
            catalogue: {control: read_entry(row or {}) for control, row in (rows or {}).items()}
            for catalogue, rows in data["results"].items()
        },
        sha256=sha256,
        origin=origin,
    )


def read_entry(row: Row) -> ReviewEntry:
    """Return the result on one control."""
    return ReviewEntry(
        digest=row.get("digest") or None,
        design=_mark(row.get("design")),
        operation=_mark(row.get("operation")),
        verdict=Verdict(row["verdict"]) if row.get("verdict") else None,
        grade=read_words(row.get("grade")),
        note=read_words(row.get("note")),
        reviewed_on=read_date(row.get("reviewed_on")),
        procedures=tuple(Procedure(name) for name in row.get("procedures") or ()),
        tested=read_period(row.get("tested")),
        sample=_read_sample(row.get("sample") or {}),
        workpaper=read_words(row.get("workpaper")),
        prior_finding=read_words(row.get("prior_finding")),
        second_reviewer=read_words(row.get("second_reviewer")),
        correction=_read_correction(row.get("correction") or {}),
    )


def _read_drawing(row: Row) -> DrawingRecord:
    return DrawingRecord(
        seed=row["seed"],
        size=row["size"],
        method=row["method"],
        population=row["population"],
        population_sha256=row["population_sha256"],
        controls={catalogue: tuple(controls) for catalogue, controls in row["controls"].items()},
        tool_version=row["tool_version"],
        as_of=date.fromisoformat(row["as_of"]),
        **{name: tuple(row.get(name) or ()) for name in ASKED_FOR},
    )


def _read_reviewer(row: Row) -> Reviewer:
    return Reviewer(
        name=row["name"].rstrip("\n"),
        organisation=read_words(row.get("organisation")),
        independence=read_words(row.get("independence")),
    )


def _read_grades(row: Row | None) -> dict[str, Text | None]:
    if not row:
        return dict.fromkeys(GRADES)
    return {name: read_text(title) if title else None for name, title in row.items()}


def _mark(value: str | None) -> ReviewMark | None:
    return ReviewMark(value) if value else None


def _read_sample(row: Row) -> Sample | None:
    sample = Sample(
        population=row.get("population"),
        size=row.get("size"),
        drawn=read_words(row.get("drawn")),
        exceptions=row.get("exceptions"),
    )
    return None if sample == Sample() else sample


def _read_correction(row: Row) -> Correction | None:
    correction = Correction(
        agreed=read_words(row.get("agreed")),
        owner=read_words(row.get("owner")),
        due=read_date(row.get("due")),
        follow_up=_read_follow_up(row.get("follow_up") or {}),
    )
    return None if correction == Correction() else correction


def _read_follow_up(row: Row) -> FollowUp | None:
    follow_up = FollowUp(
        seen_on=read_date(row.get("seen_on")),
        result=FollowUpResult(row["result"]) if row.get("result") else None,
        note=read_words(row.get("note")),
    )
    return None if follow_up == FollowUp() else follow_up
