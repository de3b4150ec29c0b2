"""Valid plain data to a procurement case; references are checked by ``procurement_check``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ismap_check.documents.baseline_read import read_gate
from ismap_check.documents.pieces import read_all, read_date, read_period, read_words
from ismap_check.documents.profile_read import read_facts
from ismap_check.model.procurement import (
    AskedQuestion,
    Axis,
    Bid,
    Decision,
    Demands,
    Leaning,
    ProcurementCase,
    Project,
    QuestionState,
    RecordedTask,
    RiskAxis,
    SeenRegistration,
    TaskState,
    Topic,
)
from ismap_check.model.signature import Signature

Row = Mapping[str, Any]


def read_case(data: Row, *, origin: str = "", sha256: str = "") -> ProcurementCase:
    """Return the case of a document that fits the schema; whatever is empty counts as absent."""
    risk = data.get("risk") or {}
    return ProcurementCase(
        project=_read_project(data.get("project") or {}),
        facts=read_facts(data.get("facts")),
        risk=_read_axes(risk),
        decision=_read_decision(risk.get("decision") or {}),
        demands=_read_demands(data.get("demands") or {}),
        bids=tuple(_read_bid(row) for row in data.get("bids") or ()),
        questions=tuple(_read_question(row) for row in data.get("questions") or ()),
        points={key: dict(row or {}) for key, row in (data.get("points") or {}).items()},
        tasks=tuple(_read_task(row) for row in data.get("tasks") or ()),
        signatures=tuple(_read_signature(row) for row in data.get("signatures") or ()),
        sha256=sha256,
        origin=origin,
    )


def _read_project(row: Row) -> Project:
    return Project(
        name=read_words(row.get("name")),
        agency=read_words(row.get("agency")),
        purpose=read_words(row.get("purpose")),
        phase=read_words(row.get("phase")),
        contract=read_period(row.get("contract")),
    )


def _read_axes(risk: Row) -> dict[Axis, RiskAxis]:
    """Return the axes on which anything is said."""
    axes = {axis: _read_axis(risk.get(axis) or {}) for axis in Axis}
    return {axis: row for axis, row in axes.items() if row != RiskAxis()}


def _read_axis(row: Row) -> RiskAxis:
    leaning = row.get("leaning")
    return RiskAxis(
        judgement=read_words(row.get("judgement")),
        leaning=Leaning(leaning) if leaning else None,
        reason=read_words(row.get("reason")),
        facts=tuple(row.get("facts") or ()),
    )


def _read_decision(row: Row) -> Decision | None:
    decision = Decision(
        by=read_words(row.get("by")),
        result=read_words(row.get("result")),
        decided_on=read_date(row.get("decided_on")),
        reason=read_words(row.get("reason")),
        board=read_words(row.get("board")),
    )
    return None if decision == Decision() else decision


def _read_demands(row: Row) -> Demands:
    return Demands(
        catalogues=dict(row.get("catalogues") or {}),
        baselines=read_all(row.get("baselines")),
        musts={key: _read_musts(musts or {}) for key, musts in (row.get("musts") or {}).items()},
        weights={key: dict(factors or {}) for key, factors in (row.get("weights") or {}).items()},
        thresholds=read_gate(row.get("thresholds")),
        settle=tuple(row.get("settle") or ()),
        reason=read_words(row.get("reason")),
    )


def _read_musts(row: Row) -> dict[str, str | None]:
    return {control: read_words(reason) for control, reason in row.items()}


def _read_bid(row: Row) -> Bid:
    return Bid(
        id=row["id"],
        profile=row["profile"].rstrip("\n"),
        options=tuple(row.get("options") or ()),
        confirmed=tuple(_read_seen(seen) for seen in row.get("confirmed") or ()),
        note=read_words(row.get("note")),
    )


def _read_seen(row: Row) -> SeenRegistration:
    return SeenRegistration(
        number=row["number"].rstrip("\n"),
        seen_on=read_date(row.get("seen_on")),
        by=read_words(row.get("by")),
        url=read_words(row.get("url")),
        listed=row.get("listed"),
        expires=read_date(row.get("expires")),
        note=read_words(row.get("note")),
    )


def _read_topic(row: Row | None) -> Topic | None:
    """Return what a record is about; the schema lets a topic have one catalogue only."""
    return next((Topic(catalogue=key, node=node or None) for key, node in (row or {}).items()), None)


def _read_question(row: Row) -> AskedQuestion:
    return AskedQuestion(
        bid=row["bid"],
        topic=_read_topic(row.get("control")),
        fact=row.get("fact") or None,
        text=read_words(row.get("text")),
        asked_on=read_date(row.get("asked_on")),
        due=read_date(row.get("due")),
        answered_on=read_date(row.get("answered_on")),
        answer=read_words(row.get("answer")),
        state=QuestionState(row.get("state") or QuestionState.OPEN),
    )


def _read_task(row: Row) -> RecordedTask:
    return RecordedTask(
        topic=_read_topic(row.get("control")),
        text=read_words(row.get("text")),
        state=TaskState(row.get("state") or TaskState.OPEN),
        by=read_words(row.get("by")),
        due=read_date(row.get("due")),
        note=read_words(row.get("note")),
    )


def _read_signature(row: Row) -> Signature:
    return Signature(
        role=read_words(row.get("role")),
        organisation=read_words(row.get("organisation")),
        name=read_words(row.get("name")),
        signed_on=read_date(row.get("signed_on")),
    )
